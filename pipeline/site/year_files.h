/*
 * year_files: write the site's files of a year.
 *
 * If the year's index (site/year_index.h) has not changed, neither has any
 * other file made from the year's texts. So, like a document's JSON, it is
 * written last: an interrupted run does not leave it with stale files.
 */
#ifndef SITE_YEAR_FILES_H
#define SITE_YEAR_FILES_H

#include <stdbool.h>
#include <stddef.h>

#include "site/html_page.h"

struct arena;
struct writing;

struct years years_of(struct arena *arena, const struct writing *writing);

/* Fetches the published files that the functions below need for the year at
   this index of the writing. False after errors or failures in diag. */
bool year_files_fetch(const struct writing *writing, size_t index);

/* Each writes the files of that year that are new or stale. False after errors
   or failures in diag. */
bool year_files_write_entries(const struct writing *writing, size_t index);
bool year_files_write_shard(const struct writing *writing, size_t index);
bool year_files_write_digests(const struct writing *writing, size_t index);
bool year_files_write_bundle(const struct writing *writing, size_t index);
bool year_files_write_pages(const struct writing *writing, size_t index);
bool year_files_write_index(const struct writing *writing, size_t index);

#endif
