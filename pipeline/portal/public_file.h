/*
 * public_file: a file that is on a portal, or is going to be.
 *
 * Its bytes are in memory or in a local file, so that a publication of any
 * size is a list of names and digests.
 */
#ifndef PORTAL_PUBLIC_FILE_H
#define PORTAL_PUBLIC_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/digest.h"
#include "base/text.h"

struct arena;
struct diag;

#define JSON_TYPE "application/json"

struct public_file {
	const char *path;  /* from the portal's root */
	const char *local; /* path of the local file; NULL: in `bytes` */
	struct text bytes;
	size_t size;
	struct digest digest;
	const char *type; /* "application/pdf" */
};

/* A file in memory. */
struct public_file public_file_of(
    const char *path, const char *type, struct text bytes);

/* Its bytes; false after a failure in diag, also if they do not match its size
 * and digest. */
bool public_file_bytes(struct arena *arena, struct diag *diag,
    const struct public_file *file, struct text *bytes);

#endif
