/*
 * draft: the name of a file while it is being written.
 *
 * "register" is written as ".congbao-<process>-register" beside it and then
 * renamed. What a killed process left can be told by its number.
 */
#ifndef BASE_DRAFT_H
#define BASE_DRAFT_H

#include <stdbool.h>

struct arena;
struct diag;

/* The draft's path for a file. */
char *draft_of(struct arena *arena, const char *path);

/*
 * Takes away the drafts in a directory whose processes are no more. A
 * directory that is not there has none. False after a failure in diag.
 */
bool draft_tidy(struct diag *diag, const char *directory);

#endif
