/*
 * pen: text as the operators that show it (ISO 32000-1, 9.4).
 *
 * The pen knows what a viewer knows: the font, the colour, and where on the
 * page it would go on. Only what changes is written.
 */
#ifndef PRINT_PEN_H
#define PRINT_PEN_H

#include <stdbool.h>
#include <stdint.h>

#include "typeset/pages.h"

struct buffer;
struct pdf_font;
struct glyph_code_cache;

struct pen {
	struct buffer *out;
	struct glyph_code_cache *glyph_code_cache;
	int height; /* of the page */
	enum ink ink;
	const struct pdf_font *font;
	int size;
	int rise;
	int word_spacing;   /* word spacing, in millipoints */
	bool in_text;	    /* between BT and ET */
	bool in_array;	    /* between the brackets of a TJ */
	bool in_string;	    /* in a string of that */
	int line_x, line_y; /* the last Td's, from the page's lower left */
	int64_t x;	    /* in parts of a millipoint, see pen.c */
	int y;		    /* from the top of the page */
};

/* At the start of a page's content. */
struct pen pen_new(
    struct buffer *out, struct glyph_code_cache *glyph_code_cache, int height);

/*
 * A text mark; spaces (print/pdf_writer.h) go where they are copied from. The
 * mark after it in its line, if any, tells how the line's words are spaced.
 */
void pen_write(struct pen *pen, const struct mark *mark,
    const struct mark *next, int spaces);

void pen_set_ink(struct pen *pen, enum ink ink);

/* Ends what is being shown: a marked-content sequence may begin or end. */
void pen_end_string(struct pen *pen);

/* Ends the text object, before anything else is drawn. */
void pen_end_text(struct pen *pen);

#endif
