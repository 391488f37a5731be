#include "print/letters.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "print/cast.h"
#include "print/font.h"
#include "print/job.h"
#include "print/object.h"
#include "print/press.h"
#include "print/spelling.h"
#include "typeset/face.h"

struct shown {
	struct shown *next;
	struct subset subset;
};

struct letters {
	struct print_job *job;
	size_t file; /* the press counts them */
	struct shown *first, *last;
};

struct letters *
letters_new(struct print_job *job)
{
	struct letters *letters = arena_alloc(job->arena, sizeof *letters);

	letters->job = job;
	letters->file = ++job->press->files;
	return letters;
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
subset_of(struct letters *letters, struct pdf_font *font)
{
	struct arena *arena = letters->job->arena;
	struct shown *shown;

	for (shown = letters->first; shown != NULL; shown = shown->next)
		if (shown->subset.font == font)
			return &shown->subset;
	shown = arena_alloc(arena, sizeof *shown);
	shown->subset.font = font;
	shown->subset.has =
	    arena_alloc(arena, font->count * sizeof *shown->subset.has);
	subset_add(&shown->subset, FONT_SPACE);
	if (letters->last == NULL)
		letters->first = shown;
	else
		letters->last->next = shown;
	letters->last = shown;
	return &shown->subset;
}

void
letters_show(struct letters *letters, struct spelling *spelling)
{
	struct subset *subset;

	if (spelling->file == letters->file)
		return;
	spelling->file = letters->file;
	subset = subset_of(letters, spelling->font);
	for (size_t i = 0; i < spelling->shape->count; i++)
		subset_add(subset, spelling->codes[i]);
}

/* A cast of all codes of a font, kept for the next file. */
static const struct cast *
whole_cast(struct print_job *job, struct pdf_font *font)
{
	struct subset whole = {.font = font,
	    .has = arena_alloc(job->arena, font->count * sizeof *whole.has),
	    .end = font->count,
	    .count = font->count - FONT_SPACE};

	if (font->cast != NULL)
		return font->cast;
	memset(whole.has, true, font->count * sizeof *whole.has);
	font->cast = cast_new(job->press->arena, job->objects, &whole);
	return font->cast;
}

/*
 * Most documents of an issue show most of its letters: their own cast would
 * hardly be smaller.
 */
static const struct cast *
cast_of(struct print_job *job, const struct subset *subset)
{
	if (subset->count * 2 >= subset->font->count - FONT_SPACE)
		return whole_cast(job, subset->font);
	return cast_new(job->arena, job->objects, subset);
}

static int
encoding(struct print_job *job)
{
	struct press *press = job->press;
	size_t end = 0;

	for (const struct pdf_font *font = pdf_fonts_first(press->fonts);
	     font != NULL; font = font->next)
		end = font->count > end ? font->count : end;
	if (press->encoding.length == 0)
		press->encoding =
		    cast_encoding(press->arena, job->objects, end);
	return object_stream(job->objects,
	    text_of("/Type/CMap/CMapName/Congbao-H/WMode 0/CIDSystemInfo"
		    "<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"),
	    press->encoding, STREAM_KEPT);
}

static int
descriptor(struct print_job *job, const struct cast *cast)
{
	struct buffer entries = {.arena = job->arena};
	int object = object_new(job->objects), file;

	buffer_format(&entries, "/Length1 %zu", cast->program_length);
	file = object_stream(
	    job->objects, buffer_text(&entries), cast->program, STREAM_KEPT);
	entries.length = 0;
	buffer_add(&entries, cast->descriptor);
	buffer_format(&entries, "/FontFile2 %d 0 R", file);
	object_set(job->objects, object, buffer_text(&entries));
	return object;
}

static int
stream(struct print_job *job, struct text kept)
{
	return object_stream(
	    job->objects, (struct text) {NULL, 0}, kept, STREAM_KEPT);
}

static int
descendant(struct print_job *job, const struct cast *cast)
{
	struct buffer entries = {.arena = job->arena};
	int object = object_new(job->objects);
	int described = descriptor(job, cast);

	buffer_format(&entries,
	    "/Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDSystemInfo"
	    "<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
	    "/FontDescriptor %d 0 R/CIDToGIDMap %d 0 R/DW 0/W[%d[",
	    cast->name, described, stream(job, cast->glyphs), FONT_SPACE);
	buffer_add(&entries, cast->widths);
	buffer_string(&entries, "]]");
	object_set(job->objects, object, buffer_text(&entries));
	return object;
}

static int
embed(struct print_job *job, const struct cast *cast, int encoding)
{
	struct buffer entries = {.arena = job->arena};
	int glyphs = descendant(job, cast);
	int object = object_new(job->objects);

	buffer_format(&entries,
	    "/Type/Font/Subtype/Type0/BaseFont/%s/Encoding %d 0 R"
	    "/DescendantFonts[%d 0 R]/ToUnicode %d 0 R",
	    cast->name, encoding, glyphs, stream(job, cast->characters));
	object_set(job->objects, object, buffer_text(&entries));
	return object;
}

static void
fail(struct print_job *job, const struct pdf_font *font, const char *words)
{
	if (!job->failed)
		diag_failure(job->diag, job->path, "the face %s %s",
		    face_metrics(font->face).name, words);
	job->failed = true;
}

void
letters_embed(struct letters *letters, struct buffer *resources)
{
	struct print_job *job = letters->job;
	int map = encoding(job);

	for (const struct shown *shown = letters->first; shown != NULL;
	     shown = shown->next) {
		const struct pdf_font *font = shown->subset.font;
		const struct cast *cast = cast_of(job, &shown->subset);

		if (font->is_full)
			fail(job, font,
			    "has too few codes for all the different "
			    "characters of the issue");
		if (cast == NULL)
			fail(job, font,
			    "cannot be embedded: only TrueType outlines can");
		else
			buffer_format(resources, "/F%d %d 0 R", font->number,
			    embed(job, cast, map));
	}
}
