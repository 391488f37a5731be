/*
 * extract_writer: the site's files that depend on one issue alone, written when
 * the issue is built.
 *
 *   <year>/<issue>.json               its record (catalog/issue_record.h)
 *   <year>/van-ban/<issue>.js         its texts, for search (site/search.h)
 *   <year>/van-ban/<issue>.toan-van   its texts, for pages (site/extract.h)
 *   <year>/van-ban/<issue>/hinh-….png its images
 *   .congbao/goi/<year>/<issue>.zip   its files, compressed (site/bundle.h)
 *
 * site/site.h has the files that depend on the whole archive.
 */
#ifndef SITE_EXTRACT_WRITER_H
#define SITE_EXTRACT_WRITER_H

#include <stdbool.h>

#include "base/digest.h"

struct arena;
struct diag;
struct issue;
struct issue_entry;

/*
 * Writes these files of a numbered issue below the directory, and appends them
 * to `files`. The entry must have its files (enter_files), and they must be
 * written. False after a failure in diag.
 */
bool extract_write(struct arena *arena, struct diag *diag,
    const char *directory, const struct issue *issue,
    const struct issue_entry *entry, struct file_digests *files);

#endif
