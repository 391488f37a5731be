#include "typeset/face.h"

#include <assert.h>
#include <hb-ot.h>
#include <hb.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/map.h"
#include "base/utf8.h"
#include "read/fonts.h"
#include "typeset/face_digest.h"
#include "typeset/no_break.h"

enum {
	STYLES = 4,
	EM = 1000,
	SHAPES_FIRST = 256, /* initial room of the map of a style */
	MAX_SHAPES = 16384  /* kept from issue to issue, about 3 MB */
};

enum state {
	STATE_CLOSED,
	STATE_OPEN,
	STATE_BROKEN, /* it could not be opened */
};

struct face {
	size_t number;
	const struct font *font;
	enum state state;
	struct font_file file;
	hb_face_t *hb_face;
	hb_font_t *hb_font;
	unsigned per_em;
	uint16_t space;
	int space_width;
	char name[64];
};

struct faces {
	struct arena *arena;
	struct face *at;
	size_t count;
	hb_buffer_t *buffer;
	hb_language_t language;
	struct arena *shape_arena;
	struct map *shapes[STYLES]; /* in shape_arena, by style and text */
	uint32_t shape_count;
};

static int
to_em(const struct face *face, int units)
{
	int64_t twice = (int64_t)units * EM * 2;
	int64_t per_em = face->per_em;

	return (int)((twice + (twice < 0 ? -per_em : per_em)) / (2 * per_em));
}

/* False if the bytes are not a usable font: no glyphs, or none for
   the space. */
static bool
use_bytes(struct face *face)
{
	struct text bytes = face->file.bytes;
	hb_blob_t *blob = hb_blob_create(bytes.at, (unsigned)bytes.length,
	    HB_MEMORY_MODE_READONLY, NULL, NULL);
	hb_codepoint_t space = 0;
	unsigned size = sizeof face->name;

	face->hb_face = hb_face_create(blob, 0);
	hb_blob_destroy(blob);
	face->hb_font = hb_font_create(face->hb_face);
	face->per_em = hb_face_get_upem(face->hb_face);
	if (hb_face_get_glyph_count(face->hb_face) == 0 ||
	    !hb_font_get_nominal_glyph(face->hb_font, ' ', &space))
		return false;
	face->space = (uint16_t)space;
	face->space_width = face_glyph_width(face, face->space);
	hb_ot_name_get_utf8(face->hb_face, HB_OT_NAME_ID_POSTSCRIPT_NAME,
	    HB_LANGUAGE_INVALID, &size, face->name);
	return true;
}

static void
face_close(struct face *face)
{
	hb_font_destroy(face->hb_font);
	hb_face_destroy(face->hb_face);
	face->hb_font = NULL;
	face->hb_face = NULL;
	font_close(&face->file);
}

static bool
is_declared(struct arena *arena, struct diag *diag, const struct face *face)
{
	struct text bytes = face->file.bytes;

	return font_is_declared(arena, diag, face->font, &face->file,
	    face->font->of_whole_file ? digest_of(bytes) : face_digest(bytes));
}

static bool
face_open(struct arena *arena, struct diag *diag, struct face *face)
{
	face->state = STATE_BROKEN;
	if (!font_open(arena, diag, face->font, &face->file))
		return false;
	if (!use_bytes(face))
		font_refuse(diag, &face->file);
	else if (is_declared(arena, diag, face))
		face->state = STATE_OPEN;
	if (face->state != STATE_OPEN)
		face_close(face);
	return face->state == STATE_OPEN;
}

/* Opens the face when first needed. Its errors are reported by
   faces_are_whole. */
static bool
is_open(struct faces *faces, struct face *face)
{
	if (face->state == STATE_CLOSED) {
		struct arena *scratch = arena_new();

		face_open(faces->arena, diag_new(scratch), face);
		arena_free(scratch);
	}
	return face->state == STATE_OPEN;
}

static void
new_shape_maps(struct faces *faces)
{
	for (size_t i = 0; i < STYLES; i++)
		faces->shapes[i] = map_new(faces->shape_arena, SHAPES_FIRST);
	faces->shape_count = 0;
}

struct faces *
faces_new(struct arena *arena, struct diag *diag, const struct fonts *fonts)
{
	struct faces *faces = arena_alloc(arena, sizeof *faces);
	bool good = true;

	faces->arena = arena;
	faces->at = arena_alloc(arena, fonts->count * sizeof *faces->at);
	faces->buffer = hb_buffer_create();
	faces->language = hb_language_from_string("vi", 2);
	faces->shape_arena = arena_new();
	new_shape_maps(faces);
	faces->count = fonts->count;
	for (size_t i = 0; i < fonts->count; i++) {
		faces->at[i].number = i;
		faces->at[i].font = &fonts->at[i];
		good = good &&
		    (i >= STYLES || face_open(arena, diag, &faces->at[i]));
	}
	if (good)
		return faces;
	faces_free(faces);
	return NULL;
}

