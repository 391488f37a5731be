/*
 * registry: the register of issue numbers of a year, issues/<year>/register.
 *
 * Issues are numbered 1, 2, 3 … within a calendar year; an issue may have
 * several consecutive numbers. The file is text and grows by one line per
 * issue, with fields separated by tabs. Only the last lines can be removed, as
 * long as they are not published:
 *
 *   numbers    12 or 12+13
 *   date       2022-01-18
 *   directory  the issue's, below issues/<year>/
 *   documents  their numbers in print order, separated by spaces
 *   chain      SHA-256 of the previous chain, a line feed, and the fields
 *              above with their tabs; the first line continues 64 zeros
 *
 * The hash chain reveals any line that was changed, moved or removed.
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

/* Fields of a line. */
enum { REGISTER_FIELDS = 5 };

struct register_line {
	int first, last; /* numbers, from 1 */
	struct date date;
	const char *directory;
	const char *documents; /* numbers, separated by spaces */
	struct digest chain;
	struct span span; /* of the line */
};

struct registry {
	int year;
	const char *path;
	struct source *source; /* the current content, to be saved */
	struct register_line *at;
	size_t count, room;
	struct text on_disk; /* the file as it was read */
	bool is_on_disk;     /* false: there was no file */
	bool has_changed;    /* since it was read or saved */
	/* Documents withheld from its issues since; NULL: none. */
	const struct restrictions *restrictions;
};

/*
 * Loads the file "register" in `directory`, issues/<year>. If it certainly does
 * not exist (file_is_absent), the registry has no lines. An empty file, a
 * symbolic link, and a file that cannot be read are refused, so that numbers
 * are never assigned twice. Every line is checked for its format, the chain,
 * gaps in the numbers, and decreasing dates. NULL after errors or failures in
 * diag.
 */
struct registry *registry_load(
    struct arena *arena, struct diag *diag, const char *directory, int year);

/* The same for the content of a register in memory. */
struct registry *registry_parse(struct arena *arena, struct diag *diag,
    const char *path, int year, struct text bytes);

/* What the first line continues, and the chain of a line with these fields,
   which leave out the chain itself. */
struct digest registry_no_chain(void);
struct digest registry_chain(
    struct arena *arena, struct digest before, struct text fields);

/* The line of an issue's directory, or NULL. */
const struct register_line *registry_find(
    const struct registry *registry, const char *directory);

/* The line that has this number, or NULL. The registry may be NULL. */
const struct register_line *registry_find_number(
    const struct registry *registry, int number);

/* The registry of a year, or NULL. */
struct registry *registry_of_year(
    struct registry *const *registries, size_t count, int year);

/* The next free number. */
int registry_next(const struct registry *registry);

/*
 * May an issue with this date and directory be appended? False after an error
 * in diag: the date is of another year or before that of the last line, or the
 * name of the directory is not composed UTF-8 without control characters.
 */
bool registry_may_append(struct arena *arena, struct diag *diag,
    const struct registry *registry, const struct register_line *line);

/*
 * Appends a line in memory and fills in its first and last number and its
 * chain. `numbers` is how many numbers it gets. False after errors in diag.
 */
bool registry_append(struct arena *arena, struct diag *diag,
    struct registry *registry, struct register_line *line, int numbers);

/*
 * Removes the last `count` lines in memory. Lines obtained earlier by
 * registry_find remain valid.
 */
void registry_drop(
    struct arena *arena, struct registry *registry, size_t count);

/*
 * Saves the register if it was changed; one without lines is deleted. Fails if
 * the file was modified since it was read. False after a failure in diag; the
 * file is then unchanged.
 */
bool registry_save(struct diag *diag, struct registry *registry);

#endif
