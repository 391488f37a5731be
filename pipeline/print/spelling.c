#include "print/spelling.h"

#include "base/arena.h"
#include "base/map.h"
#include "base/utf8.h"
#include "print/font.h"
#include "typeset/face.h"

/* How many the map has room for before it grows. */
enum { SPELLINGS_FIRST = 1024 };

struct spellings {
	struct arena *arena;
	struct pdf_fonts *fonts;
	struct map *made; /* by shape */
};

/* A shape's spelling is found by where the shape is. */
static struct text
key_of(const struct shape *const *shape)
{
	return (struct text) {(const char *)shape, sizeof *shape};
}

struct spellings *
spellings_new(struct arena *arena, struct pdf_fonts *fonts)
{
	struct spellings *spellings = arena_alloc(arena, sizeof *spellings);

	spellings->arena = arena;
	spellings->fonts = fonts;
	spellings->made = map_new(arena, SPELLINGS_FIRST);
	return spellings;
}

/* How many glyphs of a shape, from the i-th, draw its characters together. */
static size_t
cluster_length(const struct shape *shape, size_t i)
{
	size_t end = i + 1;

	while (end < shape->count && shape->at[end].length == 0)
		end++;
	return end - i;
}

/* Takes a glyph's share of the text: a character, all for the last one. */
static struct text
take_share(struct text *text, bool is_last)
{
	struct text whole = *text;

	/* More glyphs than characters; U+034F joins and shows nothing. */
	if (whole.length == 0)
		return text_of("\xCD\x8F");
	utf8_next(text);
	if (is_last)
		text->length = 0;
	return text_part(whole, 0, whole.length - text->length);
}

static void
give_codes(struct pdf_font *font, const struct shape *shape, uint16_t *codes)
{
	size_t at = 0;

	for (size_t i = 0; i < shape->count;) {
		size_t end = i + cluster_length(shape, i);
		struct text text =
		    text_part(shape->text, at, at + shape->at[i].length);

		at += text.length;
		for (; i < end; i++)
			codes[i] = pdf_font_code(font, shape->at[i].id,
			    take_share(&text, i + 1 == end));
	}
}

static struct spelling *
spelling_new(struct spellings *spellings, const struct shape *shape)
{
	struct arena *arena = spellings->arena;
	struct spelling *spelling = arena_alloc(arena, sizeof *spelling);
	struct pdf_font *font = pdf_fonts_font(spellings->fonts, shape->face);
	uint16_t *codes = arena_alloc(arena, shape->count * sizeof *codes);
	struct buffer bytes = {.arena = arena};
	int pen = 0; /* where the glyph is to be */

	give_codes(font, shape, codes);
	spelling->shape = shape;
	spelling->font = font;
	spelling->codes = codes;
	spelling->is_even = shape->count > 0;
	for (size_t i = 0; i < shape->count; i++) {
		const struct glyph *glyph = &shape->at[i];

		if (glyph->dx != 0 || glyph->dy != 0 || pen != spelling->width)
			spelling->is_even = false;
		pen += glyph->advance;
		spelling->width += font->at[codes[i]].width;
		pdf_font_spell(&bytes, codes[i]);
	}
	spelling->bytes = buffer_text(&bytes);
	return spelling;
}

struct spelling *
spelling_of(struct spellings *spellings, const struct shape *shape)
{
	struct spelling *spelling = map_find(spellings->made, key_of(&shape));

	if (spelling != NULL)
		return spelling;
	spelling = spelling_new(spellings, shape);
	map_add(spellings->made, key_of(&spelling->shape), spelling);
	return spelling;
}
