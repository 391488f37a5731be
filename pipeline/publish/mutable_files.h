/*
 * mutable_files: files made from all issues together, which may be replaced.
 *
 * Lists, pages, feeds, the search index: anything that a later issue can
 * change. (Files that never change belong to their issue,
 * publish/issue_package.h.) They are written into the output directory under
 * their path on the portal, and file indexes list them (publish/file_index.h).
 * Publishing replaces those that differ, group by group, so that a page is
 * replaced after the files that it links to.
 *
 * A mutable file may have any plain path outside of the issues' directories
 * (<year>/so-…), so-cai/ and khoa/: files there never change.
 */
#ifndef PUBLISH_MUTABLE_FILES_H
#define PUBLISH_MUTABLE_FILES_H

#include <stdbool.h>

#include "base/digest.h"
#include "base/text.h"

struct arena;
struct diag;

/* A group is any number from 1 to 99; these are used for most files. */
enum mutable_group {
	GROUP_DOCUMENT = 10, /* pages and records of documents; styles */
	GROUP_ISSUE = 20,    /* of issues */
	GROUP_YEAR = 30,     /* of years, registers, search shards */
	GROUP_LIST = 40,     /* by authority, type, field; the search */
	GROUP_HOME = 50,     /* feeds, sitemap, home page */
};

struct takeover;
struct mutable_files; /* of one build */

/*
 * Changes nothing until the first file is added. Published files stay unless a
 * file is added in their place; `published` NULL: nothing is published.
 */
struct mutable_files *mutable_files_begin(struct arena *arena,
    struct diag *diag, const char *output, struct takeover *published);

/*
 * Writes a file, unless it is there with these bytes. Path and type are copied,
 * the bytes are not kept. False after a failure in diag.
 */
bool mutable_files_add(struct mutable_files *mutable_files, const char *path,
    const char *type, int group, struct text bytes);

/*
 * Keeps a file of an earlier build that would be the same again: whether its
 * inputs changed is up to the caller. False: there is none, add it.
 */
bool mutable_files_keep(struct mutable_files *mutable_files, const char *path);

/* Takes a published file out of the file indexes. */
void mutable_files_drop(struct mutable_files *mutable_files, const char *path);

/*
 * After mutable_files_share(), processes started by the caller (base/workers.h)
 * may add and keep files like their parent. mutable_files_gather(), called in
 * the parent when they are done, collects what they did. False after a failure
 * in diag.
 */
bool mutable_files_share(struct mutable_files *mutable_files);
bool mutable_files_gather(struct mutable_files *mutable_files);

/*
 * Removes files of an earlier build that were neither added nor kept and are
 * not as published, then writes the file indexes, the root's last. Indexes of
 * directories that nothing was added to stay on the portal as they are.
 */
bool mutable_files_end(struct mutable_files *mutable_files);

/* After mutable_files_end(): all files, the indexes too. */
const struct file_digests *mutable_files_digests(
    const struct mutable_files *mutable_files);

#endif
