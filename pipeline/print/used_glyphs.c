#include "print/used_glyphs.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "base/translate.h"
#include "print/embedded_font.h"
#include "print/font.h"
#include "print/glyph_codes.h"
#include "print/object.h"
#include "print/pdf_writer.h"
#include "print/print_cache.h"
#include "typeset/face.h"

struct used_font {
	struct used_font *next;
	struct subset subset;
};

struct used_glyphs {
	struct pdf_writer *writer;
	size_t file; /* its number, see print_cache->files */
	struct used_font *first, *last;
};

struct used_glyphs *
used_glyphs_new(struct pdf_writer *writer)
{
	struct used_glyphs *used_glyphs =
	    arena_alloc(writer->arena, sizeof *used_glyphs);

	used_glyphs->writer = writer;
	used_glyphs->file = ++writer->print_cache->files;
	return used_glyphs;
}

static void
subset_add(struct subset *subset, uint16_t code)
{
	if (subset->has[code])
		return;
	subset->has[code] = true;
	subset->count++;
	if (code >= subset->end)
		subset->end = (size_t)code + 1;
}

static struct subset *
subset_of(struct used_glyphs *used_glyphs, struct pdf_font *font)
{
	struct arena *arena = used_glyphs->writer->arena;
	struct used_font *used;

	for (used = used_glyphs->first; used != NULL; used = used->next)
		if (used->subset.font == font)
			return &used->subset;
	used = arena_alloc(arena, sizeof *used);
	used->subset.font = font;
	used->subset.has =
	    arena_alloc(arena, font->count * sizeof *used->subset.has);
	subset_add(&used->subset, FONT_SPACE);
	if (used_glyphs->last == NULL)
		used_glyphs->first = used;
	else
		used_glyphs->last->next = used;
	used_glyphs->last = used;
	return &used->subset;
}

void
used_glyphs_add(
    struct used_glyphs *used_glyphs, struct glyph_codes *glyph_codes)
{
	struct subset *subset;

	if (glyph_codes->file == used_glyphs->file)
		return;
	glyph_codes->file = used_glyphs->file;
	subset = subset_of(used_glyphs, glyph_codes->font);
	for (size_t i = 0; i < glyph_codes->shape->count; i++)
		subset_add(subset, glyph_codes->codes[i]);
}

/* The font with all of its codes, cached for the next file. */
static const struct embedded_font *
whole_font(struct pdf_writer *writer, struct pdf_font *font)
{
	struct subset whole;

	if (font->embedded_font != NULL)
		return font->embedded_font;
	whole = subset_whole(writer->arena, font);
	font->embedded_font = embedded_font_new(
	    writer->print_cache->arena, writer->objects, &whole);
	return font->embedded_font;
}

/* Most documents use most glyphs of the issue: a subset of their own would
   hardly be smaller. */
static const struct embedded_font *
embedded_font_of(struct pdf_writer *writer, const struct subset *subset)
{
	if (subset->count * 2 >= subset->font->count - FONT_SPACE)
		return whole_font(writer, subset->font);
	return embedded_font_new(writer->arena, writer->objects, subset);
}

static int
encoding(struct pdf_writer *writer)
{
	struct print_cache *print_cache = writer->print_cache;
	size_t end = 0;

	for (const struct pdf_font *font = pdf_fonts_first(print_cache->fonts);
	     font != NULL; font = font->next)
		end = font->count > end ? font->count : end;
	if (print_cache->encoding.length == 0)
		print_cache->encoding = embedded_font_encoding(
		    print_cache->arena, writer->objects, end);
	return object_stream(writer->objects, text_of(EMBEDDED_FONT_ENCODING),
	    print_cache->encoding, STREAM_PREDEFLATED);
}

static int
descriptor(struct pdf_writer *writer, const struct embedded_font *embedded_font)
{
	struct buffer entries = {.arena = writer->arena};
	int object = object_new(writer->objects), file;

	buffer_format(
	    &entries, "/Length1 %zu", embedded_font->font_subset_length);
	file = object_stream(writer->objects, buffer_text(&entries),
	    embedded_font->font_subset, STREAM_PREDEFLATED);
	entries.length = 0;
	embedded_font_add_descriptor(embedded_font, file, &entries);
	object_set(writer->objects, object, buffer_text(&entries));
	return object;
}

static int
stream(struct pdf_writer *writer, struct text kept)
{
	return object_stream(
	    writer->objects, (struct text) {NULL, 0}, kept, STREAM_PREDEFLATED);
}

static int
descendant(struct pdf_writer *writer, const struct embedded_font *embedded_font)
{
	struct buffer entries = {.arena = writer->arena};
	int object = object_new(writer->objects);
	int described = descriptor(writer, embedded_font);

	embedded_font_add_descendant(embedded_font, described,
	    stream(writer, embedded_font->cid_to_gid), &entries);
	object_set(writer->objects, object, buffer_text(&entries));
	return object;
}

static int
embed(struct pdf_writer *writer, const struct embedded_font *embedded_font,
    int encoding)
{
	struct buffer entries = {.arena = writer->arena};
	int glyphs = descendant(writer, embedded_font);
	int object = object_new(writer->objects);

	embedded_font_add_composite(embedded_font, encoding, glyphs,
	    stream(writer, embedded_font->to_unicode), &entries);
	object_set(writer->objects, object, buffer_text(&entries));
	return object;
}

static void
fail(struct pdf_writer *writer, const struct pdf_font *font, const char *format)
{
	if (!writer->failed)
		diag_failure(writer->diag, writer->path, format,
		    face_metrics(font->face).name);
	writer->failed = true;
}

void
used_glyphs_embed(struct used_glyphs *used_glyphs, struct buffer *resources)
{
	struct pdf_writer *writer = used_glyphs->writer;
	int map = encoding(writer);

	for (const struct used_font *used = used_glyphs->first; used != NULL;
	     used = used->next) {
		const struct pdf_font *font = used->subset.font;
		const struct embedded_font *embedded_font =
		    embedded_font_of(writer, &used->subset);

		if (font->is_full)
			fail(writer, font,
			    N_("the face %s has too few codes for all the "
			       "different characters of the issue"));
		if (embedded_font == NULL)
			fail(writer, font,
			    N_("the face %s cannot be embedded: only TrueType "
			       "outlines can"));
		else
			buffer_format(resources, "/F%d %d 0 R", font->number,
			    embed(writer, embedded_font, map));
	}
}
