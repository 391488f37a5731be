/*
 * inline: stretches of a text in HTML: styles, line ends, notes, names.
 *
 * Where a text names a document, what is written is
 *
 *   <?van-ban 02/2024/QĐ-UBND 2024-01-12?>
 *
 * with the number as it is written, and the date that the text gives with it
 * or 0000-00-00. A page has the number there, linked where it leads somewhere.
 */
#ifndef SITE_INLINE_H
#define SITE_INLINE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "base/text.h"

struct arena;
struct html_page;
struct runs;

/* Writes the runs; where they are `linked`, names are told from other text. */
void inline_write(struct html_page *html, const struct runs *runs, bool linked);

/* A document that HTML of inline_write's names. */
struct mention {
	const char *number;
	struct date date;  /* year 0: not given */
	size_t start, end; /* bytes of the HTML, which stand for the name */
};

/* The first in the HTML; false where there is none. */
bool inline_next(
    struct arena *arena, struct text html, struct mention *mention);

#endif
