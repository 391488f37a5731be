/*
 * public_file: a file that is, or is to be, on a portal.
 *
 * Its bytes are at hand or in a file of this machine, so that a publication
 * of any size is a list of names and digests.
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
	const char *local; /* where its bytes are; NULL: in `bytes` */
	struct text bytes;
	size_t size;
	struct digest digest;
	const char *type; /* "application/pdf" */
};

/* A file at hand. */
struct public_file public_file_of(
    const char *path, const char *type, struct text bytes);

/* Its bytes; false after a failure in diag, or where they were changed. */
bool public_file_bytes(struct arena *arena, struct diag *diag,
    const struct public_file *file, struct text *bytes);

#endif
