#include "print/used_glyphs.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "print/embedded_font.h"
#include "print/font.h"
#include "print/glyph_codes.h"
#include "print/object.h"
#include "print/pdf_writer.h"
#include "print/print_cache.h"
#include "typeset/face.h"

struct shown {
	struct shown *next;
	struct subset subset;
};

struct used_glyphs {
	struct pdf_writer *writer;
	size_t file; /* the press counts them */
	struct shown *first, *last;
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
	struct shown *shown;

	for (shown = used_glyphs->first; shown != NULL; shown = shown->next)
		if (shown->subset.font == font)
			return &shown->subset;
	shown = arena_alloc(arena, sizeof *shown);
	shown->subset.font = font;
	shown->subset.has =
	    arena_alloc(arena, font->count * sizeof *shown->subset.has);
	subset_add(&shown->subset, FONT_SPACE);
	if (used_glyphs->last == NULL)
		used_glyphs->first = shown;
	else
		used_glyphs->last->next = shown;
	used_glyphs->last = shown;
	return &shown->subset;
}

void
used_glyphs_show(
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

/* A cast of all codes of a font, kept for the next file. */
static const struct embedded_font *
whole_cast(struct pdf_writer *writer, struct pdf_font *font)
{
	struct subset whole = {.font = font,
	    .has = arena_alloc(writer->arena, font->count * sizeof *whole.has),
	    .end = font->count,
	    .count = font->count - FONT_SPACE};

	if (font->embedded_font != NULL)
		return font->embedded_font;
	memset(whole.has, true, font->count * sizeof *whole.has);
	font->embedded_font = embedded_font_new(
	    writer->print_cache->arena, writer->objects, &whole);
	return font->embedded_font;
}

/*
 * Most documents of an issue show most of its letters: their own cast would
 * hardly be smaller.
 */
static const struct embedded_font *
embedded_font_of(struct pdf_writer *writer, const struct subset *subset)
{
	if (subset->count * 2 >= subset->font->count - FONT_SPACE)
		return whole_cast(writer, subset->font);
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
	return object_stream(writer->objects,
	    text_of("/Type/CMap/CMapName/Congbao-H/WMode 0/CIDSystemInfo"
		    "<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"),
	    print_cache->encoding, STREAM_KEPT);
}

static int
descriptor(struct pdf_writer *writer, const struct embedded_font *embedded_font)
{
	struct buffer entries = {.arena = writer->arena};
	int object = object_new(writer->objects), file;

	buffer_format(
	    &entries, "/Length1 %zu", embedded_font->font_subset_length);
	file = object_stream(writer->objects, buffer_text(&entries),
	    embedded_font->font_subset, STREAM_KEPT);
	entries.length = 0;
	buffer_add(&entries, embedded_font->descriptor);
	buffer_format(&entries, "/FontFile2 %d 0 R", file);
	object_set(writer->objects, object, buffer_text(&entries));
	return object;
}

static int
stream(struct pdf_writer *writer, struct text kept)
{
	return object_stream(
	    writer->objects, (struct text) {NULL, 0}, kept, STREAM_KEPT);
}

static int
descendant(struct pdf_writer *writer, const struct embedded_font *embedded_font)
{
	struct buffer entries = {.arena = writer->arena};
	int object = object_new(writer->objects);
	int described = descriptor(writer, embedded_font);

	buffer_format(&entries,
	    "/Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDSystemInfo"
	    "<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
	    "/FontDescriptor %d 0 R/CIDToGIDMap %d 0 R/DW 0/W[%d[",
	    embedded_font->name, described,
	    stream(writer, embedded_font->glyphs), FONT_SPACE);
	buffer_add(&entries, embedded_font->widths);
	buffer_string(&entries, "]]");
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

	buffer_format(&entries,
	    "/Type/Font/Subtype/Type0/BaseFont/%s/Encoding %d 0 R"
	    "/DescendantFonts[%d 0 R]/ToUnicode %d 0 R",
	    embedded_font->name, encoding, glyphs,
	    stream(writer, embedded_font->characters));
	object_set(writer->objects, object, buffer_text(&entries));
	return object;
}

static void
fail(struct pdf_writer *writer, const struct pdf_font *font, const char *words)
{
	if (!writer->failed)
		diag_failure(writer->diag, writer->path, "the face %s %s",
		    face_metrics(font->face).name, words);
	writer->failed = true;
}

void
used_glyphs_embed(struct used_glyphs *used_glyphs, struct buffer *resources)
{
	struct pdf_writer *writer = used_glyphs->writer;
	int map = encoding(writer);

	for (const struct shown *shown = used_glyphs->first; shown != NULL;
	     shown = shown->next) {
		const struct pdf_font *font = shown->subset.font;
		const struct embedded_font *embedded_font =
		    embedded_font_of(writer, &shown->subset);

		if (font->is_full)
			fail(writer, font,
			    "has too few codes for all the different "
			    "characters of the issue");
		if (embedded_font == NULL)
			fail(writer, font,
			    "cannot be embedded: only TrueType outlines can");
		else
			buffer_format(resources, "/F%d %d 0 R", font->number,
			    embed(writer, embedded_font, map));
	}
}
