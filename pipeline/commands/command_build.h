/*
 * command_build: issues typeset and printed into the output directory, and the
 * derived files that lead to them. What is there is what is published, but for
 * the stamps and what issues noted for the pages (site/extract_writer.h).
 */
#ifndef COMMANDS_COMMAND_BUILD_H
#define COMMANDS_COMMAND_BUILD_H

#include <stdbool.h>

#include "base/progress.h"
#include "commands/workspace.h"
#include "number/restrictions.h"
#include "publish/manifest.h"

struct options;
struct takeover;

struct build_run {
	struct workspace workspace;
	const struct options *options;
	struct selection selection;
	struct takeover *published; /* by a portal; NULL: nothing is */
	/* What holds, with what is published of it. */
	struct restrictions restrictions;
	struct making making;  /* what issues are made by */
	struct digest program; /* that builds */
	struct progress progress;
};

/*
 * Opens the office and finds the issues that are meant: of those that are
 * published none is built again. `published` NULL: none is. False after errors
 * or failures; office_end follows in any case.
 */
bool build_run_begin(struct build_run *build_run, const struct options *options,
    struct takeover *published);

/* Builds them. The exit status; what was wrong was printed. */
int build_run_issues(struct build_run *build_run);

/*
 * Makes the derived files of all numbered issues in the output directory.
 * False after errors or failures in the office's diag.
 */
bool build_run_mutable_files(struct build_run *build_run);

#endif
