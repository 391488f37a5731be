/*
 * workspace: what every command works in: the gazette's directory, opened, and
 * the faces, and the options that many commands share.
 */
#ifndef COMMANDS_WORKSPACE_H
#define COMMANDS_WORKSPACE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "base/digest.h"
#include "number/gazette.h"

struct arena;
struct layout;
struct faces;
struct options;

struct workspace {
	struct arena *arena;
	struct diag *diag;
	struct gazette *gazette;
	struct faces *faces;
	struct digest faces_digest; /* as their manifest declares them */
	struct digest faces_found;  /* of the files that are there */
	enum diag_format format;
	bool strict;
	int lock; /* on the issues, or negative */
};

/* The issues that a command was given. */
struct selection {
	const struct issue_location **at;
	size_t count;
};

/*
 * Begins a command: finds the gazette that `start` (a path, or NULL for the
 * working directory) lies in, the nearest directory upwards with
 * issues/gazette.yaml, and reads its profile and registers. False after
 * errors or failures in the diag. office_end follows in any case.
 */
bool workspace_begin(struct workspace *workspace, const struct options *options,
    const char *start);

/*
 * The same, alone: another such command waits until office_end, so that what
 * is read stays as it is.
 */
bool workspace_begin_alone(struct workspace *workspace,
    const struct options *options, const char *start);

/* Without a gazette: an arena and a diag. */
void workspace_begin_plain(
    struct workspace *workspace, const struct options *options);

/* The directory that holds the gazette that we are in; NULL: none. */
const char *workspace_root(struct arena *arena);

/* By the clock of this machine. */
struct date workspace_today(void);

/* Opens the faces of the text, by the profile's manifest. */
bool workspace_open_faces(struct workspace *workspace);

/*
 * Prints what the diag holds, releases all, returns the exit status: 2 where
 * the command did not succeed and the diag has nothing to say of it.
 */
int workspace_end(struct workspace *workspace, bool good);

/* The issues of these paths; all of them where there are no paths. */
bool workspace_select(struct workspace *workspace, char *const *paths,
    size_t count, struct selection *selection);

/* Reads and typesets an issue in an arena and a diag of its own. */
struct layout *workspace_layout(const struct workspace *workspace,
    struct arena *arena, struct diag *diag, const struct issue_location *place);

#endif
