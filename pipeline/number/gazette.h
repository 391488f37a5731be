/*
 * gazette: the source directory of a gazette.
 *
 *   issues/gazette.yaml        the profile
 *   issues/restrictions        documents that are restricted or withheld
 *   issues/<year>/register     the numbers assigned in that year
 *   issues/<year>/<name>/      an issue
 *   fonts/manifest.yaml        the font manifest, unless the installed one
 */
#ifndef NUMBER_GAZETTE_H
#define NUMBER_GAZETTE_H

#include <stdbool.h>
#include <stddef.h>

#include "number/restrictions.h"

struct arena;
struct diag;
struct issue;
struct profile;
struct register_merge;
struct registry;

/* The directory of an issue, and the register of its year. */
struct issue_location {
	const char *path;
	const char *name;
	int year;
	struct registry *registry;
};

struct gazette {
	const char *root; /* the directory that contains issues/ and fonts/ */
	struct profile *profile;
	struct registry **registries; /* one per year, in order */
	size_t registry_count, registry_room;
	struct restrictions restrictions;
	/*
	 * Sorted by year; within a year, numbered issues by number, then drafts
	 * by name.
	 */
	struct issue_location *at;
	size_t count, room;
};

/*
 * Loads the profile, registers and restrictions, and lists the issues. NULL
 * after errors or failures in diag.
 */
struct gazette *gazette_load(
    struct arena *arena, struct diag *diag, const char *root);

/*
 * The same, with registers that branches appended to at once
 * (number/register_merge.h); NULL: without.
 */
struct gazette *gazette_load_merged(struct arena *arena, struct diag *diag,
    const char *root, struct register_merge *merge);

/*
 * The same with one issue only, that of this directory, and the register of its
 * year: no other year is read, so it costs the same however long the archive
 * is. NULL after errors or failures in diag.
 */
struct gazette *gazette_load_one(struct arena *arena, struct diag *diag,
    const char *root, const char *directory);

/*
 * Finds an issue by a path as typed by a user: its directory, or its name. NULL
 * after an error in diag.
 */
const struct issue_location *gazette_find(struct arena *arena,
    struct diag *diag, const struct gazette *gazette, const char *path);

/* Loads the issue; NULL after errors or failures in diag. */
struct issue *gazette_issue(struct arena *arena, struct diag *diag,
    const struct gazette *gazette, const struct issue_location *place);

#endif
