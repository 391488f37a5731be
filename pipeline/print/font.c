#include "print/font.h"

#include <hb-subset.h>
#include <stdbool.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/digest.h"
#include "print/job.h"
#include "print/object.h"
#include "print/syntax.h"
#include "typeset/face.h"

enum { GLYPHS = 65536, BLOCK = 100, PREFIX = 6 };

/*
 * Codes below DOUBLE are one byte; the others are two, the first of them
 * DOUBLE or more. What is below the space is not used.
 */
enum { SPACE = 32, DOUBLE = 192, CODES = DOUBLE + (256 - DOUBLE) * 256 };

/* FontDescriptor's Flags (ISO 32000-1, table 123) */
enum { FLAG_SERIF = 1 << 1, FLAG_SYMBOLIC = 1 << 2, FLAG_ITALIC = 1 << 6 };

struct code {
	uint16_t glyph;
	uint16_t next; /* another code of this glyph; 0: none */
	int width;
	struct text text;
};

struct pdf_font {
	struct pdf_font *next;
	struct arena *arena;
	const struct face *face;
	int number;
	struct pdf_fonts *fonts;
	struct code *at;
	size_t count, room;
	uint16_t *first; /* by glyph: the first of its codes; 0: none */
};

struct pdf_fonts {
	struct job *job;
	struct pdf_font *first, *last;
};

/* A font program for some glyphs, under new numbers. */
struct program {
	struct text bytes;
	hb_blob_t *blob;
	hb_face_t *face;
	hb_subset_plan_t *plan;
};

struct pdf_fonts *
pdf_fonts_new(struct job *job)
{
	struct pdf_fonts *fonts = arena_alloc(job->arena, sizeof *fonts);

	fonts->job = job;
	return fonts;
}

static struct code *
add_code(struct pdf_font *font)
{
	font->at = arena_more(
	    font->arena, font->at, font->count, &font->room, sizeof *font->at);
	return &font->at[font->count++];
}

/* Of an issue that holds more kinds of characters than any writing has. */
static uint16_t
no_code(const struct pdf_font *font)
{
	struct job *job = font->fonts->job;

	if (!job->failed)
		diag_failure(job->diag, job->path,
		    "the PDF cannot be made: more than %d different "
		    "characters of the face %s",
		    CODES - SPACE, face_metrics(font->face).name);
	job->failed = true;
	return SPACE;
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
	if (font->count == CODES)
		return no_code(font);
	/* The codes may move while one is added. */
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
	struct arena *arena = fonts->job->arena;
	struct pdf_font *font = arena_alloc(arena, sizeof *font);

	font->arena = arena;
	font->fonts = fonts;
	font->face = face;
	font->first = arena_alloc(arena, GLYPHS * sizeof *font->first);
	while (font->count < SPACE)
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

int
pdf_font_number(const struct pdf_font *font)
{
	return font->number;
}

const struct face *
pdf_font_face(const struct pdf_font *font)
{
	return font->face;
}

uint16_t
pdf_font_space(const struct pdf_font *font)
{
	(void)font;
	return SPACE;
}

void
pdf_font_spell(struct buffer *out, uint16_t code)
{
	unsigned rest = code - DOUBLE;

	if (code < DOUBLE) {
		syntax_string_byte(out, code);
		return;
	}
	syntax_string_byte(out, DOUBLE + (rest >> 8));
	syntax_string_byte(out, rest & 255);
}

int
pdf_font_width(const struct pdf_font *font, uint16_t code)
{
	return font->at[code].width;
}

/* What a viewer asks of a font that comes with widths and codes. */
static const hb_tag_t TABLES[] = {
    HB_TAG('g', 'l', 'y', 'f'),
    HB_TAG('h', 'e', 'a', 'd'),
    HB_TAG('h', 'h', 'e', 'a'),
    HB_TAG('h', 'm', 't', 'x'),
    HB_TAG('l', 'o', 'c', 'a'),
    HB_TAG('m', 'a', 'x', 'p'),
};

static hb_blob_t *
table_of(hb_face_t *bare, hb_tag_t tag, void *whole)
{
	(void)bare;
	for (size_t i = 0; i < sizeof TABLES / sizeof TABLES[0]; i++)
		if (TABLES[i] == tag)
			return hb_face_reference_table(whole, tag);
	return NULL;
}

static void
whole_free(void *whole)
{
	hb_face_destroy(whole);
}

/* The subsetter reads all that it finds: it finds no other tables. */
static hb_face_t *
bare_face(const struct face *face)
{
	struct text bytes = face_bytes(face);
	hb_blob_t *blob = hb_blob_create(bytes.at, (unsigned)bytes.length,
	    HB_MEMORY_MODE_READONLY, NULL, NULL);
	hb_face_t *whole = hb_face_create(blob, 0);

	hb_blob_destroy(blob);
	return hb_face_create_for_tables(table_of, whole, whole_free);
}

static hb_subset_input_t *
input_new(const struct pdf_font *font)
{
	hb_subset_input_t *input = hb_subset_input_create_or_fail();
	hb_set_t *glyphs;

	if (input == NULL)
		return NULL;
	glyphs = hb_subset_input_glyph_set(input);
	for (size_t i = SPACE; i < font->count; i++)
		hb_set_add(glyphs, font->at[i].glyph);
	hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING);
	return input;
}

