#include "typeset/layout_context.h"

#include "base/arena.h"
#include "read/profile.h"

int
page_measure(const struct layout_context *layout_context, bool landscape)
{
	const struct look *look = layout_context->look;
	int width = landscape ? look->paper_height : look->paper_width;

	return width - look->margin_left - look->margin_right;
}

int
page_height(const struct layout_context *layout_context, bool landscape)
{
	const struct look *look = layout_context->look;
	int height = landscape ? look->paper_width : look->paper_height;

	return height - look->margin_top - look->margin_bottom;
}

struct tag *
tag_new(const struct layout_context *layout_context, enum tag_kind kind,
    const struct tag *parent)
{
	struct tag *tag = arena_alloc(layout_context->arena, sizeof *tag);

	tag->kind = kind;
	tag->parent = parent;
	tag->columns = tag->rows = 1;
	return tag;
}

enum tag_kind
tag_heading(int depth)
{
	if (depth > 6)
		depth = 6;
	return (enum tag_kind)(TAG_H1 + depth - 1);
}
