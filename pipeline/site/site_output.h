/*
 * site_output: where the files of a site go; data alone.
 */
#ifndef SITE_SITE_OUTPUT_H
#define SITE_SITE_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/digest.h"
#include "base/text.h"

struct arena;
struct entry_file;

/* In the order of replacement: the pages that readers enter by come last. */
enum site_group {
	SITE_DOCUMENTS,
	SITE_ISSUES,
	SITE_YEARS,
	SITE_LISTS,
	SITE_HOME
};

/* Where the files of a site are written, and how to read published ones. */
struct site_output {
	void *context;
	const char *directory; /* in which the issues were built */
	/* Write only the issues' files, and of them only this part (from 1) of
	   so many. `parts` 0: write the whole site. */
	size_t part, parts;
	struct digest inputs; /* build inputs of issues, part of the edition */
	/* Writes a file; false after a failure. */
	bool (*add)(void *context, const char *path, const char *type,
	    enum site_group group, struct text bytes);
	/* Keeps the file of an earlier run; false if there is none. */
	bool (*keep)(void *context, const char *path);
	/*
	 * Reads a published file of the site, unless `bytes` is NULL; `there`
	 * is false if it is not published. False after errors or failures in
	 * diag. NULL: nothing is published.
	 */
	bool (*published)(void *context, struct arena *arena, const char *path,
	    struct text *bytes, bool *there);
	/* The same for a large file: returns the path of a local copy. */
	bool (*local)(void *context, struct arena *arena, const char *path,
	    const char **local, bool *there);
	/* Reads a file of a published issue; false after a failure. */
	bool (*file)(void *context, struct arena *arena,
	    const struct entry_file *file, struct text *bytes);
};

#endif
