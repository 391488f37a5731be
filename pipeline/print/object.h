/*
 * object: the numbered objects of a PDF file.
 *
 * libharu, known to object.c alone, keeps the numbers and writes the
 * streams. What stands in dictionaries we spell ourselves, and many of them
 * go into one stream together (ISO 32000-1, 7.5.7), with a stream for the
 * table of cross references too (7.5.8): a tagged document has thousands of
 * small dictionaries, which so take a sixth of their bytes. libdeflate,
 * known to object.c alone, deflates in a third of zlib's time.
 *
 * A failure keeps: nothing after it has an effect, objects_save returns
 * false and objects_failure says what it was.
 */
#ifndef PRINT_OBJECT_H
#define PRINT_OBJECT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

struct arena;
struct objects;

/* NULL for want of memory. What objects hold in the arena stays there. */
struct objects *objects_new(struct arena *arena);
void objects_free(struct objects *objects);

/* The number of a new dictionary; object_set says what it is, once. */
int object_new(struct objects *objects);

/* The entries of a dictionary, without the brackets around it. */
void object_set(struct objects *objects, int object, struct text entries);

/* A new array of references. */
int object_array(struct objects *objects, const int *items, size_t count);

/* Deflated by the filter FlateDecode. Valid until the next are. */
struct text objects_deflate(struct objects *objects, struct text bytes);

enum stream_filter {
	STREAM_PLAIN,
	STREAM_DEFLATED,
	STREAM_PREDEFLATED, /* was deflated, by objects_deflate */
	STREAM_WITH_UUID, /* plain, and one of a file has OBJECTS_BLANK_UUID */
};

/* A new stream of these bytes; entries besides its length and filter. */
int object_stream(struct objects *objects, struct text entries,
    struct text bytes, enum stream_filter filter);

/* Where this stands in the stamped stream, objects_save puts the file's. */
#define OBJECTS_BLANK_UUID "00000000-0000-0000-0000-000000000000"

/*
 * The whole file, catalog and info being the numbers of its two dictionaries
 * that the trailer names. Its identifier (14.4) is the digest of all its
 * bytes, as they are with zeros in place of the identifier; as a UUID it is
 * the same digits.
 */
bool objects_save(
    struct objects *objects, int catalog, int info, struct text *bytes);

/* What failed, in words with libharu's number for it; NULL: nothing. */
const char *objects_failure(const struct objects *objects);

#endif
