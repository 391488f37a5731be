#include "print/content.h"

#include "base/arena.h"
#include "base/text.h"
#include "print/element.h"
#include "print/image.h"
#include "print/object.h"
#include "print/page_cache.h"
#include "print/pdf_writer.h"
#include "print/pen.h"
#include "print/print_cache.h"
#include "print/rule.h"
#include "print/syntax.h"
#include "read/picture.h"
#include "typeset/face.h"

struct content {
	struct pdf_writer *writer;
	const struct page *page;
	struct buffer out;
	struct pen pen;
};

/*
 * For each orientation, the vectors of the right and the upper edge of the
 * stored image (ISO 32000-1, 8.3.3), in widths and heights of the image as it
 * is displayed. They start at the left if they point right, at the bottom if
 * they point up.
 */
static const struct {
	int right_x, right_y, up_x, up_y;
} TURNS[ORIENTATION_COUNT] = {{1, 0, 0, 1}, {-1, 0, 0, 1}, {-1, 0, 0, -1},
    {1, 0, 0, -1}, {0, -1, -1, 0}, {0, -1, 1, 0}, {0, 1, 1, 0}, {0, 1, -1, 0}};

static void
add_image(struct content *c, const struct mark *mark)
{
	struct pdf_images *images = c->writer->print_cache->images;
	int number = pdf_images_number(images, *mark->image.bytes);
	int turn = pdf_images_orientation(images, number) - 1;
	int width = mark->image.width, height = mark->image.height;
	int right_x = TURNS[turn].right_x * width;
	int right_y = TURNS[turn].right_y * height;
	int up_x = TURNS[turn].up_x * width, up_y = TURNS[turn].up_y * height;
	int x = mark->x, y = c->page->height - mark->y - height;

	if (right_x < 0 || up_x < 0)
		x += width;
	if (right_y < 0 || up_y < 0)
		y += height;
	pen_end_text(&c->pen);
	buffer_string(&c->out, "q ");
	syntax_pair(&c->out, right_x, right_y);
	buffer_byte(&c->out, ' ');
	syntax_pair(&c->out, up_x, up_y);
	buffer_byte(&c->out, ' ');
	syntax_pair(&c->out, x, y);
	buffer_string(&c->out, " cm/I");
	syntax_number(&c->out, number);
	buffer_string(&c->out, " Do Q\n");
}

/* The text mark after the i-th mark of a page, if it is on the same line. */
static const struct mark *
next_in_line(const struct page *page, size_t i)
{
	const struct mark *mark = &page->at[i];

	if (i + 1 == page->count || mark[1].kind != MARK_TEXT ||
	    mark[1].y != mark->y)
		return NULL;
	return mark + 1;
}

static void
add_mark(struct content *c, const struct pdf_page *pdf_page, size_t i)
{
	const struct mark *mark = &pdf_page->page->at[i];

	switch (mark->kind) {
	case MARK_TEXT:
		pen_write(&c->pen, mark, next_in_line(pdf_page->page, i),
		    pdf_page->spaces[i]);
		break;
	case MARK_RULE:
		rule_write(&c->pen, mark);
		break;
	case MARK_IMAGE:
		add_image(c, mark);
		break;
	case MARK_EMPTY:
		break;
	}
}

/* The ActualText of a sequence of a single mark, with the spaces
   drawn in it. */
static void
add_actual_text(struct content *c, const struct pdf_page *pdf_page, size_t i)
{
	const struct mark *mark = &pdf_page->page->at[i];
	struct buffer text = {.arena = c->writer->scratch};

	if ((pdf_page->spaces[i] & SPACE_BEFORE) != 0)
		buffer_byte(&text, ' ');
	buffer_add(&text, mark->text.shape->text);
	if ((pdf_page->spaces[i] & SPACE_AFTER) != 0)
		buffer_byte(&text, ' ');
	buffer_string(&c->out, "/ActualText");
	syntax_text(&c->out, buffer_text(&text));
}

static void
open_sequence(struct content *c, const struct pdf_page *pdf_page,
    const struct marked_content *sequence)
{
	if (sequence->element == NULL) {
		buffer_string(&c->out, "/Artifact BMC\n");
		return;
	}
	buffer_byte(&c->out, '/');
	buffer_string(&c->out,
	    sequence->has_actual_text ? "Span"
				      : element_type(sequence->element));
	buffer_string(&c->out, "<</MCID ");
	syntax_number(&c->out, sequence->mcid);
	if (sequence->has_actual_text)
		add_actual_text(c, pdf_page, sequence->first);
	buffer_string(&c->out, ">>BDC\n");
}

static void
add_sequence(struct content *c, const struct pdf_page *pdf_page,
    const struct marked_content *sequence)
{
	open_sequence(c, pdf_page, sequence);
	for (size_t i = sequence->first; i < sequence->end; i++)
		if (pdf_writer_draws(c->writer, &pdf_page->page->at[i]) &&
		    !rule_is_loose(&pdf_page->page->at[i]))
			add_mark(c, pdf_page, i);
	pen_end_string(&c->pen);
	buffer_string(&c->out, "EMC\n");
}

/* The operators of the content stream, in the writer's scratch arena. */
static struct text
operators_of(struct pdf_writer *writer, const struct pdf_page *pdf_page)
{
	struct content c = {.writer = writer, .page = pdf_page->page};

	c.out.arena = writer->scratch;
	c.pen = pen_new(&c.out, writer->print_cache->glyph_code_cache,
	    pdf_page->page->height);
	rule_write_all(writer, pdf_page, &c.pen);
	for (size_t i = 0; i < pdf_page->sequence_count; i++)
		add_sequence(&c, pdf_page, &pdf_page->sequences[i]);
	pen_end_text(&c.pen);
	return buffer_text(&c.out);
}

int
content_write(struct pdf_writer *writer, const struct pdf_page *pdf_page)
{
	struct text content = page_cache_content(writer, pdf_page);
	int stream;

	if (content.length == 0) {
		content = objects_deflate(
		    writer->objects, operators_of(writer, pdf_page));
		page_cache_keep(writer, pdf_page, content);
	}
	stream = object_stream(writer->objects, (struct text) {NULL, 0},
	    content, STREAM_PREDEFLATED);
	arena_reset(writer->scratch);
	return stream;
}
