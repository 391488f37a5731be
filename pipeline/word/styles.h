/*
 * styles: the styles of a Word file (clause 17.7 of ISO/IEC 29500-1), and what
 * they make of paragraphs and runs.
 */
#ifndef WORD_STYLES_H
#define WORD_STYLES_H

#include <stdbool.h>

#include "word/formatting.h"

struct arena;
struct findings;
struct package;
struct style;
struct styles;

enum style_kind {
	STYLE_PARAGRAPH,
	STYLE_CHARACTER,
	STYLE_TABLE,
	STYLE_NUMBERING,
	STYLE_KINDS
};

/* Which lines a table draws, each side given or not. */
struct borders {
	unsigned given, visible; /* masks of BORDER_* */
};

enum {
	BORDER_TOP = 1,
	BORDER_BOTTOM = 2,
	BORDER_LEFT = 4,
	BORDER_RIGHT = 8,
	BORDER_INSIDE_ROWS = 16, /* w:insideH */
	BORDER_INSIDE_COLUMNS = 32,
};

/* Reads w:tblBorders or w:tcBorders. */
struct borders borders_read(struct xml *xml);

void borders_layer(struct borders *under, struct borders over);

struct style {
	const char *id;
	enum style_kind kind;
	const struct style *base; /* w:basedOn, or NULL; never in a circle */
	struct run_formatting run;
	struct paragraph_formatting paragraph;
	struct borders borders; /* of a table style */
	const char *based_on;
};

/* The styles of the package; none if it has none. */
struct styles *styles_read(
    struct arena *arena, struct findings *findings, struct package *package);

/* The style with this id; the default of its kind for NULL or an unknown id. */
const struct style *styles_find(
    const struct styles *styles, enum style_kind kind, const char *id);

/* What a style gives, with all that it is based on. */
struct paragraph_formatting style_paragraph(const struct style *style);
struct borders style_borders(const struct style *style);

/*
 * How a run looks: the defaults, the style of the table (or NULL), that of the
 * paragraph, that of the characters, and what is given directly.
 */
struct run_formatting styles_run(const struct styles *styles,
    const struct style *table, const struct style *paragraph,
    const struct run_formatting *direct);

/* The same for a paragraph, without the indents of lists. */
struct paragraph_formatting styles_paragraph(const struct styles *styles,
    const struct style *table, const struct paragraph_formatting *direct);

#endif
