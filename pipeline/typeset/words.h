/*
 * words: runs of text as shaped words, and the gaps between them.
 *
 * Lengths are millipoints. A line may break after a word where the text has a
 * space, except where typography forbids it: within "Điều 5", "ngày 18 tháng
 * 01", "12 km", "2021 - 2025", "TM. ỦY BAN".
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

/* The part of a word that is in one face and size. */
struct fragment {
	const struct shape *shape;
	int size;
	int rise; /* above the base line */
	int width;
	uint32_t part; /* of its run, see read/decision.h */
	struct span span;
};

enum gap {
	GAP_NONE, /* no space follows: the two are parts of one word that is too
		     long for any line */
	GAP_SPACE,    /* a line may break here */
	GAP_NO_BREAK, /* a space, but the line should not break here */
	GAP_BREAK,    /* the line breaks here */
};

struct word {
	size_t first, count; /* fragments */
	int width;
	int space;    /* natural width of the space after it */
	enum gap gap; /* after it */
	int hang;     /* how far it may protrude into the right margin */
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
	unsigned style; /* RUN_BOLD, RUN_ITALIC: added to that of the runs */
};

/*
 * Shapes the runs. A character that no face has is an error in diag, and is
 * left out. A word wider than `widest` is cut where that is allowed, as after a
 * slash or a dot of a leader, with a warning if it is a real word; 0: no word
 * is cut. The words are in the layout context's scratch arena.
 */
struct words words_make(const struct layout_context *layout_context,
    const struct runs *runs, struct type_size type, int widest);

/*
 * The least width of a column that holds every word. Leaders and blanks to fill
 * in (……, ____) count as no more than `leader`, since they may be cut. Words
 * that should not be separated count as one if they are no wider than `bound`.
 */
int words_widest(const struct words *words, int leader, int bound);

/* The width of the words on one line; with forced breaks, that of the longest
   line. */
int words_width(const struct words *words);

/* The total width of all words and spaces, regardless of line breaks. */
int words_total(const struct words *words);

#endif
