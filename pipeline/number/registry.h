/*
 * registry: the year's register of numbers, issues/<year>/register.
 *
 * Numbers run 1, 2, 3 … through a calendar year; an issue takes one or more
 * that follow one another. The file is text and grows, one line an issue, its
 * fields parted by tabs; only the last lines can be taken back, while nobody
 * has read them:
 *
 *   numbers    12 or 12+13
 *   date       2022-01-18
 *   directory  the issue's, below issues/<year>/
 *   documents  their numbers in the order of print, parted by spaces
 *   chain      SHA-256 of the chain before, a line feed, and the fields
 *              above with their tabs; before the first line stand 64 zeros
 *
 * So no line can be changed, moved or taken away unnoticed.
 */
#ifndef NUMBER_REGISTRY_H
#define NUMBER_REGISTRY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "base/digest.h"
#include "base/source.h"

struct arena;
struct diag;
struct restrictions;

struct register_line {
	int first, last; /* numbers, from 1 */
	struct date date;
	const char *directory;
	const char *documents; /* numbers, parted by spaces */
	struct digest chain;
	struct span span; /* the line */
};

struct registry {
	int year;
	const char *path;
	struct source *source; /* as it is to be saved */
	struct register_line *at;
	size_t count, room;
	struct text on_disk; /* its bytes, as they were read */
	bool is_on_disk;     /* false: there is no file yet */
	bool has_changed;    /* since it was read or saved */
	/* What was taken of its issues since; NULL: nothing. */
	const struct restrictions *restrictions;
};

/*
 * Reads issues/<year>/register in `directory`. Where there is none, and it is
 * sure that there is none, the register has no lines; an empty file, a link
 * and whatever cannot be read is refused: numbers that were given must not be
 * given again. Every line is checked: its form, the chain, numbers without
 * holes, dates that do not decrease. NULL after errors or failures in diag.
 */
struct registry *registry_load(
    struct arena *arena, struct diag *diag, const char *directory, int year);

/* The same, of bytes at hand. */
struct registry *registry_parse(struct arena *arena, struct diag *diag,
    const char *path, int year, struct text bytes);

/* The issue of a directory, or NULL. */
const struct register_line *registry_find(
    const struct registry *registry, const char *directory);

/* The line that gave this number, or NULL; also where registry is NULL. */
const struct register_line *registry_holder(
    const struct registry *registry, int number);

/* That of a year, or NULL. */
struct registry *registry_of_year(
    struct registry *const *registries, size_t count, int year);

/* The number after the last one. */
int registry_next(const struct registry *registry);

/*
 * May an issue of this date and directory come next? Errors go to diag: the
 * year is another, a number before it is dated later, or the directory's name
 * is none that a line can hold: UTF-8, composed, without control characters.
 */
bool registry_may_append(struct arena *arena, struct diag *diag,
    const struct registry *registry, const struct register_line *line);

/*
 * Appends a line to the registry, in memory: the line's first and last number
 * and its chain are filled in here. `numbers` is how many it takes. False
 * after errors in diag.
 */
bool registry_append(struct arena *arena, struct diag *diag,
    struct registry *registry, struct register_line *line, int numbers);

/*
 * Takes the last lines off, in memory; entries that were found before keep
 * what they say and where they stood.
 */
void registry_drop(
    struct arena *arena, struct registry *registry, size_t count);

/*
 * Writes what was appended or taken off; a register without lines is taken
 * away. The file must be as it was read. False after a failure in diag: the
 * file is what it was.
 */
bool registry_save(struct diag *diag, struct registry *registry);

#endif
