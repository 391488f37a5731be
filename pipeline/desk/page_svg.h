/*
 * page_svg: a page as SVG, for a browser.
 *
 * The browser has the same font files (the name of a face is its number, "f0"),
 * and every word is placed where the PDF has it, every letter of a word that is
 * kerned: the browser is not to kern, since it may do so otherwise. A run of
 * words that look alike is a line of the file: comparing two versions of a page
 * line by line tells where it has changed.
 */
#ifndef DESK_PAGE_SVG_H
#define DESK_PAGE_SVG_H

#include "base/text.h"

struct arena;
struct page;
struct source;

/* The files that a place in the pages may be from. */
struct svg_sources {
	const struct source **at;
	size_t count;
};

/* Which shapes are kerned, as far as it was found out. */
struct svg_shapes {
	struct arena *arena;
	unsigned char *at; /* by their number; see page_svg.c */
	size_t room;
};

/*
 * The page. A link to a page has the address "#p12", with the index of that
 * page. Appends to `places` where its runs come from, as JSON:
 * [[run,source,line],...], only those that are elsewhere than the run before
 * them. They are apart from the page, since a line that is added to a source
 * moves the lines after it, and changes none of their pages.
 */
struct text page_svg(struct arena *arena, const struct page *page,
    const struct svg_sources *sources, struct svg_shapes *shapes,
    struct buffer *places);

#endif
