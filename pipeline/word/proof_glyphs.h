/*
 * proof_glyphs: what characters of fonts that are not in Unicode mean.
 */
#ifndef WORD_PROOF_GLYPHS_H
#define WORD_PROOF_GLYPHS_H

#include <stdint.h>

#include "base/text.h"

struct arena;

/*
 * The text as a font shows it: .Vn… (TCVN 5712), VNI-…, Symbol and Wingdings;
 * the text itself in any other.
 */
struct text proof_glyphs_decode(
    struct arena *arena, struct text text, struct text font);

/* The sign that a font of symbols has at a code; the code itself if it is not
   known. */
uint32_t proof_glyphs_sign(uint32_t code, struct text font);

#endif
