/*
 * register_conflict: a register with the conflict markers of git.
 *
 * Two branches that number at once both append to the register, so merging them
 * leaves the lines of both between markers:
 *
 *   <<<<<<< HEAD
 *   5  …        the upper lines
 *   ||||||| …   (before both, if git is set to show it)
 *   =======
 *   5  …        the lower lines
 *   >>>>>>> name
 *
 * In a merge the upper lines are those of this branch. In a rebase or cherry
 * pick they are those of the other one, and the lower ones are of the commit
 * that is being applied, whose hash and subject stand in the place of the name,
 * or they are what was stashed.
 */
#ifndef NUMBER_REGISTER_CONFLICT_H
#define NUMBER_REGISTER_CONFLICT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/record.h"
#include "base/text.h"

struct arena;
struct diag;
struct source;

enum conflict_side {
	CONFLICT_COMMON, /* outside of markers */
	CONFLICT_UPPER,
	CONFLICT_BEFORE, /* what was there before both */
	CONFLICT_LOWER,
};

struct conflict_line {
	struct text text;
	size_t start; /* in the source */
	enum conflict_side side;
};

/* The lines of a register, without markers and empty ones. */
struct register_conflict {
	struct conflict_line *at;
	size_t count;
	size_t marker;	    /* the first one's line, from 1; 0: there is none */
	bool lower_is_ours; /* it is a rebase or cherry pick */
	struct strings ours; /* directories that only our side has numbered */
};

struct register_conflict register_conflict_read(
    struct arena *arena, const struct source *source);

/*
 * False if there are markers, after an error, register-conflict, that names the
 * commands that mend the register.
 */
bool register_conflict_check(
    struct arena *arena, struct diag *diag, const struct source *source);

/* The directory in a line of a register; "" if it has none. */
const char *register_directory(struct arena *arena, struct text line);

/* The path as a word of a shell, in quotation marks if it needs them. */
const char *register_shell_word(struct arena *arena, const char *path);

#endif
