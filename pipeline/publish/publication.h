/*
 * publication: what is to be public, as build left it in a directory.
 *
 * The directory holds a portal's files at their places: issues, derived
 * files and the listings of the latter. The publication is known by the digest
 * of its root's listing: it stands for every derived file, the catalogue among
 * them, which stands for every issue.
 */
#ifndef PUBLISH_PUBLICATION_H
#define PUBLISH_PUBLICATION_H

#include "number/restrictions.h"

struct arena;
struct catalogue;
struct diag;
struct listed;
struct listing;
struct issue_entry;
struct public_file;

struct publication {
	const char *directory;
	struct catalogue *catalogue; /* one issue, at least */
	struct restrictions restrictions;
	struct listing *listing;  /* the root's */
	struct public_file *file; /* that holds it */
};

/* NULL after errors (publish-output) or failures in diag. */
struct publication *publication_load(
    struct arena *arena, struct diag *diag, const char *directory);

/* The manifest of an issue; NULL after errors or failures. */
struct issue_entry *publication_manifest(struct arena *arena, struct diag *diag,
    const struct publication *publication, const char *issue);

/* A listing of a directory, as the one above it has it; NULL after errors or
   failures. */
struct listing *publication_listing(struct arena *arena, struct diag *diag,
    const struct publication *publication, const struct listed *listed);

#endif
