/*
 * issue_place: the directory of an issue into which decisions are put, and
 * which may be new.
 */
#ifndef COMMANDS_ISSUE_PLACE_H
#define COMMANDS_ISSUE_PLACE_H

struct workspace;

/*
 * The directory of the issue at this path, or of this name. NULL after an error
 * in the workspace's diag: it is no place for an issue, or its issue has a
 * number, which closes it.
 */
const char *issue_place_find(struct workspace *workspace, const char *path);

#endif
