/*
 * font_subset: the font program of some glyphs of a face, under new numbers.
 *
 * HarfBuzz's subsetter is known to program.c alone.
 */
#ifndef PRINT_FONT_SUBSET_H
#define PRINT_FONT_SUBSET_H

#include <stddef.h>
#include <stdint.h>

#include "base/text.h"

struct arena;
struct face;
struct font_subset;

/* NULL where the face has no TrueType outlines or memory is wanting. */
struct font_subset *font_subset_new(struct arena *arena,
    const struct face *face, const uint16_t *glyphs, size_t count);
void font_subset_free(struct font_subset *font_subset);

/* A font file, as long as the program is there. */
struct text font_subset_bytes(const struct font_subset *font_subset);

/* The number that a glyph of the face has in the program. */
unsigned font_subset_glyph(
    const struct font_subset *font_subset, uint16_t glyph);

#endif
