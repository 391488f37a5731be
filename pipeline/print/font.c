#include "print/font.h"

#include "base/arena.h"
#include "print/syntax.h"
#include "typeset/face.h"

enum { CODES = FONT_DOUBLE + (256 - FONT_DOUBLE) * 256 };

struct pdf_fonts {
	struct arena *arena;
	struct pdf_font *first, *last;
};

struct pdf_fonts *
pdf_fonts_new(struct arena *arena)
{
	struct pdf_fonts *fonts = arena_alloc(arena, sizeof *fonts);

	fonts->arena = arena;
	return fonts;
}

static struct code *
add_code(struct pdf_font *font)
{
	font->at = arena_more(
	    font->arena, font->at, font->count, &font->room, sizeof *font->at);
	return &font->at[font->count++];
}

uint16_t
pdf_font_code(struct pdf_font *font, uint16_t glyph, struct text text)
{
	uint16_t *end = &font->first[glyph];
	struct code *code;

	while (*end != 0) {
		code = &font->at[*end];
		if (text_equal(code->text, text))
			return *end;
		end = &code->next;
	}
	if (font->count == CODES) {
		font->is_full = true;
		return FONT_SPACE;
	}
	/* before add_code, which may move the codes */
	*end = (uint16_t)font->count;
	code = add_code(font);
	code->glyph = glyph;
	code->width = face_glyph_width(font->face, glyph);
	code->text = text;
	return (uint16_t)(font->count - 1);
}

static struct pdf_font *
font_new(struct pdf_fonts *fonts, const struct face *face)
{
	struct pdf_font *font = arena_alloc(fonts->arena, sizeof *font);

	font->arena = fonts->arena;
	font->face = face;
	font->first = arena_alloc(
	    fonts->arena, face_glyph_count(face) * sizeof *font->first);
	while (font->count < FONT_SPACE)
		add_code(font);
	pdf_font_code(font, face_space_glyph(face), text_of(" "));
	if (fonts->last == NULL) {
		font->number = 1;
		fonts->first = font;
	} else {
		font->number = fonts->last->number + 1;
		fonts->last->next = font;
	}
	fonts->last = font;
	return font;
}

struct pdf_font *
pdf_fonts_font(struct pdf_fonts *fonts, const struct face *face)
{
	for (struct pdf_font *font = fonts->first; font != NULL;
	     font = font->next)
		if (font->face == face)
			return font;
	return font_new(fonts, face);
}

struct pdf_font *
pdf_fonts_first(const struct pdf_fonts *fonts)
{
	return fonts->first;
}

void
pdf_font_write_code(struct buffer *out, uint16_t code)
{
	unsigned rest = code - FONT_DOUBLE;

	if (code < FONT_DOUBLE) {
		syntax_string_byte(out, code);
		return;
	}
	syntax_string_byte(out, FONT_DOUBLE + (rest >> 8));
	syntax_string_byte(out, rest & 255);
}