static bool
has_outlines(hb_face_t *face)
{
	hb_blob_t *glyf =
	    hb_face_reference_table(face, HB_TAG('g', 'l', 'y', 'f'));
	bool has = hb_blob_get_length(glyf) > 0;

	hb_blob_destroy(glyf);
	return has;
}

/* False where the face has no TrueType outlines or memory is wanting. */
static bool
program_make(struct program *program, const struct pdf_font *font)
{
	hb_face_t *bare = bare_face(font->face);
	hb_subset_input_t *input = input_new(font);
	unsigned length = 0;

	*program = (struct program) {.blob = hb_blob_get_empty()};
	if (input != NULL && has_outlines(bare))
		program->plan = hb_subset_plan_create_or_fail(bare, input);
	if (program->plan != NULL)
		program->face = hb_subset_plan_execute_or_fail(program->plan);
	if (program->face != NULL)
		program->blob = hb_face_reference_blob(program->face);
	program->bytes.at = hb_blob_get_data(program->blob, &length);
	program->bytes.length = length;
	hb_subset_input_destroy(input);
	hb_face_destroy(bare);
	return length > 0;
}

static void
program_free(struct program *program)
{
	hb_blob_destroy(program->blob);
	hb_face_destroy(program->face);
	hb_subset_plan_destroy(program->plan);
}

