/*
 * site_build: the readers' site, as mutable files of a build.
 */
#ifndef COMMANDS_SITE_BUILD_H
#define COMMANDS_SITE_BUILD_H

#include <stdbool.h>

#include "base/diag.h"
#include "base/digest.h"
#include "commands/options.h"

struct archive;
struct arena;
struct mutable_files;
struct layout;
struct gazette;
struct issue_package;
struct takeover;

/*
 * Writes the extract of an issue that the site needs into the output directory,
 * where the issue's package has been written, and appends its files to `files`.
 * A draft has no extract. False after a failure in diag.
 */
bool site_build_extract(struct arena *arena, struct diag *diag,
    const char *output, const struct layout *layout,
    const struct issue_package *package, struct file_digests *files);

/* A site to be built. */
struct site_build {
	struct diag *diag;
	const struct gazette *gazette;
	const struct archive *archive;
	const char *output;
	struct digest inputs;	    /* of the issues: profile and faces */
	struct shard part;	    /* only this part of the issues' pages */
	struct takeover *published; /* NULL: nothing is published */
	int jobs;		    /* workers */
	enum diag_format format;
};

/*
 * Adds the site to the mutable files. False after errors or failures, in diag
 * or already printed.
 */
bool site_build_write(
    const struct site_build *site, struct mutable_files *mutable_files);

#endif
