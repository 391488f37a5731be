/*
 * issue_files: the files of the site that are an issue's and its documents'.
 */
#ifndef SITE_ISSUE_FILES_H
#define SITE_ISSUE_FILES_H

#include <stdbool.h>
#include <stddef.h>

struct writing;

/* Brings what is published of it and needed to write it. */
bool issue_files_fetch(const struct writing *writing, size_t index);

/* Of the archive's issue of this index. False after a failure in diag. */
bool issue_files_write(const struct writing *writing, size_t index);

#endif
