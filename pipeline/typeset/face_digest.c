#include "typeset/face_digest.h"

#include <hb-ot.h>
#include <hb.h>
#include <stdint.h>

#include "base/arena.h"

enum { END = -1, MAX_NAME = 64 };

/*
 * The bytes of each table that are digested. The checksum of the whole file in
 * 'head' is left out, but the dates beside it are embedded. Of 'post' only the
 * slant is used.
 */
static const struct table_range {
	char tag[5];
	int from, to;
} TABLE_RANGES[] = {
    /* characters, glyphs and their shaping */
    {"GDEF", 0, END},
    {"GPOS", 0, END},
    {"GSUB", 0, END},
    {"ankr", 0, END},
    {"feat", 0, END},
    {"kern", 0, END},
    {"kerx", 0, END},
    {"mort", 0, END},
    {"morx", 0, END},
    {"trak", 0, END},
    /* embedded */
    {"glyf", 0, END},
    {"head", 0, 8},
    {"head", 12, END},
    {"hhea", 0, END},
    {"hmtx", 0, END},
    {"loca", 0, END},
    {"maxp", 0, END},
    /* metrics, weight and slant */
    {"OS/2", 0, END},
    {"STAT", 0, END},
    {"fvar", 0, END},
    {"post", 4, 8},
};

static void
add_number(struct buffer *out, uint32_t number)
{
	for (int shift = 24; shift >= 0; shift -= 8)
		buffer_byte(out, (char)(number >> shift & 255));
}

/* With tag and length, so that different tables never give the same bytes. */
static void
add_range(struct digesting *digesting, struct buffer *head, hb_face_t *face,
    const struct table_range *range)
{
	hb_blob_t *blob =
	    hb_face_reference_table(face, hb_tag_from_string(range->tag, 4));
	unsigned length;
	const char *at = hb_blob_get_data(blob, &length);
	size_t from = (size_t)range->from, to = length;

	if (range->to != END && (size_t)range->to < to)
		to = (size_t)range->to;
	if (from > to)
		from = to;
	head->length = 0;
	buffer_string(head, range->tag);
	add_number(head, (uint32_t)(to - from));
	digesting_add(digesting, buffer_text(head));
	digesting_add(
	    digesting, text_part((struct text) {at, length}, from, to));
	hb_blob_destroy(blob);
}

/* Every character and its glyph. */
static void
add_characters(struct buffer *out, hb_face_t *face, hb_font_t *font)
{
	hb_set_t *characters = hb_set_create();
	hb_codepoint_t c = HB_SET_VALUE_INVALID, glyph;

	hb_face_collect_unicodes(face, characters);
	while (hb_set_next(characters, &c)) {
		if (!hb_font_get_nominal_glyph(font, c, &glyph))
			continue;
		add_number(out, c);
		add_number(out, glyph);
	}
	hb_set_destroy(characters);
}

static void
add_variants(struct buffer *out, hb_face_t *face, hb_font_t *font,
    hb_codepoint_t selector)
{
	hb_set_t *characters = hb_set_create();
	hb_codepoint_t c = HB_SET_VALUE_INVALID, glyph;

	hb_face_collect_variation_unicodes(face, selector, characters);
	while (hb_set_next(characters, &c)) {
		if (!hb_font_get_variation_glyph(font, c, selector, &glyph))
			continue;
		add_number(out, selector);
		add_number(out, c);
		add_number(out, glyph);
	}
	hb_set_destroy(characters);
}

/* Every variation sequence and its glyph. */
static void
add_sequences(struct buffer *out, hb_face_t *face, hb_font_t *font)
{
	hb_set_t *selectors = hb_set_create();
	hb_codepoint_t selector = HB_SET_VALUE_INVALID;

	hb_face_collect_variation_selectors(face, selectors);
	while (hb_set_next(selectors, &selector))
		add_variants(out, face, font, selector);
	hb_set_destroy(selectors);
}

static void
add_name(struct buffer *out, hb_face_t *face)
{
	char name[MAX_NAME];
	unsigned size = sizeof name;

	hb_ot_name_get_utf8(face, HB_OT_NAME_ID_POSTSCRIPT_NAME,
	    HB_LANGUAGE_INVALID, &size, name);
	buffer_string(out, name);
}

static void
add_all(struct digesting *digesting, struct arena *arena, hb_face_t *face)
{
	struct buffer out = {.arena = arena};
	hb_font_t *font = hb_font_create(face);

	for (size_t i = 0; i < sizeof TABLE_RANGES / sizeof TABLE_RANGES[0];
	     i++)
		add_range(digesting, &out, face, &TABLE_RANGES[i]);
	out.length = 0;
	add_characters(&out, face, font);
	add_sequences(&out, face, font);
	add_name(&out, face);
	digesting_add(digesting, buffer_text(&out));
	hb_font_destroy(font);
}

struct digest
face_digest(struct text bytes)
{
	struct arena *arena = arena_new();
	struct digesting *digesting = digesting_begin();
	hb_blob_t *blob = hb_blob_create(bytes.at, (unsigned)bytes.length,
	    HB_MEMORY_MODE_READONLY, NULL, NULL);
	hb_face_t *face = hb_face_create(blob, 0);

	hb_blob_destroy(blob);
	add_all(digesting, arena, face);
	hb_face_destroy(face);
	arena_free(arena);
	return digesting_end(digesting);
}
