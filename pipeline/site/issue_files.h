/*
 * issue_files: write the site's files of an issue and of its documents.
 */
#ifndef SITE_ISSUE_FILES_H
#define SITE_ISSUE_FILES_H

#include <stdbool.h>
#include <stddef.h>

struct writing;

/* Fetches the published files that issue_files_write needs for the issue at
   this index of the archive. False after errors or failures in diag. */
bool issue_files_fetch(const struct writing *writing, size_t index);

/* Writes those of its files that are new or stale. False after errors or
   failures in diag. */
bool issue_files_write(const struct writing *writing, size_t index);

#endif
