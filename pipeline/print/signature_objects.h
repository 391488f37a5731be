/*
 * signature_objects: the objects of an incremental update, and the
 * cross-reference stream at its end (ISO 32000-1, 7.5.6 to 7.5.8).
 *
 * Small dictionaries are together in one object stream, as in the file before
 * it; what must be found in the bytes, and streams, are written as they are
 * added.
 */
#ifndef PRINT_SIGNATURE_OBJECTS_H
#define PRINT_SIGNATURE_OBJECTS_H

#include <stddef.h>
#include <stdint.h>

#include "base/text.h"

struct arena;
struct objects;

struct update_row {
	int number;
	int type;	/* of table 18: 1 or 2 */
	uint32_t place; /* its offset, or the number of its object stream */
	uint16_t index; /* in that stream */
};

struct update_objects {
	struct arena *arena;
	size_t base;		 /* bytes of the file before it */
	struct buffer out;	 /* the update */
	struct objects *deflate; /* for objects_deflate */
	struct update_row *rows;
	size_t row_count, row_room;
	int next;		       /* the first number that is not in use */
	struct buffer numbers, packed; /* of the object stream */
	uint16_t packed_count;
	int pack; /* its number */
};

/* `size` is that of the file's cross-reference; `deflate` must outlive it. */
struct update_objects update_objects_begin(
    struct arena *arena, struct objects *deflate, size_t base, int size);

int update_object_new(struct update_objects *update);

/* A dictionary with these entries, in the object stream. */
void update_object_set(
    struct update_objects *update, int number, struct text entries);

/* Begins an object in the bytes, "12 0 obj"; the caller writes the rest
   of it. */
void update_object_begin(struct update_objects *update, int number);

/* A stream of these bytes, which entries may say are deflated. */
void update_object_stream(struct update_objects *update, int number,
    struct text entries, struct text bytes);

/* The bytes deflated; returns the number of the stream. */
int update_object_deflated(
    struct update_objects *update, struct text entries, struct text bytes);

struct update_trailer {
	int root;
	struct text info; /* a reference */
	struct text id;	  /* the permanent part of the file identifier */
	size_t previous;  /* offset of the file's cross-reference stream */
};

/* Writes the object stream, the cross-reference stream and what is below. */
void update_objects_end(
    struct update_objects *update, const struct update_trailer *trailer);

#endif
