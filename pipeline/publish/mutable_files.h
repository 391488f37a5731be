/*
 * mutable_files: files that are made of all issues together and may be
 * replaced.
 *
 * Lists, pages, feeds, the search index: whatever says something that a
 * later issue can change. (What never changes is a file of its issue,
 * publish/issue_package.h.) They are written into the output directory at the
 * place that they have on the portal, and publish/file_index.h says which there
 * are. A publication replaces those that differ, group by group, so a page
 * is replaced after what it leads to.
 *
 * A derived file may have any plain path that is in no issue's directory
 * (<year>/so-…) nor in so-cai/ or khoa/: those never change.
 */
#ifndef PUBLISH_MUTABLE_FILES_H
#define PUBLISH_MUTABLE_FILES_H

#include <stdbool.h>

#include "base/record.h"
#include "base/text.h"

struct arena;
struct diag;

/* Any number from 1 to 99 is a group; these are what most files need. */
enum mutable_group {
	GROUP_DOCUMENT = 10, /* pages and records of documents; styles */
	GROUP_ISSUE = 20,    /* of issues */
	GROUP_YEAR = 30,     /* of years, registers, shards of the search */
	GROUP_LIST = 40,     /* by authority, type, field; the search */
	GROUP_HOME = 50,     /* feeds, the site map, the first page */
};

struct takeover;
struct mutable_files; /* the derived files of one build */

/*
 * Nothing is changed before the first file is added. What is published stays
 * as it is unless a file is added in its place; `published` NULL: nothing is.
 */
struct mutable_files *mutable_files_begin(struct arena *arena,
    struct diag *diag, const char *output, struct takeover *published);

/*
 * Writes a file, unless it is there with these bytes. Path and type are
 * copied, the bytes are not kept. False after a failure in diag.
 */
bool mutable_files_add(struct mutable_files *mutable_files, const char *path,
    const char *type, int group, struct text bytes);

/*
 * Keeps a file that an earlier build made and that would be the same again;
 * what it was made from, the caller knows. False: there is none, add it.
 */
bool mutable_files_keep(struct mutable_files *mutable_files, const char *path);

/* A file that is published and no more: the listings have it no longer. */
void mutable_files_drop(struct mutable_files *mutable_files, const char *path);

/*
 * From derived_share on, processes that are started (base/workers.h) may add
 * and keep as their parent may; derived_gather, in the parent, when they are
 * done, learns what they did. False after a failure in diag.
 */
bool mutable_files_share(struct mutable_files *mutable_files);
bool mutable_files_gather(struct mutable_files *mutable_files);

/*
 * Takes away the files of an earlier build that were neither added nor kept
 * and are not what is published, and writes the listings, the root's last:
 * those of directories that nothing was added to stay on the portal.
 */
bool mutable_files_end(struct mutable_files *mutable_files);

/* Then: the paths of them all, the listings too. */
struct strings mutable_files_paths(const struct mutable_files *mutable_files);

#endif
