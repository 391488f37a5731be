#include "desk/page_svg.h"

#include <string.h>

#include "base/arena.h"
#include "base/base64.h"
#include "base/span.h"
#include "base/utf8.h"
#include "typeset/face.h"
#include "typeset/pages.h"

struct svg {
	struct buffer out;
	const struct svg_sources *sources;
	struct svg_shapes *shapes;
	struct buffer *places;
	const struct mark *run; /* the first mark of the open run; NULL: none */
	size_t run_count;
	const struct source *source; /* of the last place */
	size_t line;
};

/* As in print/pen.c. */
static const char *const INKS[] = {
    [INK_BLACK] = "#000", [INK_RED] = "#c8102e", [INK_GREY] = "#d1d1d1"};

/* Millipoints as points: a page has thousands of them, too many for printf. */
static void
add_points(struct svg *svg, int millipoints)
{
	unsigned rest =
	    millipoints < 0 ? -(unsigned)millipoints : (unsigned)millipoints;
	char digits[16];
	size_t at = sizeof digits;

	for (int i = 0; rest > 0 || i < 4; i++, rest /= 10) {
		if (i == 3)
			digits[--at] = '.';
		digits[--at] = (char)('0' + rest % 10);
	}
	if (millipoints < 0)
		digits[--at] = '-';
	buffer_add(&svg->out, (struct text) {digits + at, sizeof digits - at});
}

static void
add_attribute(struct svg *svg, const char *name, int millipoints)
{
	buffer_byte(&svg->out, ' ');
	buffer_string(&svg->out, name);
	buffer_string(&svg->out, "=\"");
	add_points(svg, millipoints);
	buffer_byte(&svg->out, '"');
}

static void
add_box(struct svg *svg, int x, int y, int width, int height)
{
	add_attribute(svg, "x", x);
	add_attribute(svg, "y", y);
	add_attribute(svg, "width", width);
	add_attribute(svg, "height", height);
}

static void
add_escaped(struct svg *svg, struct text text)
{
	for (size_t i = 0; i < text.length; i++) {
		char byte = text.at[i];

		if (byte == '&')
			buffer_string(&svg->out, "&amp;");
		else if (byte == '<')
			buffer_string(&svg->out, "&lt;");
		else if (byte == '>')
			buffer_string(&svg->out, "&gt;");
		else
			buffer_byte(&svg->out, byte);
	}
}

/* The index of a source; their number: it is none of them. */
static size_t
source_index(const struct svg_sources *sources, const struct source *source)
{
	size_t i = 0;

	while (i < sources->count && sources->at[i] != source)
		i++;
	return i;
}

/* Of the run that is begun. */
static void
add_place(struct svg *svg, struct span span)
{
	size_t source = source_index(svg->sources, span.source), line;

	if (span.source == NULL || source == svg->sources->count)
		return;
	line = source_place(span.source, span.start).line;
	if (svg->source == span.source && svg->line == line)
		return;
	buffer_format(svg->places, "%s[%zu,%zu,%zu]",
	    svg->source == NULL ? "" : ",", svg->run_count, source, line);
	svg->source = span.source;
	svg->line = line;
}

static bool
continues_run(const struct mark *run, const struct mark *mark)
{
	return run != NULL && run->y == mark->y && run->ink == mark->ink &&
	    run->text.size == mark->text.size &&
	    run->text.shape->face == mark->text.shape->face;
}

static void
end_run(struct svg *svg)
{
	if (svg->run != NULL)
		buffer_string(&svg->out, "</text>\n");
	svg->run = NULL;
}

static void
begin_run(struct svg *svg, const struct mark *mark)
{
	end_run(svg);
	svg->run = mark;
	buffer_format(&svg->out, "<text class=\"f%zu\"",
	    face_number(mark->text.shape->face));
	add_attribute(svg, "font-size", mark->text.size);
	add_attribute(svg, "y", mark->y);
	if (mark->ink != INK_BLACK)
		buffer_format(&svg->out, " fill=\"%s\"", INKS[mark->ink]);
	buffer_byte(&svg->out, '>');
	add_place(svg, mark->text.span);
	svg->run_count++;
}

enum { SHAPE_UNKNOWN, SHAPE_PLAIN, SHAPE_KERNED };

/* Clusters, as of a letter and the marks over it, are left to the browser. */
static bool
find_kerning(const struct shape *shape)
{
	for (size_t i = 0; i < shape->count && !shape->clustered; i++)
		if (shape->at[i].dx != 0 ||
		    shape->at[i].advance !=
			face_glyph_width(shape->face, shape->at[i].id))
			return true;
	return false;
}

