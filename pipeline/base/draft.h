/*
 * draft: the name of a file while it is being written.
 *
 * "register" is written as ".congbao-<process>-register" beside it and then
 * renamed. What a killed process left can be told by its number.
 */
#ifndef BASE_DRAFT_H
#define BASE_DRAFT_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct diag;

/* The draft's path for a file. */
char *draft_of(struct arena *arena, const char *path);

/* One of several that this process may be writing at a time. */
char *draft_numbered(struct arena *arena, const char *path, size_t number);

/*
 * Takes away the drafts in a directory whose processes are no more. A
 * directory that is not there has none. False after a failure in diag.
 */
bool draft_tidy(struct diag *diag, const char *directory);

#endif
