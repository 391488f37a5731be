#include "print/program.h"

#include <hb-subset.h>
#include <stdbool.h>

#include "base/arena.h"
#include "typeset/face.h"

struct program {
	struct text bytes;
	hb_blob_t *blob;
	hb_face_t *face;
	hb_subset_plan_t *plan;
};

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
make(struct program *program, hb_face_t *bare, hb_subset_input_t *input)
{
	unsigned length = 0;

	program->plan = hb_subset_plan_create_or_fail(bare, input);
	if (program->plan != NULL)
		program->face = hb_subset_plan_execute_or_fail(program->plan);
	if (program->face == NULL)
		return;
	program->blob = hb_face_reference_blob(program->face);
	program->bytes.at = hb_blob_get_data(program->blob, &length);
	program->bytes.length = length;
}

struct program *
program_new(struct arena *arena, const struct face *face,
    const uint16_t *glyphs, size_t count)
{
	struct program *program = arena_alloc(arena, sizeof *program);
	hb_face_t *bare = bare_face(face);
	hb_subset_input_t *input = input_new(glyphs, count);

	if (input != NULL && has_outlines(bare))
		make(program, bare, input);
	hb_subset_input_destroy(input);
	hb_face_destroy(bare);
	if (program->bytes.length > 0)
		return program;
	program_free(program);
	return NULL;
}

void
program_free(struct program *program)
{
	if (program == NULL)
		return;
	hb_blob_destroy(program->blob);
	hb_face_destroy(program->face);
	hb_subset_plan_destroy(program->plan);
}

struct text
program_bytes(const struct program *program)
{
	return program->bytes;
}

unsigned
program_glyph(const struct program *program, uint16_t glyph)
{
	return hb_map_get(
	    hb_subset_plan_old_to_new_glyph_mapping(program->plan), glyph);
}
