/*
 * extract: what an issue's build leaves for the pages and the search, now and
 * when later issues change them: <year>/van-ban/<issue>.toan-van.
 *
 * A document has parts in it: its full text as HTML (site/full_text.h) and the
 * words that it has (site/search.h). Before each stands a line
 * "<document> <part> <bytes>".
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

/* A file as it was read. */
struct extract {
	const char *path;
	struct text bytes;
};

/* That of an issue, below `output`. False after a failure in diag. */
bool extract_read(struct arena *arena, struct diag *diag, const char *output,
    const struct issue_entry *issue, struct extract *extract);

/* False after an error in diag: it is not there, or the file is damaged. */
bool extract_find(struct diag *diag, const struct extract *extract,
    const char *document, enum extract_part part, struct text *bytes);

/* The file without the parts of those documents that are withheld. False where
   it is damaged. */
bool extract_without_withheld(struct arena *arena, struct text bytes,
    const struct issue_entry *issue, struct text *left);

#endif
