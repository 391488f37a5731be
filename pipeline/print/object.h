/*
 * object: the numbered objects of a PDF file.
 *
 * Only object.c uses libharu, which keeps the numbers and writes the streams,
 * and libdeflate, which takes a third of zlib's time. Dictionaries are written
 * here, many of them together in an object stream (ISO 32000-1, 7.5.7), and the
 * cross-reference table is a stream as well (7.5.8): a tagged document has
 * thousands of small dictionaries, which take a sixth of their bytes that way.
 *
 * A failure is permanent: all calls after it do nothing, objects_save returns
 * false and objects_failure describes it.
 */
#ifndef PRINT_OBJECT_H
#define PRINT_OBJECT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

struct arena;
struct objects;

/* NULL if memory runs out. Data in the arena is not freed by objects_free. */
struct objects *objects_new(struct arena *arena);
void objects_free(struct objects *objects);

/* Reserves the number of a dictionary, to be passed to object_set once. */
int object_new(struct objects *objects);

/* Writes the dictionary with these entries, given without << and >>. */
void object_set(struct objects *objects, int object, struct text entries);

/* Writes an array of references; returns its number. */
int object_array(struct objects *objects, const int *items, size_t count);

/* The bytes, deflated for FlateDecode. Valid until others are deflated. */
struct text objects_deflate(struct objects *objects, struct text bytes);

enum stream_filter {
	STREAM_PLAIN,
	STREAM_DEFLATED,
	STREAM_PREDEFLATED, /* deflated before, by objects_deflate */
	STREAM_WITH_UUID,   /* plain, with OBJECTS_BLANK_UUID in it; one in each
			       file */
};

/* Writes a stream of these bytes; the entries are those besides its length and
   filter. Returns its number. */
int object_stream(struct objects *objects, struct text entries,
    struct text bytes, enum stream_filter filter);

/* A placeholder in the STREAM_WITH_UUID, replaced by objects_save. */
#define OBJECTS_BLANK_UUID "00000000-0000-0000-0000-000000000000"

/*
 * The whole file; catalog and info are the numbers of the two dictionaries in
 * its trailer. The file identifier (14.4) is the digest of all bytes of the
 * file, with zeros in place of the identifier; the UUID has the same digits.
 */
bool objects_save(
    struct objects *objects, int catalog, int info, struct text *bytes);

/* What failed, with libharu's error number; NULL: nothing. */
const char *objects_failure(const struct objects *objects);

#endif
