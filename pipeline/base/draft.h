/*
 * draft: names of temporary files, for atomic replacement.
 *
 * "register" is written to ".congbao-<pid>-register" in the same directory and
 * then renamed. The process ID tells which drafts are stale.
 */
#ifndef BASE_DRAFT_H
#define BASE_DRAFT_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct diag;

/* The path of the draft for a file. */
char *draft_of(struct arena *arena, const char *path);

/* As draft_of, for a process that writes several drafts at a time. */
char *draft_numbered(struct arena *arena, const char *path, size_t number);

/*
 * Removes stale drafts, those whose process no longer exists, from a directory.
 * A missing directory has none. False after a failure in diag.
 */
bool draft_remove_stale(struct diag *diag, const char *directory);

/*
 * What follows the process ID in the name of a stale draft: "1-register" for
 * one of draft_numbered. NULL if it is no name of a stale draft.
 */
const char *draft_name(const char *name);

#endif