void
faces_free(struct faces *faces)
{
	if (faces == NULL)
		return;
	for (size_t i = 0; i < faces->count; i++)
		face_close(&faces->at[i]);
	hb_buffer_destroy(faces->buffer);
	arena_free(faces->shape_arena);
}

void
faces_forget(struct faces *faces)
{
	size_t count = 0;

	for (size_t i = 0; i < STYLES; i++)
		count += map_count(faces->shapes[i]);
	if (count <= MAX_SHAPES)
		return;
	arena_reset(faces->shape_arena);
	new_shape_maps(faces);
}

bool
faces_open_all(struct faces *faces, struct diag *diag)
{
	bool good = true;

	for (size_t i = 0; i < faces->count; i++)
		if (faces->at[i].state == STATE_CLOSED)
			good &= face_open(faces->arena, diag, &faces->at[i]);
	return good;
}

/* Opens the broken faces again, to report what is wrong with them. */
bool
faces_are_whole(struct faces *faces, struct diag *diag)
{
	bool whole = true;

	for (size_t i = 0; i < faces->count; i++) {
		if (faces->at[i].state != STATE_BROKEN)
			continue;
		face_open(faces->arena, diag, &faces->at[i]);
		whole = false;
	}
	return whole;
}

/* The length of the start of the text that the face has glyphs for. */
static size_t
covered(const struct face *face, struct text text)
{
	struct text rest = text;
	size_t whole = 0;

	while (rest.length > 0) {
		hb_codepoint_t glyph;
		uint32_t c = utf8_next(&rest);

		/* HarfBuzz substitutes the glyph of the hyphen for U+2011. */
		if (!hb_font_get_nominal_glyph(face->hb_font, c, &glyph) &&
		    !(c == 0x2011 &&
			hb_font_get_nominal_glyph(
			    face->hb_font, 0x2010, &glyph)))
			break;
		whole = text.length - rest.length;
	}
	return whole;
}

/* Ligatures would hide letters from text search; kerning stays on. */
static const hb_feature_t FEATURES[] = {
    {HB_TAG('l', 'i', 'g', 'a'), 0, 0, (unsigned)-1},
    {HB_TAG('c', 'l', 'i', 'g'), 0, 0, (unsigned)-1},
};

static bool
has_missing_glyph(const hb_glyph_info_t *info, unsigned count)
{
	for (unsigned i = 0; i < count; i++)
		if (info[i].codepoint == 0)
			return true;
	return false;
}

static void
take_glyphs(struct arena *arena, struct shape *shape, hb_buffer_t *buffer)
{
	unsigned count;
	hb_glyph_info_t *info = hb_buffer_get_glyph_infos(buffer, &count);
	hb_glyph_position_t *position =
	    hb_buffer_get_glyph_positions(buffer, NULL);
	struct glyph *glyphs = arena_alloc(arena, count * sizeof *glyphs);
	const struct face *face = shape->face;

	for (unsigned i = 0; i < count; i++) {
		size_t end =
		    i + 1 < count ? info[i + 1].cluster : shape->text.length;

		glyphs[i].id = (uint16_t)info[i].codepoint;
		glyphs[i].advance = (int16_t)to_em(face, position[i].x_advance);
		glyphs[i].dx = (int16_t)to_em(face, position[i].x_offset);
		glyphs[i].dy = (int16_t)to_em(face, position[i].y_offset);
		glyphs[i].length = (uint16_t)(end - info[i].cluster);
		shape->width += glyphs[i].advance;
	}
	/* Of the glyphs of a cluster, the first one has its text. */
	for (unsigned i = count; i-- > 1;) {
		if (info[i].cluster != info[i - 1].cluster)
			continue;
		glyphs[i - 1].length = glyphs[i].length;
		glyphs[i].length = 0;
		shape->clustered = true;
	}
	shape->at = glyphs;
	shape->count = count;
}

