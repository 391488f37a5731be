/*
 * appearance: text as it looks in a run: in capitals, with the signs of symbol
 * fonts, and decoded where its font is older than Unicode.
 */
#ifndef WORD_APPEARANCE_H
#define WORD_APPEARANCE_H

#include <stdint.h>

#include "base/text.h"
#include "word/font_encoding.h"
#include "word/formatting.h"

struct paragraph_builder;
struct walk;

/* A run's looks: all that applies to it. */
struct appearance {
	struct run_formatting formatting;
	unsigned style; /* WORD_BOLD and so on */
	enum font_encoding encoding;
};

struct appearance appearance_of(const struct run_formatting *effective);

/*
 * The text as it looks, in the builder's arena. What is not known of it is kept
 * as a problem of the builder.
 */
struct text appearance_text(struct walk *walk,
    struct paragraph_builder *builder, const struct appearance *look,
    struct text text);

/* The sign of a symbol font, likewise. */
struct text appearance_sign(
    struct paragraph_builder *builder, const char *font, uint32_t character);

#endif
