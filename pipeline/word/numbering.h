/*
 * numbering: the lists of a Word file, and the labels that Word shows before
 * their paragraphs (clause 17.9 of ISO/IEC 29500-1).
 *
 * The counters belong to an abstract list, which several lists may share. What
 * Word shows is what is given: no letter is added that Word does not have.
 */
#ifndef WORD_NUMBERING_H
#define WORD_NUMBERING_H

#include <stdbool.h>

#include "base/text.h"
#include "word/formatting.h"

struct arena;
struct findings;
struct numbered_list;
struct word_numbering;
struct package;
struct style;
struct styles;

/* The lists of the package; none if it has none. */
struct word_numbering *numbering_read(struct arena *arena,
    struct findings *findings, struct package *package,
    const struct styles *styles);

/* A paragraph's place in a list. */
struct list_level {
	struct numbered_list *list; /* NULL: in none */
	int level;		    /* from 0 */
	bool of_style;		    /* the style says so, not the paragraph */
	const struct run_formatting *run;	      /* of the label */
	const struct paragraph_formatting *paragraph; /* indents */
};

/* Where a paragraph with this style and direct formatting stands. */
struct list_level numbering_level(const struct word_numbering *numbering,
    const struct style *style, const struct paragraph_formatting *direct);

struct list_label {
	struct text text; /* in the fonts of the level; may be empty */
	bool joined;	  /* w:suff is nothing */
	bool is_bullet;
	bool is_long;	     /* longer than any that Word writes: it has none */
	const char *unknown; /* a format of numbers that is not known */
};

/* Counts the paragraph and makes its label, in the arena. */
struct list_label numbering_label(struct arena *arena,
    const struct word_numbering *numbering, const struct list_level *level);

#endif