/* Two bytes a code: the glyph's number in the program. */
static int
glyph_map(struct pdf_fonts *fonts, const struct pdf_font *font,
    const struct program *program)
{
	struct buffer map = {.arena = font->arena};
	const hb_map_t *numbers =
	    hb_subset_plan_old_to_new_glyph_mapping(program->plan);

	for (size_t i = 0; i < font->count; i++) {
		hb_codepoint_t glyph =
		    i < SPACE ? 0 : hb_map_get(numbers, font->at[i].glyph);

		buffer_byte(&map, (char)(glyph >> 8 & 255));
		buffer_byte(&map, (char)(glyph & 255));
	}
	return object_stream(fonts->job->objects, (struct text) {NULL, 0},
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
encoding(struct pdf_fonts *fonts)
{
	struct buffer map = {.arena = fonts->job->arena};
	size_t count = 0, ranges;

	for (const struct pdf_font *font = fonts->first; font != NULL;
	     font = font->next)
		count = font->count > count ? font->count : count;
	ranges = count <= DOUBLE ? 0 : (count - DOUBLE + 255) / 256;
	buffer_format(&map, CMAP_HEAD, "Identity", "Congbao-H", 1);
	buffer_format(&map, "/WMode 0 def %zu begincidrange<00><%02X>0\n",
	    ranges + 1, DOUBLE - 1);
	for (size_t i = 0; i < ranges; i++)
		buffer_format(&map, "<%02zX00><%02zXFF>%zu\n", DOUBLE + i,
		    DOUBLE + i, DOUBLE + 256 * i);
	buffer_string(&map, "endcidrange\n");
	buffer_string(&map, CMAP_TAIL);
	return object_stream(fonts->job->objects,
	    text_of("/Type/CMap/CMapName/Congbao-H/WMode 0/CIDSystemInfo"
		    "<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"),
	    buffer_text(&map), STREAM_DEFLATED);
}

static void
add_characters(struct buffer *map, size_t code, struct text text)
{
	if (code < DOUBLE)
		buffer_format(map, "<%02zX><", code);
	else
		buffer_format(map, "<%04zX><", DOUBLE * 256 + code - DOUBLE);
	syntax_utf16_hex(map, text);
	buffer_string(map, ">\n");
}

/* The characters of each code (9.10.3). */
static int
unicode_map(struct pdf_fonts *fonts, const struct pdf_font *font)
{
	struct buffer map = {.arena = font->arena};

	buffer_format(&map, CMAP_HEAD, "UCS", "Adobe-Identity-UCS", 2);
	for (size_t i = SPACE; i < font->count;) {
		size_t left = font->count - i;
		size_t end = i + (left < BLOCK ? left : BLOCK);

		buffer_format(&map, "%zu beginbfchar\n", end - i);
		for (; i < end; i++)
			add_characters(&map, i, font->at[i].text);
		buffer_string(&map, "endbfchar\n");
	}
	buffer_string(&map, CMAP_TAIL);
	return object_stream(fonts->job->objects, (struct text) {NULL, 0},
	    buffer_text(&map), STREAM_DEFLATED);
}

static int
font_file(struct pdf_fonts *fonts, const struct program *program)
{
	struct buffer entries = {.arena = fonts->job->arena};

	buffer_string(&entries, "/Length1 ");
	syntax_number(&entries, (int64_t)program->bytes.length);
	return object_stream(fonts->job->objects, buffer_text(&entries),
	    program->bytes, STREAM_DEFLATED);
}

/*
 * "ABCDEF+Name": a subset's name has six letters before it, others for
 * other glyphs, so that files put together keep them apart (9.6.4).
 */
static const char *
subset_name(const struct pdf_font *font, const struct program *program)
{
	struct digest digest = digest_of(program->bytes);
	char prefix[PREFIX + 1] = {0};

	for (size_t i = 0; i < PREFIX; i++) {
		int pair = digest.hex[2 * i] * 16 + digest.hex[2 * i + 1];

		prefix[i] = (char)('A' + pair % 26);
	}
	return arena_format(
	    font->arena, "%s+%s", prefix, face_metrics(font->face).name);
}

static int
descriptor(struct pdf_fonts *fonts, const struct pdf_font *font,
    const char *name, int file)
{
	struct face_metrics metrics = face_metrics(font->face);
	struct buffer entries = {.arena = font->arena};
	int object = object_new(fonts->job->objects);

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
	object_set(fonts->job->objects, object, buffer_text(&entries));
	return object;
}

static int
descendant(struct pdf_fonts *fonts, const struct pdf_font *font,
    const struct program *program, const char *name)
{
	struct buffer entries = {.arena = font->arena};
	int object = object_new(fonts->job->objects);
	int file = font_file(fonts, program);
	int described = descriptor(fonts, font, name, file);

	buffer_format(&entries,
	    "/Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDSystemInfo"
	    "<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
	    "/FontDescriptor %d 0 R/CIDToGIDMap %d 0 R/DW 0/W[%d[",
	    name, described, glyph_map(fonts, font, program), SPACE);
	for (size_t i = SPACE; i < font->count; i++) {
		if (i > SPACE)
			buffer_byte(&entries, ' ');
		syntax_number(&entries, font->at[i].width);
	}
	buffer_string(&entries, "]]");
	object_set(fonts->job->objects, object, buffer_text(&entries));
	return object;
}

/* The object of the font; 0 after a failure. */
static int
font_embed(struct pdf_fonts *fonts, const struct pdf_font *font, int encoding)
{
	struct buffer entries = {.arena = font->arena};
	struct program program;
	int object = 0;

	if (program_make(&program, font)) {
		const char *name = subset_name(font, &program);
		int glyphs = descendant(fonts, font, &program, name);

		object = object_new(fonts->job->objects);
		buffer_format(&entries,
		    "/Type/Font/Subtype/Type0/BaseFont/%s/Encoding %d 0 R"
		    "/DescendantFonts[%d 0 R]/ToUnicode %d 0 R",
		    name, encoding, glyphs, unicode_map(fonts, font));
		object_set(fonts->job->objects, object, buffer_text(&entries));
	} else {
		fonts->job->failed = true;
		diag_failure(fonts->job->diag, fonts->job->path,
		    "the face %s cannot be embedded: only TrueType outlines "
		    "can",
		    face_metrics(font->face).name);
	}
	program_free(&program);
	return object;
}

void
pdf_fonts_embed(struct pdf_fonts *fonts, struct buffer *resources)
{
	int map = encoding(fonts);

	for (const struct pdf_font *font = fonts->first; font != NULL;
	     font = font->next)
		buffer_format(resources, "/F%d %d 0 R", font->number,
		    font_embed(fonts, font, map));
}
