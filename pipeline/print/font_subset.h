/*
 * font_subset: a font file with a subset of the glyphs of a face, renumbered.
 *
 * Only font_subset.c uses HarfBuzz's subsetter.
 */
#ifndef PRINT_FONT_SUBSET_H
#define PRINT_FONT_SUBSET_H

#include <stddef.h>
#include <stdint.h>

#include "base/text.h"

struct arena;
struct face;
struct font_subset;

/* NULL if the face has no TrueType outlines or memory runs out. */
struct font_subset *font_subset_new(struct arena *arena,
    const struct face *face, const uint16_t *glyphs, size_t count);
void font_subset_free(struct font_subset *font_subset);

/* The font file; valid until the subset is freed. */
struct text font_subset_bytes(const struct font_subset *font_subset);

/* The number in the subset of a glyph of the face. */
unsigned font_subset_glyph(
    const struct font_subset *font_subset, uint16_t glyph);

#endif
