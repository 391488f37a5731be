/*
 * font: what a document uses of its faces, embedded.
 *
 * A face becomes a Type 0 font (ISO 32000-1, 9.7) with codes of our own, in
 * the order of their first use. A code is a glyph together with the
 * characters it stands for: the hyphen's glyph that draws U+2010 and U+2011
 * has two codes, and text is copied as it was written. The first codes, all
 * of most texts, are shown as one byte; the space is byte 32, so that word
 * spacing (9.3.3) applies to it.
 *
 * HarfBuzz's subsetter is known to font.c alone.
 */
#ifndef PRINT_FONT_H
#define PRINT_FONT_H

#include <stdint.h>

#include "base/text.h"

struct face;
struct glyph;
struct job;
struct pdf_font;
struct pdf_fonts;

struct pdf_fonts *pdf_fonts_new(struct job *job);

/* The font of a face, made when first asked for. */
struct pdf_font *pdf_fonts_font(
    struct pdf_fonts *fonts, const struct face *face);

/* The resource's name is F and this number. */
int pdf_font_number(const struct pdf_font *font);

const struct face *pdf_font_face(const struct pdf_font *font);

/*
 * The code for a glyph that stands for text. The text stays where it is.
 * More codes than a face can have are a failure of the job.
 */
uint16_t pdf_font_code(struct pdf_font *font, uint16_t glyph, struct text text);

uint16_t pdf_font_space(const struct pdf_font *font);

/* The byte or the two of a code, within a literal string. */
void pdf_font_spell(struct buffer *out, uint16_t code);

/* How far the pen goes, in thousandths of the em. */
int pdf_font_width(const struct pdf_font *font, uint16_t code);

/*
 * Makes the objects of all fonts, when all their codes are known. Appends
 * the entries of a dictionary of font resources. A face that cannot be
 * embedded is a failure of the job.
 */
void pdf_fonts_embed(struct pdf_fonts *fonts, struct buffer *resources);

#endif
