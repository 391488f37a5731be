/*
 * inline: inline HTML: styles, line breaks, footnote references, citations.
 *
 * A citation of a document is written as a placeholder,
 *
 *   <?van-ban 02/2024/QĐ-UBND 2024-01-12?>
 *
 * with the number as in the text, and the date that the text gives with it, or
 * 0000-00-00. The page has the number in its place, with a link if it resolves.
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

/* Writes the runs; citations become placeholders only if `linked`. */
void inline_write(struct html_page *html, const struct runs *runs, bool linked);

/* A placeholder in HTML that inline_write wrote. */
struct mention {
	const char *number;
	struct date date;  /* year 0: not given */
	size_t start, end; /* of the placeholder in the HTML, in bytes */
};

/* Finds the first placeholder; false if there is none. */
bool inline_next(
    struct arena *arena, struct text html, struct mention *mention);

#endif
