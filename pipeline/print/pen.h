/*
 * pen: text as the operators that show it (ISO 32000-1, 9.4).
 *
 * The pen tracks the text state of a viewer: font, colour and current position.
 * It writes only what changes.
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
	int word_spacing;   /* in millipoints */
	bool in_text;	    /* between BT and ET */
	bool in_array;	    /* between the brackets of a TJ array */
	bool in_string;	    /* in a string of that array */
	int line_x, line_y; /* of the last Td, from the lower left corner */
	int64_t x;	    /* in parts of a millipoint, see pen.c */
	int y;		    /* from the top of the page */
};

/* The pen at the start of a content stream. */
struct pen pen_new(
    struct buffer *out, struct glyph_code_cache *glyph_code_cache, int height);

/*
 * Writes a text mark, with its spaces (SPACE_… of print/pdf_writer.h). next is
 * the mark after it on the line, or NULL; it is used to find the word spacing
 * of the line.
 */
void pen_write(struct pen *pen, const struct mark *mark,
    const struct mark *next, int spaces);

void pen_set_ink(struct pen *pen, enum ink ink);

/* Ends the string that is being shown, as before and after a marked-content
   sequence. */
void pen_end_string(struct pen *pen);

/* Ends the text object, before anything else is drawn. */
void pen_end_text(struct pen *pen);

#endif