/* The text must be in shape_arena. NULL if the face lacks a glyph after all. */
static const struct shape *
shape_new(struct faces *faces, const struct face *face, struct text text)
{
	struct shape *shape = arena_alloc(faces->shape_arena, sizeof *shape);
	hb_buffer_t *buffer = faces->buffer;
	unsigned count;

	shape->face = face;
	shape->text = text;
	shape->traits = no_break_traits(text);
	hb_buffer_clear_contents(buffer);
	hb_buffer_add_utf8(
	    buffer, shape->text.at, (int)text.length, 0, (int)text.length);
	hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
	hb_buffer_set_script(buffer, HB_SCRIPT_LATIN);
	hb_buffer_set_language(buffer, faces->language);
	hb_shape(face->hb_font, buffer, FEATURES,
	    sizeof FEATURES / sizeof FEATURES[0]);
	if (has_missing_glyph(hb_buffer_get_glyph_infos(buffer, &count),
		hb_buffer_get_length(buffer)))
		return NULL;
	shape->number = faces->shape_count++;
	take_glyphs(faces->shape_arena, shape, buffer);
	return shape;
}

/* In the face of the style if it has the first character, else in a fallback
   face. */
static const struct shape *
shape_start(struct faces *faces, const struct face *wanted, struct text text)
{
	size_t length = covered(wanted, text);
	const struct shape *shape = NULL;

	if (length > 0)
		shape = shape_new(faces, wanted, text_part(text, 0, length));
	for (size_t i = STYLES; shape == NULL && i < faces->count; i++) {
		struct text first = text;

		if (!is_open(faces, &faces->at[i]))
			continue;
		utf8_next(&first);
		first = text_part(text, 0, text.length - first.length);
		length = covered(&faces->at[i], first);
		if (length > 0)
			shape = shape_new(faces, &faces->at[i], first);
	}
	return shape;
}

const struct shape *
faces_shape(struct faces *faces, int style, struct text text)
{
	struct map *shape_arena = faces->shapes[style];
	const struct shape *shape = map_find(shape_arena, text);

	assert(text.length > 0);
	if (shape != NULL)
		return shape;
	text.at = arena_copy(faces->shape_arena, text.at, text.length);
	shape = shape_start(faces, &faces->at[style], text);
	if (shape != NULL)
		map_add(shape_arena, text, shape);
	return shape;
}

int
faces_space(const struct faces *faces, int style)
{
	return faces->at[style].space_width;
}

size_t
faces_count(const struct faces *faces)
{
	return faces->count;
}

const struct face *
faces_find(struct faces *faces, size_t number)
{
	return number < faces->count && is_open(faces, &faces->at[number])
	    ? &faces->at[number]
	    : NULL;
}

size_t
face_number(const struct face *face)
{
	return face->number;
}

struct text
face_bytes(const struct face *face)
{
	return face->file.bytes;
}

size_t
face_glyph_count(const struct face *face)
{
	return hb_face_get_glyph_count(face->hb_face);
}

int
face_glyph_width(const struct face *face, uint16_t glyph)
{
	return to_em(face, hb_font_get_glyph_h_advance(face->hb_font, glyph));
}

uint16_t
face_space_glyph(const struct face *face)
{
	return face->space;
}

/* A signed 16-bit number of a font table, in thousandths of the em. */
static int
table_number(const struct face *face, const char *table, unsigned length,
    unsigned offset)
{
	const unsigned char *at = (const unsigned char *)table + offset;

	if (offset + 2 > length)
		return 0;
	return to_em(face, (int16_t)(uint16_t)(at[0] << 8 | at[1]));
}

/* FontBBox is in the 'head' table, from byte 36. */
static void
read_box(const struct face *face, int box[4])
{
	hb_blob_t *head =
	    hb_face_reference_table(face->hb_face, HB_TAG('h', 'e', 'a', 'd'));
	unsigned length;
	const char *bytes = hb_blob_get_data(head, &length);

	for (unsigned i = 0; i < 4; i++)
		box[i] = table_number(face, bytes, length, 36 + 2 * i);
	hb_blob_destroy(head);
}

static int
metric(const struct face *face, hb_ot_metrics_tag_t tag)
{
	hb_position_t value = 0;

	hb_ot_metrics_get_position(face->hb_font, tag, &value);
	return to_em(face, value);
}

struct face_metrics
face_metrics(const struct face *face)
{
	struct face_metrics metrics = {.name = face->name};
	float angle =
	    hb_style_get_value(face->hb_font, HB_STYLE_TAG_SLANT_ANGLE);

	metrics.ascent = metric(face, HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER);
	metrics.descent = metric(face, HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER);
	metrics.cap_height = metric(face, HB_OT_METRICS_TAG_CAP_HEIGHT);
	metrics.italic_angle = (int)(angle < 0 ? angle - 0.5f : angle + 0.5f);
	metrics.bold =
	    hb_style_get_value(face->hb_font, HB_STYLE_TAG_WEIGHT) >= 600;
	metrics.italic = metrics.italic_angle != 0;
	metrics.serif = true;
	read_box(face, metrics.box);
	return metrics;
}
