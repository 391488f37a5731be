/*
 * built_site: the built site in an output directory, to be published.
 *
 * The directory has the layout of a portal: issues, mutable files and their
 * file indexes. The digest of the root's file index identifies the site: it
 * covers every mutable file, among them the issue index, which covers every
 * issue.
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
	struct issue_index *issue_index; /* at least one issue */
	struct restrictions restrictions;
	struct file_index *file_index; /* the root's */
	struct public_file *file;      /* its file */
};

/* NULL after errors (publish-output) or failures in diag. */
struct built_site *built_site_load(
    struct arena *arena, struct diag *diag, const char *directory);

/* The manifest of an issue; NULL after errors or failures. */
struct issue_entry *built_site_manifest(struct arena *arena, struct diag *diag,
    const struct built_site *built, const char *issue);

/*
 * The file index of a directory, checked by the digest in the index above it;
 * NULL after errors or failures.
 */
struct file_index *built_site_file_index(struct arena *arena, struct diag *diag,
    const struct built_site *built, const struct indexed_file *listed);

#endif
