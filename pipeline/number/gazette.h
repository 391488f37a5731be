/*
 * gazette: everything that an office keeps in its directory of issues.
 *
 *   issues/gazette.yaml        the profile
 *   issues/restrictions        documents restricted or withheld since
 *   issues/<year>/register     the numbers given in that year
 *   issues/<year>/<name>/      an issue
 *   fonts/manifest.yaml        the faces, beside issues/
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
struct registry;

/* An issue's directory, and the year's register that may number it. */
struct place_of_issue {
	const char *path;
	const char *name;
	int year;
	struct registry *registry;
};

struct gazette {
	const char *root; /* the directory that holds issues/ and fonts/ */
	struct profile *profile;
	struct registry **registries; /* a year each, in their order */
	size_t registry_count, registry_room;
	struct restrictions restrictions;
	/* By year; in a year numbered issues in their order, then drafts by
	   name. */
	struct place_of_issue *at;
	size_t count, room;
};

/* NULL after errors or failures in diag. */
struct gazette *gazette_load(
    struct arena *arena, struct diag *diag, const char *root);

/* The issue of a path as a user types it, or NULL and an error in diag. */
const struct place_of_issue *gazette_find(struct arena *arena,
    struct diag *diag, const struct gazette *gazette, const char *path);

/* Reads the issue; NULL after errors or failures in diag. */
struct issue *gazette_issue(struct arena *arena, struct diag *diag,
    const struct gazette *gazette, const struct place_of_issue *place);

#endif
