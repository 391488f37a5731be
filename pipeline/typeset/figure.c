#include "typeset/figure.h"

#include "read/caption.h"
#include "read/decision.h"
#include "read/image.h"
#include "read/profile.h"
#include "typeset/layout_context.h"
#include "typeset/paginate.h"

enum {
	PIXEL = 480, /* at 150 pixels per inch, the lowest resolution */
	ABOVE = 8000,
	MAX_HEIGHT_PERCENT = 80, /* of the page, to leave room for a caption */
};

/* The width of the measure, unless that makes the image too coarse
   or too high. */
static int
width_of(const struct layout_context *layout_context, const struct image *image)
{
	const struct look *look = layout_context->look;
	int64_t width = page_measure(layout_context, false);
	int64_t finest = (int64_t)image->width * PIXEL;
	int64_t height =
	    look->paper_height - look->margin_top - look->margin_bottom;
	int64_t highest =
	    height * MAX_HEIGHT_PERCENT / 100 * image->width / image->height;

	if (width > finest)
		width = finest;
	return (int)(width < highest ? width : highest);
}

void
figure_set(const struct layout_context *layout_context, struct boxes *boxes,
    const struct node *node, const struct tag *parent)
{
	const struct image *image = node->image;
	struct box *box = boxes_add(layout_context->boxes, boxes);
	struct tag *tag = tag_new(layout_context, TAG_FIGURE, parent);
	int width = width_of(layout_context, image);
	int height = (int)((int64_t)width * image->height / image->width);

	tag->alternative = node->alternative;
	box->above = ABOVE;
	box->height = height > 0 ? height : 1;
	box->adjust = ADJUST_CENTRE;
	box->span = node->span;
	if (node->next != NULL &&
	    caption_is_of_image(layout_context->scratch, node->next))
		box->penalty = BREAK_NEVER;
	box_add(layout_context->boxes, box,
	    (struct mark) {.kind = MARK_IMAGE,
		.x = (page_measure(layout_context, false) - width) / 2,
		.tag = tag,
		.image = {width, box->height, &image->bytes}});
}
