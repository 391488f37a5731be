/*
 * command_build: typeset and print issues into the output directory, and make
 * the mutable files that lead to them. The directory is published as it is,
 * except for build stamps and the issues' extracts (site/extract_writer.h).
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
	struct takeover *published; /* on a portal; NULL: nothing */
	/* Those in force, with what is published of them. */
	struct restrictions restrictions;
	struct making making;  /* version and inputs, for manifests */
	struct digest program; /* of this executable */
	struct progress progress;
};

/*
 * Opens the workspace and selects the issues to build, without those that are
 * published. `published` NULL: nothing is. False after errors or failures;
 * call workspace_end in any case.
 */
bool build_run_begin(struct build_run *build_run, const struct options *options,
    struct takeover *published);

/* Builds them and prints their diagnostics. Returns the exit status. */
int build_run_issues(struct build_run *build_run);

/*
 * Makes the mutable files of all numbered issues in the output directory.
 * False after errors or failures in the workspace's diag.
 */
bool build_run_mutable_files(struct build_run *build_run);

#endif
