/*
 * object: the numbered objects of a PDF file.
 *
 * libharu, known to object.c alone, numbers the objects, deflates their
 * streams and writes the file with its table of cross references. What
 * stands in them we spell ourselves: a dictionary made by libharu costs two
 * allocations an entry, and a tagged document has thousands of entries.
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

/* The number of a new dictionary; object_set says what it is. */
int object_new(struct objects *objects);

/* The entries of a dictionary, without the brackets around it. */
void object_set(struct objects *objects, int object, struct text entries);

/* A new array of references. */
int object_array(struct objects *objects, const int *items, size_t count);

/* The numbers of dictionaries that every file has. */
int objects_catalog(const struct objects *objects);
int objects_pages(const struct objects *objects); /* the root of the pages */
int objects_info(const struct objects *objects);

enum stream_filter { STREAM_PLAIN, STREAM_DEFLATED };

/* A new stream of these bytes; entries besides its length and filter. */
int object_stream(struct objects *objects, struct text entries,
    struct text bytes, enum stream_filter filter);

/* A new picture of a JPEG file; 0 where it is none that a PDF/A may hold. */
int object_jpeg(struct objects *objects, struct text bytes);

/*
 * The whole file. Its identifier (14.4) is the digest of all its bytes, as
 * they are with zeros in place of the identifier.
 */
bool objects_save(struct objects *objects, struct text *bytes);

/* What failed, in words with libharu's number for it; NULL: nothing. */
const char *objects_failure(const struct objects *objects);

#endif
