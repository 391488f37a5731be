/*
 * watch: tells when a source of an issue is saved (inotify(7)).
 *
 * Watched are the directory of the issue, that of its year for the register,
 * and issues/ for the profile. A file counts as saved when it is closed after
 * writing, put in place by rename(2), or gone. Names of drafts and backups, as
 * editors make them, do not count.
 */
#ifndef DESK_WATCH_H
#define DESK_WATCH_H

#include <stdbool.h>

struct arena;
struct diag;

struct watch {
	int descriptor; /* readable when something happened; -1: none */
	int issue, year, gazette; /* watches */
	const char *issue_path;
};

/* What was saved. */
struct saved {
	bool any;
	bool is_stale;	  /* the profile, a register or restrictions are */
	const char *name; /* the last file of the issue; NULL: none */
};

/* False after a failure in diag. */
bool watch_begin(struct arena *arena, struct diag *diag, struct watch *watch,
    const char *root, const char *issue);
void watch_end(struct watch *watch);

/* What was saved since the last call; does not wait. */
struct saved watch_read(struct arena *arena, struct watch *watch);

#endif
