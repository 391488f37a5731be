/*
 * font: a face as a PDF font with codes of its own.
 *
 * A face becomes a Type 0 font (ISO 32000-1, 9.7) with codes in the order of
 * their first use. A code stands for a glyph together with the characters that
 * it represents: the glyph of the hyphen, which is used for U+2010 and U+2011,
 * has two codes, so that copied text is the text as it was written. The first
 * codes, which are all of most texts, take one byte; the space is byte 32, so
 * that word spacing (9.3.3) applies to it.
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

/* The first code, which is that of the space; and the first code of two bytes,
   whose first byte is at least this value. */
enum { FONT_SPACE = 32, FONT_DOUBLE = 192 };

struct code {
	uint16_t glyph;
	uint16_t next; /* the next code of the same glyph; 0: none */
	int width;     /* advance, in thousandths of the em */
	struct text text;
};

struct pdf_font {
	struct pdf_font *next;
	struct arena *arena;
	const struct face *face;
	int number;	 /* from 1; the name of the resource is F and it */
	struct code *at; /* by code; those below the space are not used */
	size_t count, room;
	uint16_t *first; /* the first code of each glyph; 0: none */
	bool is_full;	 /* out of codes: a space was shown instead */
	struct embedded_font *embedded_font; /* whole; NULL: not yet */
};

struct pdf_fonts *pdf_fonts_new(struct arena *arena);

/* The font of a face; created when first used. */
struct pdf_font *pdf_fonts_font(
    struct pdf_fonts *fonts, const struct face *face);

/* The first font of the list, in the order of their numbers; NULL: none. */
struct pdf_font *pdf_fonts_first(const struct pdf_fonts *fonts);

/* The code of a glyph that represents text. The text must outlive the fonts. */
uint16_t pdf_font_code(struct pdf_font *font, uint16_t glyph, struct text text);

/* Appends the one or two bytes of a code, as part of a literal string. */
void pdf_font_write_code(struct buffer *out, uint16_t code);

#endif
