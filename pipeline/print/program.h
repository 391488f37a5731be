/*
 * program: the font program of some glyphs of a face, under new numbers.
 *
 * HarfBuzz's subsetter is known to program.c alone.
 */
#ifndef PRINT_PROGRAM_H
#define PRINT_PROGRAM_H

#include <stddef.h>
#include <stdint.h>

#include "base/text.h"

struct arena;
struct face;
struct program;

/* NULL where the face has no TrueType outlines or memory is wanting. */
struct program *program_new(struct arena *arena, const struct face *face,
    const uint16_t *glyphs, size_t count);
void program_free(struct program *program);

/* A font file, as long as the program is there. */
struct text program_bytes(const struct program *program);

/* The number that a glyph of the face has in the program. */
unsigned program_glyph(const struct program *program, uint16_t glyph);

#endif
