/*
 * site_build: the readers' site, among the derived files of a build.
 */
#ifndef COMMANDS_SITE_BUILD_H
#define COMMANDS_SITE_BUILD_H

#include <stdbool.h>

#include "base/diag.h"
#include "base/digest.h"
#include "base/record.h"
#include "commands/options.h"

struct archive;
struct arena;
struct mutable_files;
struct layout;
struct gazette;
struct issue_package;
struct takeover;

/*
 * Notes in the output directory what the site needs of an issue whose release
 * was written there, and says the files' paths; a draft is not noted. False
 * after a failure in diag.
 */
bool site_build_extract(struct arena *arena, struct diag *diag,
    const char *output, const struct layout *layout,
    const struct issue_package *package, struct strings *paths);

/* A site that is to be made. */
struct site_build {
	struct diag *diag;
	const struct gazette *gazette;
	const struct archive *archive;
	const char *output;
	struct digest inputs; /* by which issues are built */
	struct shard part;    /* of the issues' files alone, one of several */
	struct takeover *published;
	int jobs; /* workers */
	enum diag_format format;
};

/*
 * Adds the site to the derived files; what was wrong may have been printed.
 * False after errors or failures in diag.
 */
bool site_build_write(
    const struct site_build *site, struct mutable_files *mutable_files);

#endif
