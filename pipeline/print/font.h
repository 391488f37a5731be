/*
 * font: the letters of a face, under codes of our own.
 *
 * A face becomes a Type 0 font (ISO 32000-1, 9.7) with codes in the order of
 * their first use. A code is a glyph together with the characters it stands
 * for: the hyphen's glyph that draws U+2010 and U+2011 has two codes, and
 * text is copied as it was written. The first codes, all of most texts, are
 * shown as one byte; the space is byte 32, so that word spacing (9.3.3)
 * applies to it.
 */
#ifndef PRINT_FONT_H
#define PRINT_FONT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/text.h"

struct arena;
struct embedded_font;
struct face;
struct pdf_fonts;

/*
 * The space's code, the first; and the first code of two bytes, which have
 * this value or more in the first of them.
 */
enum { FONT_SPACE = 32, FONT_DOUBLE = 192 };

struct code {
	uint16_t glyph;
	uint16_t next; /* another code of this glyph; 0: none */
	int width;     /* how far the pen goes, in thousandths of the em */
	struct text text;
};

struct pdf_font {
	struct pdf_font *next;
	struct arena *arena;
	const struct face *face;
	int number;	 /* from 1: the resource's name is F and this */
	struct code *at; /* none below that of the space */
	size_t count, room;
	uint16_t *first; /* by glyph: the first of its codes; 0: none */
	bool is_full;	 /* and something had to be shown as a space */
	struct embedded_font
	    *embedded_font; /* of all its codes; NULL: none yet */
};

struct pdf_fonts *pdf_fonts_new(struct arena *arena);

/* The font of a face, made when first asked for. */
struct pdf_font *pdf_fonts_font(
    struct pdf_fonts *fonts, const struct face *face);

/* All of them by their numbers; NULL: none. */
const struct pdf_font *pdf_fonts_first(const struct pdf_fonts *fonts);

/* The code for a glyph that stands for text. The text stays where it is. */
uint16_t pdf_font_code(struct pdf_font *font, uint16_t glyph, struct text text);

/* The byte or the two of a code, within a literal string. */
void pdf_font_write_code(struct buffer *out, uint16_t code);

#endif
