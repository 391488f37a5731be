/*
 * words: runs of text as shaped words, with what may happen between them.
 *
 * Lengths are millipoints. A line may end after a word where the text has a
 * space, except where typography forbids it: within "Điều 5", "ngày 18
 * tháng 01", "12 km", "2021 - 2025", "TM. ỦY BAN".
 */
#ifndef TYPESET_WORDS_H
#define TYPESET_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/source.h"
#include "typeset/pages.h"

struct runs;
struct layout_context;
struct shape;

/* A part of a word in one face and size. */
struct fragment {
	const struct shape *shape;
	int size;
	int rise; /* above the base line */
	int width;
	uint32_t part; /* of its run: read/decision.h */
	struct span span;
};

enum gap {
	GAP_NONE,     /* the next word follows without a space: the two are
			 parts of one that is too long for any line */
	GAP_SPACE,    /* a line may end here */
	GAP_NO_BREAK, /* a space, but no line should end here */
	GAP_BREAK,    /* a line ends here */
};

struct word {
	size_t first, count; /* its fragments */
	int width;
	int space;		 /* natural width of the space after it */
	enum gap gap;		 /* after it */
	int hang;		 /* how far its end may stand in the margin */
	const struct node *note; /* the footnote it refers to */
};

struct words {
	struct word *at;
	size_t count, room;
	struct fragment *fragments;
	size_t fragment_count, fragment_room;
};

struct type_size {
	int size;	/* of the em */
	unsigned style; /* RUN_BOLD, RUN_ITALIC: added to the runs' own */
};

/*
 * Shapes the runs. A character that no face has is an error in diag, and is
 * left out. A word wider than `widest` is cut where it may be (after a slash
 * or a dot of a leader), with a warning where it is a real word; 0: none is.
 * The words are in the setting's scratch arena.
 */
struct words words_make(const struct layout_context *layout_context,
    const struct runs *runs, struct type_size type, int widest);

/*
 * The least width that holds every word, for a column. Leaders and blanks to
 * write on (……, ____) count as no more than `leader`: they may be cut. Words
 * that stick together count as one up to the width `bound`.
 */
int words_widest(const struct words *words, int leader, int bound);

/* The width of all on one line (the longest, where lines are broken). */
int words_width(const struct words *words);

/* The width of all words and spaces, however the lines are broken. */
int words_total(const struct words *words);

#endif
