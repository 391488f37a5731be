/*
 * lines: break a paragraph into lines.
 *
 * Breaks are chosen for the whole paragraph at once (Knuth and Plass, 1981),
 * so that no line is loose because the one before it was greedy. Vietnamese
 * is not hyphenated: what a line can give or take is its spaces alone.
 */
#ifndef TYPESET_LINES_H
#define TYPESET_LINES_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct words;

enum adjust { ADJUST_JUSTIFY, ADJUST_LEFT, ADJUST_CENTRE, ADJUST_RIGHT };

struct measure {
	int width;
	int first_indent; /* of the first line; less than width */
	enum adjust adjust;
};

struct line {
	size_t first; /* index of its first word */
	size_t count; /* number of words, at least one */
	int width;    /* natural, its spaces included */
	int gaps;     /* spaces that may stretch */
	int hang;     /* how far it goes into the right margin */
	bool filled;  /* justified: its spaces make it as wide as the measure */
};

struct lines {
	struct line *at;
	size_t count;
};

/*
 * Lines no wider than the measure, except where one word alone is wider.
 * The lines are in arena; scratch is used on the way.
 */
struct lines lines_break(struct arena *arena, struct arena *scratch,
    const struct words *words, struct measure measure);

#endif
