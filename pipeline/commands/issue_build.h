/*
 * issue_build: typesets and prints one issue into the output directory, or, if
 * nothing has changed since it was built, repeats what that build said
 * (commands/stamp.h).
 */
#ifndef COMMANDS_ISSUE_BUILD_H
#define COMMANDS_ISSUE_BUILD_H

#include <stddef.h>
#include <stdio.h>

#include "commands/stamp.h"

struct arena;
struct issue_location;

/* The stamp of an issue in an output directory, without its inputs. */
struct stamp issue_build_stamp(struct arena *arena, const char *output,
    const struct issue_location *place);

/*
 * A task of workers_run(): the issue at this index of the selection of a struct
 * build_run, the context. Its summary and diagnostics go to `out`. Returns the
 * exit status.
 */
int issue_build_one(void *context, size_t index, FILE *out);

#endif
