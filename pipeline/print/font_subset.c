#include "print/font_subset.h"

#include <hb-subset.h>
#include <stdbool.h>

#include "base/arena.h"
#include "typeset/face.h"

struct font_subset {
	struct text bytes;
	hb_blob_t *blob;
	hb_face_t *face;
	hb_subset_plan_t *plan;
};

/* The tables that a viewer needs, given the widths and codes in the PDF. */
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

/* Hides all other tables: the subsetter would process them. */
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
input_new(const uint16_t *glyphs, size_t count)
{
	hb_subset_input_t *input = hb_subset_input_create_or_fail();
	hb_set_t *set;

	if (input == NULL)
		return NULL;
	set = hb_subset_input_glyph_set(input);
	for (size_t i = 0; i < count; i++)
		hb_set_add(set, glyphs[i]);
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

static void
run_subset(
    struct font_subset *font_subset, hb_face_t *bare, hb_subset_input_t *input)
{
	unsigned length = 0;

	font_subset->plan = hb_subset_plan_create_or_fail(bare, input);
	if (font_subset->plan != NULL)
		font_subset->face =
		    hb_subset_plan_execute_or_fail(font_subset->plan);
	if (font_subset->face == NULL)
		return;
	font_subset->blob = hb_face_reference_blob(font_subset->face);
	font_subset->bytes.at = hb_blob_get_data(font_subset->blob, &length);
	font_subset->bytes.length = length;
}

struct font_subset *
font_subset_new(struct arena *arena, const struct face *face,
    const uint16_t *glyphs, size_t count)
{
	struct font_subset *font_subset =
	    arena_alloc(arena, sizeof *font_subset);
	hb_face_t *bare = bare_face(face);
	hb_subset_input_t *input = input_new(glyphs, count);

	if (input != NULL && has_outlines(bare))
		run_subset(font_subset, bare, input);
	hb_subset_input_destroy(input);
	hb_face_destroy(bare);
	if (font_subset->bytes.length > 0)
		return font_subset;
	font_subset_free(font_subset);
	return NULL;
}

void
font_subset_free(struct font_subset *font_subset)
{
	if (font_subset == NULL)
		return;
	hb_blob_destroy(font_subset->blob);
	hb_face_destroy(font_subset->face);
	hb_subset_plan_destroy(font_subset->plan);
}

struct text
font_subset_bytes(const struct font_subset *font_subset)
{
	return font_subset->bytes;
}

unsigned
font_subset_glyph(const struct font_subset *font_subset, uint16_t glyph)
{
	return hb_map_get(
	    hb_subset_plan_old_to_new_glyph_mapping(font_subset->plan), glyph);
}
