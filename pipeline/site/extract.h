/*
 * extract: the texts of an issue, prepared by its build for pages and search:
 * <year>/van-ban/<issue>.toan-van.
 *
 * It is published, to write pages again when later issues make them stale. For
 * each document it has two parts: its full text as HTML (site/full_text.h) and
 * its words (site/search.h). A line "<document> <part> <bytes>" comes before
 * each part.
 */
#ifndef SITE_EXTRACT_H
#define SITE_EXTRACT_H

#include <stdbool.h>

#include "base/text.h"

struct arena;
struct diag;
struct issue_entry;

enum extract_part { EXTRACT_HTML, EXTRACT_WORDS };

/* "2024/van-ban/so-02.toan-van" */
const char *extract_path(struct arena *arena, int year, const char *slug);

void extract_add(struct buffer *file, const char *document,
    enum extract_part part, struct text bytes);

/* The file of an issue. */
struct extract {
	const char *path;
	struct text bytes;
};

/* Reads it below the directory `output`. False after a failure in diag. */
bool extract_read(struct arena *arena, struct diag *diag, const char *output,
    const struct issue_entry *issue, struct extract *extract);

/* Finds a document's part. False after an error in diag: there is no such part,
   or the file is damaged. */
bool extract_find(struct diag *diag, const struct extract *extract,
    const char *document, enum extract_part part, struct text *bytes);

/* The file without the parts of withheld documents. False, without an error,
   if it is damaged. */
bool extract_without_withheld(struct arena *arena, struct text bytes,
    const struct issue_entry *issue, struct text *remaining);

#endif
