/*
 * takeover: what a portal has published, taken over as it is.
 *
 * Published issues are input: their catalog entries, their places in the lists
 * and their texts are read from the portal, and nothing of them is made again.
 * The pointer has the digest of the root's file index, an index those of the
 * mutable files, a manifest those of its issue's files: nothing else is
 * trusted. What was read is cached in .congbao/published/ of the output
 * directory, by its digest.
 */
#ifndef PUBLISH_TAKEOVER_H
#define PUBLISH_TAKEOVER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/digest.h"
#include "base/text.h"
#include "catalog/entry.h"
#include "number/restrictions.h"

struct arena;
struct indexed_file;
struct file_index;
struct portal;

/* A document to be withheld from a published issue. */
struct withdrawal {
	const char *issue, *id;
	struct issue_entry *manifest; /* of the issue without it */
};

struct takeover {
	struct arena *arena;
	struct portal *portal;
	const char *cache;
	struct pointer *pointer; /* NULL: nothing is published */
	struct file_index *root;
	struct issue_index *issue_index;
	struct issue_entries issues;
	bool has_issues;		  /* `issues` was read */
	struct briefs *briefs;		  /* NULL: not read, or freed */
	struct restrictions restrictions; /* published */
	struct withdrawal *withdrawals;	  /* not yet published */
	size_t withdrawal_count, withdrawal_room;
	/*
	 * The new manifests of issues, by ledger entries of an interrupted run.
	 */
	struct {
		const char *issue;
		struct digest manifest;
	} * entered;
	size_t entered_count, entered_room;
	struct {
		const char *path;
		struct file_index *file_index;
	} * file_indexes; /* of directories, read on demand */
	size_t file_index_count, file_index_room;
	struct {
		const char *path;
		struct digest digest;
	} * replaced; /* files that an interrupted run had replaced */
	size_t replaced_count, replaced_room;
};

/*
 * Reads pointer, file index and issue index. NULL after errors (publish-portal)
 * or failures in the portal's diag, with an exit status in the portal.
 */
struct takeover *takeover_open(
    struct arena *arena, struct portal *portal, const char *output);

/*
 * Reads the entries of all issues, if not done yet, as briefs where these are
 * published. False after errors or failures. takeover_forget_cited() must
 * follow in any case.
 */
bool takeover_issues(struct takeover *takeover);

/* Frees the citations in briefs: all documents are related, or none will be. */
void takeover_forget_cited(struct takeover *takeover);

/*
 * Reduces the takeover to the issues of which something is withheld, since they
 * cannot be made again, and reads these in full. False after errors or
 * failures.
 */
bool takeover_keep_withheld(
    struct takeover *takeover, const struct restrictions *restrictions);

/* Is a document to be withheld from the issue? */
bool takeover_is_changed(const struct takeover *takeover, const char *issue);

/*
 * Replaces the manifest of the issue by the withdrawal's, of this digest, and
 * reads the entries of its year in full. False after errors or failures.
 */
bool takeover_withdraw(struct takeover *takeover,
    const struct withdrawal *withdrawal, struct digest manifest);

/* Reads the entries of a year in full; false after errors or failures. */
bool takeover_year(
    struct takeover *takeover, int year, struct issue_entries *issues);

/*
 * Reads the file index at a path; NULL if there is none. False after errors or
 * failures.
 */
bool takeover_file_index(struct takeover *takeover, const char *path,
    const struct file_index **file_index);

/* The index entry of a mutable file; NULL: not listed. */
bool takeover_find(struct takeover *takeover, const char *path,
    const struct indexed_file **listed);

/* Reads a mutable file; `there` false: not listed. */
bool takeover_mutable(struct takeover *takeover, struct arena *arena,
    const char *path, struct text *bytes, bool *there);

/* The same, as a local file, for large ones. */
bool takeover_local(struct takeover *takeover, struct arena *arena,
    const char *path, const char **local, bool *there);

/* Reads a file by its digest. */
bool takeover_file(struct takeover *takeover, struct arena *arena,
    const char *path, size_t limit, struct digest digest, struct text *bytes);

/* The manifest of a published issue; NULL after errors or failures. */
struct issue_entry *takeover_manifest(
    struct takeover *takeover, struct arena *arena, const char *issue);

#endif
