/*
 * face: letters of one design, and the glyphs that words are set with.
 *
 * Lengths are thousandths of the em (the unit of a PDF font's widths), so
 * that a width here is the width a viewer advances by, to the unit.
 *
 * HarfBuzz is known to face.c and face_digest.c alone.
 */
#ifndef TYPESET_FACE_H
#define TYPESET_FACE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/text.h"

struct arena;
struct diag;
struct face;
struct faces;
struct fonts;

enum { FACE_BOLD = 1, FACE_ITALIC = 2 }; /* styles, to be or-ed */

struct glyph {
	uint16_t id;	 /* never 0 in a shape */
	int16_t advance; /* with kerning */
	int16_t dx, dy;	 /* its shift from the pen, y upwards */
	uint16_t length; /* bytes of the shape's text it stands for, in order;
			    0: drawn as part of the glyph before it */
};

/* Characters that one face sets side by side: a word or a part of one. */
struct shape {
	const struct face *face;
	struct text text;
	const struct glyph *at;
	size_t count;
	int width;
	unsigned traits; /* of its text: typeset/no_break.h */
	bool clustered;	 /* characters that glyphs draw only together */
};

struct face_metrics {
	const char *name; /* PostScript name */
	int ascent, descent, cap_height;
	int box[4];	  /* left, bottom, right, top */
	int italic_angle; /* degrees, negative leans right */
	bool bold, italic, serif;
};

/*
 * Opens the faces of the text; a fallback face is opened when the first
 * character asks for it. The fonts outlast the faces. NULL after errors or
 * failures in diag: a file that cannot be read, that is not the declared one
 * or no font HarfBuzz can use.
 */
struct faces *faces_new(
    struct arena *arena, struct diag *diag, const struct fonts *fonts);

/* With the shapes. */
void faces_free(struct faces *faces);

/*
 * Before an issue, when nobody holds a shape any more: where they are many,
 * they go, so that memory does not grow with the number of issues.
 */
void faces_forget(struct faces *faces);

/* Opens the fallback faces as well: for those who want to know if they can. */
bool faces_open_all(struct faces *faces, struct diag *diag);

/*
 * False where a face that was asked for could not be opened; diag says why.
 * What was shaped since may lack characters that it has.
 */
bool faces_are_whole(struct faces *faces, struct diag *diag);

/*
 * The longest start of text that one face can set, shaped: the face of the
 * style where it has the characters, else the first fallback that has. Text
 * is not empty and has no spaces. Shapes are made once and shared. NULL:
 * no face has the first character.
 */
const struct shape *faces_shape(
    struct faces *faces, int style, struct text text);

/* The width of the space in the face of a style. */
int faces_space(const struct faces *faces, int style);

/* The face of a style. */
const struct face *faces_face(const struct faces *faces, int style);

/* From 0, the faces of the styles first. */
size_t face_number(const struct face *face);

struct text face_bytes(const struct face *face); /* the font file */
struct face_metrics face_metrics(const struct face *face);
size_t face_glyph_count(const struct face *face);
int face_glyph_width(const struct face *face, uint16_t glyph);
uint16_t face_space_glyph(const struct face *face);

#endif
