/*
 * subprocess: run another program and exchange lines with it.
 *
 * It is run without a shell. Its standard error is merged into its standard
 * output.
 */
#ifndef PORTAL_SUBPROCESS_H
#define PORTAL_SUBPROCESS_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

struct subprocess;

/* The arguments end with NULL; the first is looked up in PATH. NULL if it is
 * not found or cannot be run. */
struct subprocess *subprocess_start(
    struct arena *arena, const char *const *arguments);

/* Writes to its standard input; false if it no longer reads. */
bool subprocess_send(struct subprocess *child, const char *words);

/* Reads its next line, in pieces if longer than `room`; false at its end. */
bool subprocess_line(struct subprocess *child, char *line, size_t room);

/* Terminates it, if it still runs, and waits for it. NULL is allowed. */
void subprocess_end(struct subprocess *child);

#endif
