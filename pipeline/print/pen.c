#include "print/pen.h"

#include <assert.h>
#include <limits.h>
#include <stdlib.h>

#include "print/font.h"
#include "print/glyph_codes.h"
#include "print/pdf_writer.h"
#include "print/syntax.h"
#include "typeset/face.h"

/*
 * A viewer's position advances by thousandths of the em, or by tenths of these.
 * It is counted in such parts of a millipoint that both are whole numbers at
 * any size. It may be off by up to a hundredth of a point; for that, tenths are
 * necessary in sizes above 20 points.
 */
enum {
	PARTS = 10000,
	EM_PARTS = PARTS / 1000,
	TOLERANCE = 10 * PARTS,
	LARGE_SIZE = 20000,
	SAME_GAP = TOLERANCE / PARTS /* difference of equal gaps, at most */
};

/* In sRGB (print/colour.h): red is #C8102E. */
static const char *const INKS[] = {
    [INK_BLACK] = "0 g\n",
    [INK_RED] = ".784 .063 .18 rg\n",
    [INK_GREY] = ".82 g\n",
};

struct pen
pen_new(
    struct buffer *out, struct glyph_code_cache *glyph_code_cache, int height)
{
	return (struct pen) {.out = out,
	    .glyph_code_cache = glyph_code_cache,
	    .height = height,
	    .y = INT_MIN};
}

static void
close_string(struct pen *pen)
{
	if (pen->in_string)
		buffer_byte(pen->out, ')');
	pen->in_string = false;
}

void
pen_end_string(struct pen *pen)
{
	close_string(pen);
	if (pen->in_array)
		buffer_string(pen->out, "]TJ\n");
	pen->in_array = false;
}

void
pen_end_text(struct pen *pen)
{
	pen_end_string(pen);
	if (pen->in_text)
		buffer_string(pen->out, "ET\n");
	pen->in_text = false;
}

void
pen_set_ink(struct pen *pen, enum ink ink)
{
	if (pen->ink == ink)
		return;
	pen_end_string(pen);
	buffer_string(pen->out, INKS[ink]);
	pen->ink = ink;
}

static void
set_font(struct pen *pen, const struct pdf_font *font, int size)
{
	assert(size > 0);
	if (pen->font == font && pen->size == size)
		return;
	pen_end_string(pen);
	buffer_string(pen->out, "/F");
	syntax_number(pen->out, font->number);
	buffer_byte(pen->out, ' ');
	syntax_points(pen->out, size);
	buffer_string(pen->out, " Tf\n");
	pen->font = font;
	pen->size = size;
}

/* Above the base line, in thousandths of the em. */
static void
set_rise(struct pen *pen, int dy)
{
	int rise = (int)((int64_t)dy * pen->size / 1000);

	if (pen->rise == rise)
		return;
	pen_end_string(pen);
	syntax_points(pen->out, rise);
	buffer_string(pen->out, " Ts\n");
	pen->rise = rise;
}

/* a / b for a positive b, rounded to the nearest. */
static int64_t
divide(int64_t a, int64_t b)
{
	return (a < 0 ? a - b / 2 : a + b / 2) / b;
}

/* Thousandths of the em as parts. */
static int64_t
parts_of(const struct pen *pen, int64_t thousandths)
{
	return thousandths * pen->size * EM_PARTS;
}

static void
open_array(struct pen *pen)
{
	if (!pen->in_array)
		buffer_byte(pen->out, '[');
	pen->in_array = true;
}

/* Moves the pen, unless it is near enough. */
static void
move(struct pen *pen, int64_t x)
{
	int64_t distance = x - pen->x;
	int64_t tenths = divide(distance, pen->size);

	if (distance >= -TOLERANCE && distance <= TOLERANCE)
		return;
	if (pen->size <= LARGE_SIZE)
		tenths = divide(distance, parts_of(pen, 1)) * 10;
	open_array(pen);
	close_string(pen);
	/* Numbers in a TJ array move to the left. */
	syntax_decimal(pen->out, -tenths, 1);
	pen->x += tenths * pen->size;
}

static void
open_string(struct pen *pen)
{
	open_array(pen);
	if (!pen->in_string)
		buffer_byte(pen->out, '(');
	pen->in_string = true;
}

static int
width_of(const struct pen *pen, uint16_t code)
{
	return pen->font->at[code].width;
}

