/*
 * year_lists: the mutable files that lead from a portal's root to its issues.
 *
 *   index.json         the years, publish/issue_index.h
 *   cac-so/<year>.json the year's issues
 *   <year>/index.json  the year's issues and their documents, and of each
 *                      which later ones correct, amend or repeal it
 *   <year>/register    the year's register
 *   go-bo.json         the restrictions, if there are any
 */
#ifndef PUBLISH_YEAR_LISTS_H
#define PUBLISH_YEAR_LISTS_H

#include <stdbool.h>
#include <stddef.h>

struct archive;
struct arena;
struct mutable_files;
struct diag;
struct profile;
struct registry;
struct restrictions;
struct takeover;

/* The inputs besides the built issues. */
struct year_lists_source {
	const char *output; /* where build_write wrote */
	const struct profile *profile;
	struct registry *const *registries;
	size_t registry_count;
	/* Relates documents to one another; NULL: nothing does. */
	const struct archive *archive;
	const struct restrictions *restrictions; /* NULL: none */
	struct takeover *published; /* NULL: nothing is published */
};

/*
 * Lists the published issues, and the built ones that have numbers; `issues` is
 * their number. A year without changes keeps its list. An issue built with
 * another register is an error, build-register. False after errors or failures
 * in diag.
 */
bool year_lists_write(struct arena *arena, struct diag *diag,
    const struct year_lists_source *source, struct mutable_files *mutable_files,
    size_t *issues);

#endif
