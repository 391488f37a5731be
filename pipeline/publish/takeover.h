/*
 * takeover: what a portal has published, taken over as it is.
 *
 * Published issues are input: what the catalog says of them, their places in
 * the lists and their texts are read from the portal, and nothing of them is
 * made again. The pointer knows the listing of derived files, the listing each
 * of them, a manifest each file of its issue: nothing else is believed. What
 * was read is kept in .congbao/published/ of the output directory, by its
 * digest.
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

/* A document that is to be taken out of a published issue. */
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
	bool has_issues;		  /* they were read */
	struct briefs *briefs;		  /* NULL: none are read, or no more */
	struct restrictions restrictions; /* that are published */
	struct withdrawal *withdrawals;	  /* that are not, yet */
	size_t withdrawal_count, withdrawal_room;
	/* Manifests of issues that a run that died was to replace. */
	struct {
		const char *issue;
		struct digest manifest;
	} * entered;
	size_t entered_count, entered_room;
	struct {
		const char *path;
		struct file_index *file_index;
	} * file_indexes; /* of directories, as they were asked for */
	size_t file_index_count, file_index_room;
	struct {
		const char *path;
		struct digest digest;
	} * replaced; /* files read that a run that died had put there */
	size_t replaced_count, replaced_room;
};

/*
 * Reads pointer, listing and catalogue. NULL after errors (publish-portal) or
 * failures in the portal's diag, with an exit status in the portal.
 */
struct takeover *takeover_open(
    struct arena *arena, struct portal *portal, const char *output);

/* Reads the entries of all issues, brief ones where they are published, unless
   they were read; false after errors or failures. takeover_forget_cited follows
   in any case. */
bool takeover_issues(struct takeover *takeover);

/* All are related, or nothing is asked any more: what briefs cite goes. */
void takeover_forget_cited(struct takeover *takeover);

/*
 * Knows from now on no other issues than those of which something is withheld,
 * since they cannot be made again, and these in full. False after errors or
 * failures.
 */
bool takeover_keep_withheld(
    struct takeover *takeover, const struct restrictions *restrictions);

/* Is a document to be taken out of the issue? */
bool takeover_is_changed(const struct takeover *takeover, const char *issue);

/*
 * From now on the issue is the one of the withdrawal's manifest, of this
 * digest, and what is known of its year is known in full. False after errors or
 * failures.
 */
bool takeover_withdraw(struct takeover *takeover,
    const struct withdrawal *withdrawal, struct digest manifest);

/* The entries of a year, in full; false after errors or failures. */
bool takeover_year(
    struct takeover *takeover, int year, struct issue_entries *issues);

/* The listing of a directory, by its path; NULL where there is none. False
   after errors or failures. */
bool takeover_file_index(struct takeover *takeover, const char *path,
    const struct file_index **file_index);

/* A derived file as it is listed; NULL where there is none. */
bool takeover_find(struct takeover *takeover, const char *path,
    const struct indexed_file **listed);

/* A derived file; `there` false: there is none. */
bool takeover_mutable(struct takeover *takeover, struct arena *arena,
    const char *path, struct text *bytes, bool *there);

/* The same as a file on this machine that has its bytes, for what is large. */
bool takeover_local(struct takeover *takeover, struct arena *arena,
    const char *path, const char **local, bool *there);

/* A file that is known by its digest. */
bool takeover_file(struct takeover *takeover, struct arena *arena,
    const char *path, size_t limit, struct digest digest, struct text *bytes);

/* The manifest of a published issue; NULL after errors or failures. */
struct issue_entry *takeover_manifest(
    struct takeover *takeover, struct arena *arena, const char *issue);

#endif