static void
show(struct pen *pen, uint16_t code)
{
	open_string(pen);
	pdf_font_write_code(pen->out, code);
	pen->x += parts_of(pen, width_of(pen, code));
}

static void
show_space(struct pen *pen)
{
	set_rise(pen, 0);
	show(pen, FONT_SPACE);
	pen->x += (int64_t)pen->word_spacing * PARTS;
}

/* The gap between two marks of a line, in millipoints. */
static int
gap_between(const struct mark *mark, const struct mark *next)
{
	int64_t width = mark->text.shape->width;

	return next->x - mark->x - (int)(width * mark->text.size / 1000);
}

/*
 * If the spaces before and after the mark have the same width, all words of the
 * line are likely to be spaced like that (9.3.3). Single gaps and rounding
 * errors are left to the TJ array.
 */
static void
set_word_spacing(
    struct pen *pen, const struct mark *mark, const struct mark *next)
{
	int64_t space = width_of(pen, FONT_SPACE);
	int natural = (int)(space * pen->size / 1000);
	int before = mark->x - (int)divide(pen->x, PARTS) - natural;
	int after = gap_between(mark, next) - natural;

	if (!next->text.after_space || abs(before - after) > SAME_GAP ||
	    abs(after - pen->word_spacing) <= SAME_GAP)
		return;
	pen_end_string(pen);
	syntax_points(pen->out, after);
	buffer_string(pen->out, " Tw\n");
	pen->word_spacing = after;
}

static void
show_default(struct pen *pen, const struct glyph_codes *glyph_codes, int64_t x)
{
	set_rise(pen, 0);
	move(pen, x);
	open_string(pen);
	buffer_add(pen->out, glyph_codes->bytes);
	pen->x += parts_of(pen, glyph_codes->width);
}

static void
show_glyphs(struct pen *pen, const struct glyph_codes *glyph_codes, int64_t x)
{
	const struct shape *shape = glyph_codes->shape;

	if (glyph_codes->default_advances) {
		show_default(pen, glyph_codes, x);
		return;
	}
	for (size_t i = 0; i < shape->count; i++) {
		const struct glyph *glyph = &shape->at[i];

		set_rise(pen, glyph->dy);
		move(pen, x + parts_of(pen, glyph->dx));
		show(pen, glyph_codes->codes[i]);
		x += parts_of(pen, glyph->advance);
	}
}

/* The x of a text object that begins with a space: where the pen is, if that is
   on the line, so that there is no gap beside the space. */
static int
space_start(
    const struct pen *pen, const struct mark *mark, const struct pdf_font *font)
{
	int64_t width = font->at[FONT_SPACE].width;
	int64_t x = divide(pen->x, PARTS);

	if (pen->y == mark->y && x <= mark->x)
		return (int)x;
	return mark->x - (int)(width * mark->text.size / 1000);
}

/* Moves the pen to the line of the mark, in a text object. */
static void
start(struct pen *pen, const struct mark *mark, const struct pdf_font *font,
    bool spaced)
{
	int x, up = pen->height - mark->y;

	if (pen->in_text && pen->y == mark->y)
		return;
	x = spaced ? space_start(pen, mark, font) : mark->x;
	pen_end_string(pen);
	if (!pen->in_text) {
		buffer_string(pen->out, "BT\n");
		pen->in_text = true;
		pen->line_x = pen->line_y = 0;
	}
	syntax_pair(pen->out, x - pen->line_x, up - pen->line_y);
	buffer_string(pen->out, " Td\n");
	pen->line_x = x;
	pen->line_y = up;
	pen->x = (int64_t)x * PARTS;
	pen->y = mark->y;
}

void
pen_write(struct pen *pen, const struct mark *mark, const struct mark *next,
    int spaces)
{
	const struct glyph_codes *glyph_codes =
	    glyph_codes_of(pen->glyph_code_cache, mark->text.shape);
	bool spaced = (spaces & SPACE_BEFORE) != 0;

	start(pen, mark, glyph_codes->font, spaced);
	pen_set_ink(pen, mark->ink);
	set_font(pen, glyph_codes->font, mark->text.size);
	if (spaced && next != NULL)
		set_word_spacing(pen, mark, next);
	if (spaced)
		show_space(pen);
	show_glyphs(pen, glyph_codes, (int64_t)mark->x * PARTS);
	if ((spaces & SPACE_AFTER) != 0)
		show_space(pen);
}
