/*
 * face: the faces of the fonts, and words shaped with their glyphs.
 *
 * Lengths are thousandths of the em, the unit of widths in a PDF font: a width
 * here is exactly the advance that a viewer uses.
 *
 * Only face.c and face_digest.c use HarfBuzz.
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

enum { FACE_BOLD = 1, FACE_ITALIC = 2 }; /* style flags */

struct glyph {
	uint16_t id;	 /* never 0 in a shape */
	int16_t advance; /* with kerning */
	int16_t dx, dy;	 /* offset from the pen position, y upwards */
	uint16_t length; /* bytes of the shape's text, in order; 0: it is in
			    the cluster of the glyph before it */
};

/* A shaped word, or the part of it that one face has the glyphs for. */
struct shape {
	const struct face *face;
	struct text text;
	const struct glyph *at;
	size_t count;
	int width;
	unsigned traits; /* of its text, see typeset/no_break.h */
	uint32_t number; /* among the shapes of these faces, from 0 */
	bool clustered;	 /* it has a cluster of several glyphs */
};

struct face_metrics {
	const char *name; /* PostScript name */
	int ascent, descent, cap_height;
	int box[4];	  /* left, bottom, right, top */
	int italic_angle; /* degrees, negative leans right */
	bool bold, italic, serif;
};

/*
 * Opens the faces of the styles; a fallback face is opened when a character
 * first needs it. The fonts must outlive the faces. NULL after errors or
 * failures in diag: a file that cannot be read, that is not the declared one,
 * or that is no font HarfBuzz can use.
 */
struct faces *faces_new(
    struct arena *arena, struct diag *diag, const struct fonts *fonts);

/* Frees the shapes too. */
void faces_free(struct faces *faces);

/* To be called before an issue, when no shape is in use: frees the shapes if
   there are many, so that memory does not grow with the number of issues. */
void faces_forget(struct faces *faces);

/* Opens the fallback faces too, to find out whether they can be opened. */
bool faces_open_all(struct faces *faces, struct diag *diag);

/* False if a face that was needed could not be opened; diag says why. Text
   shaped since may lack characters that the face has. */
bool faces_are_whole(struct faces *faces, struct diag *diag);

/*
 * Shapes the start of text: as much as the face of the style has glyphs for, or
 * else the first character, in the first fallback face that has it. The text
 * must not be empty or contain spaces. Shapes are cached and shared. NULL: no
 * face has the first character.
 */
const struct shape *faces_shape(
    struct faces *faces, int style, struct text text);

/* The width of the space in the face of a style. */
int faces_space(const struct faces *faces, int style);

/* How many faces there are, fallback faces that are not open included. */
size_t faces_count(const struct faces *faces);

/* The face with this index, which is opened if necessary. NULL: there is none,
   or it cannot be opened. */
const struct face *faces_find(struct faces *faces, size_t number);

/* Its index, from 0; the faces of the styles come first. */
size_t face_number(const struct face *face);

struct text face_bytes(const struct face *face); /* the font file */
struct face_metrics face_metrics(const struct face *face);
size_t face_glyph_count(const struct face *face);
int face_glyph_width(const struct face *face, uint16_t glyph);
uint16_t face_space_glyph(const struct face *face);

#endif
