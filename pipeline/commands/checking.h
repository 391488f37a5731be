/*
 * checking: what check does with an issue, and with a decision alone.
 */
#ifndef COMMANDS_CHECKING_H
#define COMMANDS_CHECKING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

struct arena;
struct diag;
struct issue;
struct options;
struct spelling;
struct workspace;

/* The spelling to check by, if the options want it; NULL: they do not, or it
   cannot be had. */
struct spelling *checking_open_spelling(
    struct workspace *workspace, const struct options *options);

/*
 * Typesets the issue, which may be NULL after errors in diag, and checks its
 * spelling, if that is given. Prints all diagnostics and returns the exit
 * status.
 */
int checking_finish(const struct workspace *workspace, struct arena *arena,
    struct diag *diag, const struct spelling *spelling,
    const struct issue *issue, FILE *out);

/* Repairs the characters of a file. False after a failure in the diag. */
bool checking_fix(struct workspace *workspace, const char *path);

/* Is it a decision rather than an issue? */
bool checking_is_decision(const char *path);

/*
 * Checks decisions one by one, each as if its issue had no other: nothing of
 * the rest of the archive is read, as suits an editor. Returns the exit status.
 */
int checking_decisions(const struct options *options);

#endif
