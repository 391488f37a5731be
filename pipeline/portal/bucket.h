/*
 * bucket: what an object store says of the objects that it has.
 */
#ifndef PORTAL_BUCKET_H
#define PORTAL_BUCKET_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

struct arena;

/* No answer with a list is taken that is longer, in bytes. */
enum { BUCKET_MOST = 1024 * 1024 };

struct bucket_object {
	const char *key;
	const char *time; /* when it was stored, as the store writes it */
};

struct bucket_list {
	struct bucket_object *at;
	size_t count;
	bool is_whole; /* else there are more */
};

/* Reads a ListBucketResult; false where the bytes are none. */
bool bucket_list_read(
    struct arena *arena, struct text bytes, struct bucket_list *list);

#endif
