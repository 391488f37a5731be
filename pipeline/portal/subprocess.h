/*
 * subprocess: another program, spoken to by lines.
 *
 * It is run by its arguments, without a shell. What it says on standard
 * error comes between the lines of its standard output.
 */
#ifndef PORTAL_SUBPROCESS_H
#define PORTAL_SUBPROCESS_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

struct subprocess;

/* Arguments end with NULL; the first is looked for in PATH. NULL: it is not
 * there, or cannot be run. */
struct subprocess *subprocess_start(
    struct arena *arena, const char *const *arguments);

/* False where it does not listen any more. */
bool subprocess_send(struct subprocess *child, const char *words);

/* Its next line, cut where it is longer than the room; false: it has ended. */
bool subprocess_line(struct subprocess *child, char *line, size_t room);

/* Ends it, if it has not, and waits for that. NULL is no child. */
void subprocess_end(struct subprocess *child);

#endif
