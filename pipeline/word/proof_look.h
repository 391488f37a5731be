/*
 * proof_look: how text looks, as far as that changes what is read: hidden, in
 * capitals, in a font that gives its characters another meaning.
 *
 * Resolves styles (ISO/IEC 29500-1, 17.7) for the proof.
 */
#ifndef WORD_PROOF_LOOK_H
#define WORD_PROOF_LOOK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

struct arena;
struct buffer;
struct map;
struct proof_element;

/* What is said at one place: -1 nothing, 0 off, 1 on. */
struct proof_said {
	signed char hidden, capitals;
	struct text font; /* empty: nothing said */
};

#define PROOF_SAYS_NOTHING ((struct proof_said) {-1, -1, {0}})

/* The effect of an element within w:rPr on what is said there. */
void proof_said_read(struct arena *arena, struct proof_said *said,
    const struct proof_element *element);

/* A number, or that nothing is said. */
enum { PROOF_UNSAID = -1000000 };

struct proof_style {
	struct text id, based_on;
	struct proof_said said;
	int num_id, level; /* of its list; PROOF_UNSAID */
};

struct proof_styles {
	struct arena *arena;
	struct map *by_id; /* of struct proof_style */
	struct proof_said defaults;
	const struct proof_style *paragraph; /* the default one; may be NULL */
};

/* Reads word/styles.xml; an empty part has no styles. */
bool proof_styles_read(
    struct arena *arena, struct text part, struct proof_styles *styles);

/* NULL if there is none. */
const struct proof_style *proof_style_find(
    const struct proof_styles *styles, struct text id);

/* The style that this one is based on, or NULL; ends also where styles are
   based on each other in a circle: `steps` counts them, from 0. */
const struct proof_style *proof_style_base(const struct proof_styles *styles,
    const struct proof_style *style, int *steps);

struct proof_look {
	bool hidden, capitals;
	struct text font;
};

/*
 * The look of text in a paragraph of one style and a run of another, either of
 * which may be NULL, with what is said at the run itself.
 */
struct proof_look proof_look_of(const struct proof_styles *styles,
    const struct proof_style *paragraph, const struct proof_style *run,
    struct proof_said said);

/*
 * Appends text as it looks: in capitals, and decoded if its font is one of
 * those before Unicode (TCVN 5712, VNI) or of symbols.
 */
void proof_look_add(
    struct buffer *out, struct text text, const struct proof_look *look);

#endif
