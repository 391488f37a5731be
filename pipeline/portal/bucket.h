/*
 * bucket: the listing of a bucket in an object store.
 */
#ifndef PORTAL_BUCKET_H
#define PORTAL_BUCKET_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

struct arena;

/* Maximum length of a listing, in bytes. */
enum { BUCKET_MOST = 1024 * 1024 };

struct bucket_object {
	const char *key;
	const char *time; /* LastModified, as the store writes it */
};

struct bucket_list {
	struct bucket_object *at;
	size_t count;
	bool is_whole; /* else it was truncated */
};

/* Parses a ListBucketResult; false if the bytes are not one. */
bool bucket_list_read(
    struct arena *arena, struct text bytes, struct bucket_list *list);

#endif
