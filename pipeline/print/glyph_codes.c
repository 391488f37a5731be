#include "print/glyph_codes.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "print/font.h"
#include "typeset/face.h"

struct glyph_code_cache {
	struct arena *arena;
	struct pdf_fonts *fonts;
	struct glyph_codes **at; /* by the number of the shape */
	size_t room;
};

struct glyph_code_cache *
glyph_code_cache_new(struct arena *arena, struct pdf_fonts *fonts)
{
	struct glyph_code_cache *glyph_code_cache =
	    arena_alloc(arena, sizeof *glyph_code_cache);

	glyph_code_cache->arena = arena;
	glyph_code_cache->fonts = fonts;
	return glyph_code_cache;
}

/* The number of glyphs, from the i-th on, in the same cluster. */
static size_t
cluster_length(const struct shape *shape, size_t i)
{
	size_t end = i + 1;

	while (end < shape->count && shape->at[end].length == 0)
		end++;
	return end - i;
}

/* Takes the text of a glyph in a cluster: one character, or the rest for the
   last. */
static struct text
take_cluster_text(struct text *text, bool is_last)
{
	struct text whole = *text;

	/* There are more glyphs than characters; U+034F is invisible. */
	if (whole.length == 0)
		return text_of("\xCD\x8F");
	utf8_next(text);
	if (is_last)
		text->length = 0;
	return text_part(whole, 0, whole.length - text->length);
}

static void
assign_codes(struct pdf_font *font, const struct shape *shape, uint16_t *codes)
{
	size_t at = 0;

	for (size_t i = 0; i < shape->count;) {
		size_t end = i + cluster_length(shape, i);
		struct text text =
		    text_part(shape->text, at, at + shape->at[i].length);

		at += text.length;
		for (; i < end; i++)
			codes[i] = pdf_font_code(font, shape->at[i].id,
			    take_cluster_text(&text, i + 1 == end));
	}
}

static struct glyph_codes *
glyph_codes_new(
    struct glyph_code_cache *glyph_code_cache, const struct shape *shape)
{
	struct arena *arena = glyph_code_cache->arena;
	struct glyph_codes *glyph_codes =
	    arena_alloc(arena, sizeof *glyph_codes);
	struct pdf_font *font =
	    pdf_fonts_font(glyph_code_cache->fonts, shape->face);
	uint16_t *codes = arena_alloc(arena, shape->count * sizeof *codes);
	struct buffer bytes = {.arena = arena};
	int pen = 0; /* position of the glyph */

	assign_codes(font, shape, codes);
	glyph_codes->shape = shape;
	glyph_codes->font = font;
	glyph_codes->codes = codes;
	glyph_codes->default_advances = shape->count > 0;
	for (size_t i = 0; i < shape->count; i++) {
		const struct glyph *glyph = &shape->at[i];

		if (glyph->dx != 0 || glyph->dy != 0 ||
		    pen != glyph_codes->width)
			glyph_codes->default_advances = false;
		pen += glyph->advance;
		glyph_codes->width += font->at[codes[i]].width;
		pdf_font_write_code(&bytes, codes[i]);
	}
	glyph_codes->bytes = buffer_text(&bytes);
	return glyph_codes;
}

struct glyph_codes *
glyph_codes_of(
    struct glyph_code_cache *glyph_code_cache, const struct shape *shape)
{
	struct glyph_codes **place;

	while (shape->number >= glyph_code_cache->room)
		glyph_code_cache->at = arena_more(glyph_code_cache->arena,
		    glyph_code_cache->at, glyph_code_cache->room,
		    &glyph_code_cache->room, sizeof *glyph_code_cache->at);
	place = &glyph_code_cache->at[shape->number];
	if (*place == NULL)
		*place = glyph_codes_new(glyph_code_cache, shape);
	return *place;
}
