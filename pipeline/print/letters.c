#include "print/letters.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/digest.h"
#include "base/text.h"
#include "print/font.h"
#include "print/job.h"
#include "print/object.h"
#include "print/press.h"
#include "print/program.h"
#include "print/spelling.h"
#include "print/syntax.h"
#include "typeset/face.h"

enum { BLOCK = 100, PREFIX = 6 };

/* FontDescriptor's Flags (ISO 32000-1, table 123) */
enum { FLAG_SERIF = 1 << 1, FLAG_SYMBOLIC = 1 << 2, FLAG_ITALIC = 1 << 6 };

/* What is shown of a font. */
struct part {
	struct part *next;
	const struct pdf_font *font;
	bool *shown; /* of each code */
	size_t end;  /* the codes that are shown are all before this one */
	size_t count;
};

struct letters {
	struct job *job;
	struct part *first, *last;
};

struct letters *
letters_new(struct job *job)
{
	struct letters *letters = arena_alloc(job->arena, sizeof *letters);

	letters->job = job;
	return letters;
}

static void
part_show(struct part *part, uint16_t code)
{
	if (part->shown[code])
		return;
	part->shown[code] = true;
	part->count++;
	if (code >= part->end)
		part->end = (size_t)code + 1;
}

static struct part *
part_of(struct letters *letters, const struct pdf_font *font)
{
	struct arena *arena = letters->job->arena;
	struct part *part;

	for (part = letters->first; part != NULL; part = part->next)
		if (part->font == font)
			return part;
	part = arena_alloc(arena, sizeof *part);
	part->font = font;
	part->shown = arena_alloc(arena, font->count * sizeof *part->shown);
	part_show(part, FONT_SPACE);
	if (letters->last == NULL)
		letters->first = part;
	else
		letters->last->next = part;
	letters->last = part;
	return part;
}

void
letters_show(struct letters *letters, const struct spelling *spelling)
{
	struct part *part = part_of(letters, spelling->font);

	for (size_t i = 0; i < spelling->shape->count; i++)
		part_show(part, spelling->codes[i]);
}

static struct program *
program_of(struct arena *arena, const struct part *part)
{
	const struct pdf_font *font = part->font;
	uint16_t *glyphs = arena_alloc(arena, part->count * sizeof *glyphs);
	size_t count = 0;

	for (size_t i = FONT_SPACE; i < part->end; i++)
		if (part->shown[i])
			glyphs[count++] = font->at[i].glyph;
	return program_new(arena, font->face, glyphs, count);
}

/* Two bytes a code: the glyph's number in the program. */
static int
glyph_map(
    struct job *job, const struct part *part, const struct program *program)
{
	struct buffer map = {.arena = job->arena};

	for (size_t i = 0; i < part->end; i++) {
		unsigned glyph = part->shown[i]
		    ? program_glyph(program, part->font->at[i].glyph)
		    : 0;

		buffer_byte(&map, (char)(glyph >> 8 & 255));
		buffer_byte(&map, (char)(glyph & 255));
	}
	return object_stream(job->objects, (struct text) {NULL, 0},
	    buffer_text(&map), STREAM_DEFLATED);
}

static const char CMAP_HEAD[] =
    "/CIDInit/ProcSet findresource begin 12 dict begin begincmap\n"
    "/CIDSystemInfo<</Registry(Adobe)/Ordering(%s)/Supplement 0>>def\n"
    "/CMapName/%s def/CMapType %d def\n"
    "2 begincodespacerange<00><BF><C000><FFFF>endcodespacerange\n";

static const char CMAP_TAIL[] =
    "endcmap CMapName currentdict/CMap defineresource pop end end";

/* From the bytes of a string to codes (9.7.5.4), for all fonts. */
static int
encoding(struct letters *letters)
{
	struct buffer map = {.arena = letters->job->arena};
	size_t end = 0, ranges;

	for (const struct part *part = letters->first; part != NULL;
	     part = part->next)
		end = part->end > end ? part->end : end;
	ranges = end <= FONT_DOUBLE ? 0 : (end - FONT_DOUBLE + 255) / 256;
	buffer_format(&map, CMAP_HEAD, "Identity", "Congbao-H", 1);
	buffer_format(&map, "/WMode 0 def %zu begincidrange<00><%02X>0\n",
	    ranges + 1, FONT_DOUBLE - 1);
	for (size_t i = 0; i < ranges; i++)
		buffer_format(&map, "<%02zX00><%02zXFF>%zu\n", FONT_DOUBLE + i,
		    FONT_DOUBLE + i, FONT_DOUBLE + 256 * i);
	buffer_string(&map, "endcidrange\n");
	buffer_string(&map, CMAP_TAIL);
	return object_stream(letters->job->objects,
	    text_of("/Type/CMap/CMapName/Congbao-H/WMode 0/CIDSystemInfo"
		    "<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"),
	    buffer_text(&map), STREAM_DEFLATED);
}

static void
add_characters(struct buffer *map, size_t code, struct text text)
{
	buffer_byte(map, '<');
	if (code < FONT_DOUBLE)
		syntax_hex(map, (unsigned)code, 2);
	else
		syntax_hex(
		    map, FONT_DOUBLE * 256 + (unsigned)code - FONT_DOUBLE, 4);
	buffer_string(map, "><");
	syntax_utf16_hex(map, text);
	buffer_string(map, ">\n");
}

