/*
 * press: pages made ready, once, for all the files that are printed of them.
 *
 * A document stands in the file of its issue and in one of its own. Its
 * letters have the same codes in both, given in the order of all pages, what
 * shows a page is written once where it is the same in both, and so is what
 * is embedded of a font. A file is the same whichever others are printed
 * before it.
 */
#ifndef PRINT_PRESS_H
#define PRINT_PRESS_H

#include <stddef.h>

#include "base/text.h"

struct arena;
struct pages;
struct pdf_fonts;
struct pdf_images;
struct plate;
struct spelling;
struct spellings;

struct press {
	struct arena *arena;
	const struct pages *pages;
	struct pdf_fonts *fonts;
	struct spellings *spellings;
	struct text encoding; /* of all fonts; empty: not written yet */
	struct pdf_images *images;
	struct plate *plates;	 /* of each page */
	struct spelling **words; /* of all plates */
	size_t word_count, word_room;
	size_t files; /* that were begun to be printed */
};

/* The pages and what they have stay where they are; nothing is to be freed. */
struct press *press_new(struct arena *arena, const struct pages *pages);

#endif