static bool
is_kerned(struct svg_shapes *shapes, const struct shape *shape)
{
	size_t number = shape->number;

	if (number >= shapes->room) {
		shapes->at = arena_regrow(
		    shapes->arena, shapes->at, shapes->room, 2 * number + 1024);
		memset(shapes->at + shapes->room, SHAPE_UNKNOWN,
		    2 * number + 1024 - shapes->room);
		shapes->room = 2 * number + 1024;
	}
	if (shapes->at[number] == SHAPE_UNKNOWN)
		shapes->at[number] =
		    find_kerning(shape) ? SHAPE_KERNED : SHAPE_PLAIN;
	return shapes->at[number] == SHAPE_KERNED;
}

/* A position for each letter; those of a cluster have one. */
static void
add_letters(struct svg *svg, const struct mark *mark)
{
	const struct shape *shape = mark->text.shape;
	struct text rest = shape->text;
	int64_t x = 0;

	for (size_t i = 0; i < shape->count; i++) {
		const struct glyph *glyph = &shape->at[i];
		size_t after = rest.length - glyph->length;
		int left =
		    (int)((x + glyph->dx) * mark->text.size / 1000) + mark->x;

		for (; rest.length > after; utf8_next(&rest)) {
			if (rest.length < shape->text.length)
				buffer_byte(&svg->out, ' ');
			add_points(svg, left);
		}
		x += glyph->advance;
	}
}

static void
add_text(struct svg *svg, const struct mark *mark)
{
	if (!continues_run(svg->run, mark))
		begin_run(svg, mark);
	else if (mark->text.after_space)
		buffer_byte(&svg->out, ' ');
	buffer_string(&svg->out, "<tspan x=\"");
	if (is_kerned(svg->shapes, mark->text.shape))
		add_letters(svg, mark);
	else
		add_points(svg, mark->x);
	buffer_string(&svg->out, "\">");
	add_escaped(svg, mark->text.shape->text);
	buffer_string(&svg->out, "</tspan>");
}

static void
add_rule(struct svg *svg, const struct mark *mark)
{
	buffer_string(&svg->out, "<rect");
	add_box(svg, mark->x, mark->y, mark->rule.width, mark->rule.height);
	buffer_format(&svg->out, " fill=\"%s\"/>\n", INKS[mark->ink]);
}

/* An image that is large is in the page itself: it is there when the page is,
   and sent only when the page has changed. */
static void
add_image(struct svg *svg, const struct mark *mark)
{
	struct text bytes = *mark->image.bytes;

	buffer_string(&svg->out, "<image preserveAspectRatio=\"none\"");
	add_box(svg, mark->x, mark->y, mark->image.width, mark->image.height);
	buffer_format(&svg->out, " href=\"data:image/%s;base64,",
	    text_starts(bytes, "\x89PNG") ? "png" : "jpeg");
	buffer_add(&svg->out, base64_of(svg->out.arena, bytes));
	buffer_string(&svg->out, "\"/>\n");
}

static void
add_mark(struct svg *svg, const struct mark *mark)
{
	if (mark->alone)
		return;
	if (mark->kind != MARK_TEXT)
		end_run(svg);
	switch (mark->kind) {
	case MARK_TEXT:
		add_text(svg, mark);
		break;
	case MARK_RULE:
		add_rule(svg, mark);
		break;
	case MARK_IMAGE:
		add_image(svg, mark);
		break;
	case MARK_EMPTY:
		break;
	}
}

/* Links to other hosts are not followed from here. */
static void
add_link(struct svg *svg, const struct link *link)
{
	if (link->address.length > 0)
		return;
	buffer_format(&svg->out, "<a href=\"#p%zu\"><rect", link->page);
	add_box(svg, link->x, link->y, link->width, link->height);
	buffer_string(
	    &svg->out, " fill=\"none\" pointer-events=\"all\"/></a>\n");
}

struct text
page_svg(struct arena *arena, const struct page *page,
    const struct svg_sources *sources, struct svg_shapes *shapes,
    struct buffer *places)
{
	struct svg svg = {.out = {.arena = arena},
	    .sources = sources,
	    .shapes = shapes,
	    .places = places};

	buffer_expect(&svg.out, page->count * 48 + 256);
	buffer_string(&svg.out,
	    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ");
	add_points(&svg, page->width);
	buffer_byte(&svg.out, ' ');
	add_points(&svg, page->height);
	buffer_string(&svg.out, "\">\n");
	buffer_byte(places, '[');
	for (size_t i = 0; i < page->count; i++)
		add_mark(&svg, &page->at[i]);
	end_run(&svg);
	buffer_byte(places, ']');
	for (size_t i = 0; i < page->link_count; i++)
		add_link(&svg, &page->links[i]);
	buffer_string(&svg.out, "</svg>\n");
	return buffer_text(&svg.out);
}
