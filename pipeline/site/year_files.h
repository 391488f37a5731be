/*
 * year_files: the files of the site that are a year's.
 *
 * The year's index (site/year_index.h), like a document's JSON, tells whether
 * all that is made from the year's texts is as it was; so it is written when
 * the rest is there.
 */
#ifndef SITE_YEAR_FILES_H
#define SITE_YEAR_FILES_H

#include <stdbool.h>
#include <stddef.h>

#include "site/html_page.h"

struct arena;
struct writing;

struct years years_of(struct arena *arena, const struct writing *writing);

/* Brings what is published of the year and needed to write it. */
bool year_files_fetch(const struct writing *writing, size_t index);

/* Of the writing's year of this index; each is false after errors or failures
   in diag. */
bool year_files_write_entries(const struct writing *writing, size_t index);
bool year_files_write_shard(const struct writing *writing, size_t index);
bool year_files_write_bundle(const struct writing *writing, size_t index);
bool year_files_write_pages(const struct writing *writing, size_t index);
bool year_files_write_index(const struct writing *writing, size_t index);

#endif
