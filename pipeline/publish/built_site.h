/*
 * built_site: what is to be public, as build left it in a directory.
 *
 * The directory holds a portal's files at their places: issues, derived
 * files and the listings of the latter. The publication is known by the digest
 * of its root's listing: it stands for every derived file, the catalogue among
 * them, which stands for every issue.
 */
#ifndef PUBLISH_BUILT_SITE_H
#define PUBLISH_BUILT_SITE_H

#include "number/restrictions.h"

struct arena;
struct issue_index;
struct diag;
struct indexed_file;
struct file_index;
struct issue_entry;
struct public_file;

struct built_site {
	const char *directory;
	struct issue_index *issue_index; /* one issue, at least */
	struct restrictions restrictions;
	struct file_index *file_index; /* the root's */
	struct public_file *file;      /* that holds it */
};

/* NULL after errors (publish-output) or failures in diag. */
struct built_site *built_site_load(
    struct arena *arena, struct diag *diag, const char *directory);

/* The manifest of an issue; NULL after errors or failures. */
struct issue_entry *built_site_manifest(struct arena *arena, struct diag *diag,
    const struct built_site *built, const char *issue);

/* A listing of a directory, as the one above it has it; NULL after errors or
   failures. */
struct file_index *built_site_file_index(struct arena *arena, struct diag *diag,
    const struct built_site *built, const struct indexed_file *listed);

#endif
