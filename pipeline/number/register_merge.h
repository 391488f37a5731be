/*
 * register_merge: mends a register that two branches appended to at once.
 *
 * The lines of the issues that are to be numbered anew are taken out; those
 * that stay have to continue one another from the first line on, by their
 * chains, in whatever order they stand and with or without conflict markers. So
 * nothing is changed in a line that stays, and none is lost.
 */
#ifndef NUMBER_REGISTER_MERGE_H
#define NUMBER_REGISTER_MERGE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/record.h"

struct arena;
struct diag;

struct register_merge {
	/*
	 * Paths of the issues to be numbered anew, as a user typed them. If
	 * there are none: those that this branch has numbered, by the conflict
	 * markers, are added, as issues/<year>/<name>.
	 */
	struct strings issues;
	size_t room;
	bool is_open; /* no issues were given, so they are to be found */
};

/*
 * As registry_load. What differs from the file is written by registry_save.
 * NULL after errors or failures in diag: register-chain if lines that should
 * stay do not continue one another.
 */
struct registry *register_merge_load(struct arena *arena, struct diag *diag,
    const char *directory, int year, struct register_merge *merge);

#endif
