/*
 * child: another program, spoken to by lines.
 *
 * It is run by its arguments, without a shell. What it says on standard
 * error comes between the lines of its standard output.
 */
#ifndef PORTAL_CHILD_H
#define PORTAL_CHILD_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

struct child;

/* Arguments end with NULL; the first is looked for in PATH. NULL: it is not
 * there, or cannot be run. */
struct child *child_start(struct arena *arena, const char *const *arguments);

/* False where it does not listen any more. */
bool child_say(struct child *child, const char *words);

/* Its next line, cut where it is longer than the room; false: it has ended. */
bool child_line(struct child *child, char *line, size_t room);

/* Ends it, if it has not, and waits for that. NULL is no child. */
void child_end(struct child *child);

#endif
