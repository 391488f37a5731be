/*
 * lines: break a paragraph into lines.
 *
 * Breaks are chosen for the whole paragraph at once (Knuth and Plass, 1981), so
 * that no line is loose because the one before it was greedy. Vietnamese is not
 * hyphenated: only spaces stretch and shrink.
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
	int width;    /* natural, with its spaces */
	int gaps;     /* spaces that may stretch */
	int hang;     /* how far it protrudes into the right margin */
	bool filled;  /* justified: its spaces stretch or shrink to fill the
			 measure */
};

struct lines {
	struct line *at;
	size_t count;
};

/* Lines no wider than the measure, except a single word that is wider. The
   result is in arena; scratch is for temporary data. */
struct lines lines_break(struct arena *arena, struct arena *scratch,
    const struct words *words, struct measure measure);

#endif
