/*
 * extract_writer: what the site needs of an issue, written when the issue is
 * built.
 *
 *   <year>/<issue>.json                     its card (catalog/issue_record.h)
 *   <year>/van-ban/<issue>.js               its texts, to be searched
 *   <year>/van-ban/<issue>.toan-van         and for what is made of all
 *                                           (site/extract.h)
 *   <year>/van-ban/<issue>/hinh-….png       its pictures
 *   .congbao/goi/<year>/<issue>.zip         its files, packed (site/bundle.h)
 *
 * It follows from the issue alone; what follows from all is site/site.h's.
 */
#ifndef SITE_EXTRACT_WRITER_H
#define SITE_EXTRACT_WRITER_H

#include <stdbool.h>

#include "base/record.h"

struct arena;
struct diag;
struct issue;
struct issue_entry;

/*
 * Writes these files of a numbered issue below the directory, and says their
 * paths; its entry knows its files. False after a failure in diag.
 */
bool extract_write(struct arena *arena, struct diag *diag,
    const char *directory, const struct issue *issue,
    const struct issue_entry *entry, struct strings *paths);

#endif