/* The characters of each code (9.10.3). */
static int
unicode_map(struct job *job, const struct part *part)
{
	struct buffer map = {.arena = job->arena};
	size_t left = part->count, in_block = 0;

	buffer_format(&map, CMAP_HEAD, "UCS", "Adobe-Identity-UCS", 2);
	for (size_t i = FONT_SPACE; i < part->end; i++) {
		if (!part->shown[i])
			continue;
		if (in_block == 0)
			buffer_format(&map, "%zu beginbfchar\n",
			    left < BLOCK ? left : BLOCK);
		add_characters(&map, i, part->font->at[i].text);
		left--;
		if (++in_block < BLOCK && left > 0)
			continue;
		buffer_string(&map, "endbfchar\n");
		in_block = 0;
	}
	buffer_string(&map, CMAP_TAIL);
	return object_stream(job->objects, (struct text) {NULL, 0},
	    buffer_text(&map), STREAM_DEFLATED);
}

static int
font_file(struct job *job, struct text program)
{
	struct buffer entries = {.arena = job->arena};

	buffer_string(&entries, "/Length1 ");
	syntax_number(&entries, (int64_t)program.length);
	return object_stream(
	    job->objects, buffer_text(&entries), program, STREAM_DEFLATED);
}

/*
 * "ABCDEF+Name": a subset's name has six letters before it, others for
 * other glyphs, so that files put together keep them apart (9.6.4).
 */
static const char *
subset_name(struct arena *arena, const struct face *face, struct text program)
{
	struct digest digest = digest_of(program);
	char prefix[PREFIX + 1] = {0};

	for (size_t i = 0; i < PREFIX; i++) {
		int pair = digest.hex[2 * i] * 16 + digest.hex[2 * i + 1];

		prefix[i] = (char)('A' + pair % 26);
	}
	return arena_format(arena, "%s+%s", prefix, face_metrics(face).name);
}

static int
descriptor(struct job *job, const struct face *face, const char *name, int file)
{
	struct face_metrics metrics = face_metrics(face);
	struct buffer entries = {.arena = job->arena};
	int object = object_new(job->objects);

	buffer_format(&entries,
	    "/Type/FontDescriptor/FontName/%s/Flags %d"
	    "/FontBBox[%d %d %d %d]/ItalicAngle %d"
	    "/Ascent %d/Descent %d/CapHeight %d/StemV %d/FontFile2 %d 0 R",
	    name,
	    FLAG_SYMBOLIC | (metrics.serif ? FLAG_SERIF : 0) |
		(metrics.italic ? FLAG_ITALIC : 0),
	    metrics.box[0], metrics.box[1], metrics.box[2], metrics.box[3],
	    metrics.italic_angle, metrics.ascent, metrics.descent,
	    metrics.cap_height, metrics.bold ? 140 : 80, file);
	object_set(job->objects, object, buffer_text(&entries));
	return object;
}

static int
descendant(struct job *job, const struct part *part,
    const struct program *program, const char *name)
{
	struct buffer entries = {.arena = job->arena};
	int object = object_new(job->objects);
	int file = font_file(job, program_bytes(program));
	int described = descriptor(job, part->font->face, name, file);

	buffer_format(&entries,
	    "/Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDSystemInfo"
	    "<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
	    "/FontDescriptor %d 0 R/CIDToGIDMap %d 0 R/DW 0/W[%d[",
	    name, described, glyph_map(job, part, program), FONT_SPACE);
	for (size_t i = FONT_SPACE; i < part->end; i++) {
		if (i > FONT_SPACE)
			buffer_byte(&entries, ' ');
		syntax_number(
		    &entries, part->shown[i] ? part->font->at[i].width : 0);
	}
	buffer_string(&entries, "]]");
	object_set(job->objects, object, buffer_text(&entries));
	return object;
}

static int
part_embed(struct job *job, const struct part *part,
    const struct program *program, int encoding)
{
	struct buffer entries = {.arena = job->arena};
	const char *name =
	    subset_name(job->arena, part->font->face, program_bytes(program));
	int glyphs = descendant(job, part, program, name);
	int object = object_new(job->objects);

	buffer_format(&entries,
	    "/Type/Font/Subtype/Type0/BaseFont/%s/Encoding %d 0 R"
	    "/DescendantFonts[%d 0 R]/ToUnicode %d 0 R",
	    name, encoding, glyphs, unicode_map(job, part));
	object_set(job->objects, object, buffer_text(&entries));
	return object;
}

static void
fail(struct job *job, const struct pdf_font *font, const char *words)
{
	if (!job->failed)
		diag_failure(job->diag, job->path, "the face %s %s",
		    face_metrics(font->face).name, words);
	job->failed = true;
}

void
letters_embed(struct letters *letters, struct buffer *resources)
{
	struct job *job = letters->job;
	int map = encoding(letters);

	for (const struct part *part = letters->first; part != NULL;
	     part = part->next) {
		const struct pdf_font *font = part->font;
		struct program *program = program_of(job->arena, part);

		if (font->is_full)
			fail(job, font,
			    "has too few codes for all the different "
			    "characters of the issue");
		if (program == NULL)
			fail(job, font,
			    "cannot be embedded: only TrueType outlines can");
		else
			buffer_format(resources, "/F%d %d 0 R", font->number,
			    part_embed(job, part, program, map));
		program_free(program);
	}
}
