/*
 * workspace: what most commands work with: an arena and a diag, the gazette,
 * its faces, and common options.
 */
#ifndef COMMANDS_WORKSPACE_H
#define COMMANDS_WORKSPACE_H

#include <stdbool.h>
#include <stddef.h>
#include <time.h>

#include "base/diag.h"
#include "base/digest.h"
#include "number/gazette.h"

struct arena;
struct layout;
struct faces;
struct options;
struct register_merge;

struct workspace {
	struct arena *arena;
	struct diag *diag;
	struct gazette *gazette;
	struct faces *faces;
	struct digest faces_digest; /* as the manifest declares them */
	struct digest faces_found;  /* of the files themselves */
	enum diag_format format;
	bool strict;
	int lock; /* on issues/, or negative */
};

/* The issues that a command works on. */
struct selection {
	const struct issue_location **at;
	size_t count;
};

/*
 * Begins a command: finds the gazette that contains `start` (a path, or NULL
 * for the working directory), that is the nearest parent directory with
 * issues/gazette.yaml, and reads its profile and registers. False after errors
 * or failures in the diag. Call workspace_end in any case.
 */
bool workspace_begin(struct workspace *workspace, const struct options *options,
    const char *start);

/*
 * The same, with an exclusive lock: other such commands wait until
 * workspace_end, so what was read does not change.
 */
bool workspace_begin_exclusive(struct workspace *workspace,
    const struct options *options, const char *start);

/* The same, for registers that branches appended to at once
   (number/register_merge.h). */
bool workspace_begin_merge(struct workspace *workspace,
    const struct options *options, const char *start,
    struct register_merge *merge);

/* The same with one issue, that of this directory, and nothing of other years
   (gazette_load_one). */
bool workspace_begin_one(struct workspace *workspace,
    const struct options *options, const char *directory);

/* Begins a command without a gazette: an arena and a diag. */
void workspace_begin_plain(
    struct workspace *workspace, const struct options *options);

/* The root of the gazette that contains `start` or the working directory; NULL:
   none. */
const char *workspace_root(struct arena *arena, const char *start);

/* The day in Viet Nam at that moment, wherever the machine is. */
struct date workspace_day(time_t moment);

/* Today's date in Viet Nam. */
struct date workspace_today(void);

/* Opens the faces for text, from the manifest of the profile, or the installed
 * one if the gazette has none. False after errors or failures in the diag. */
bool workspace_open_faces(struct workspace *workspace);

/*
 * Prints the diagnostics, frees everything, and returns the exit status: 2 if
 * the command failed without a diagnostic.
 */
int workspace_end(struct workspace *workspace, bool good);

/* The issues at these paths, or all if there are no paths. False after errors
 * or failures in the diag. */
bool workspace_select(struct workspace *workspace, char *const *paths,
    size_t count, struct selection *selection);

/* Reads and typesets an issue. NULL after errors or failures in diag. */
struct layout *workspace_layout(const struct workspace *workspace,
    struct arena *arena, struct diag *diag, const struct issue_location *place);

#endif
