#include "typeset/figure.h"

#include <string.h>

#include "read/decision.h"
#include "read/image.h"
#include "read/profile.h"
#include "read/runs.h"
#include "typeset/paginate.h"
#include "typeset/setting.h"

enum {
	PIXEL = 480, /* 150 pixels to the inch: no image is set coarser */
	ABOVE = 8000,
	PART_HIGH = 80, /* of a page, in percent: a caption goes below it */
};

/* As wide as the measure, unless that makes it coarse or too high. */
static int
width_of(const struct setting *setting, const struct image *image)
{
	const struct look *look = setting->look;
	int64_t width = page_measure(setting, false);
	int64_t finest = (int64_t)image->width * PIXEL;
	int64_t height =
	    look->paper_height - look->margin_top - look->margin_bottom;
	int64_t highest =
	    height * PART_HIGH / 100 * image->width / image->height;

	if (width > finest)
		width = finest;
	return (int)(width < highest ? width : highest);
}

void
figure_set(const struct setting *setting, struct slabs *slabs,
    const struct node *node, const struct tag *parent)
{
	const struct image *image = node->image;
	struct slab *slab = slabs_add(setting->slabs, slabs);
	struct tag *tag = tag_new(setting, TAG_FIGURE, parent);
	int width = width_of(setting, image);
	int height = (int)((int64_t)width * image->height / image->width);

	tag->alternative = node->alternative;
	slab->above = ABOVE;
	slab->height = height > 0 ? height : 1;
	slab->adjust = ADJUST_CENTRE;
	slab->span = node->span;
	if (node->next != NULL &&
	    figure_is_caption(setting->scratch, node->next))
		slab->penalty = BREAK_NEVER;
	slab_add(setting->slabs, slab,
	    (struct mark) {.kind = MARK_IMAGE,
		.x = (page_measure(setting, false) - width) / 2,
		.tag = tag,
		.image = {width, slab->height, &image->bytes}});
}

bool
figure_is_caption(struct arena *scratch, const struct node *node)
{
	static const char *const WORDS[] = {
	    "Hình ", "HÌNH ", "Sơ đồ ", "Bản đồ ", "Biểu đồ ", "Ảnh "};
	struct text text;

	if (node->kind != NODE_PARAGRAPH || node->first != NULL)
		return false;
	text = runs_text(scratch, &node->runs);
	for (size_t i = 0; i < sizeof WORDS / sizeof WORDS[0]; i++)
		if (text_starts(text, WORDS[i]))
			return true;
	return false;
}
