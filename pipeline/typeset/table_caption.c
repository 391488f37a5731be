#include "typeset/table_caption.h"

#include "typeset/box.h"
#include "typeset/layout_context.h"
#include "typeset/paginate.h"

static void
turn(struct box *box, int wider)
{
	int shift = box->adjust == ADJUST_CENTRE ? wider / 2
	    : box->adjust == ADJUST_RIGHT	 ? wider
						 : 0;

	box->landscape = true;
	for (size_t i = 0; i < box->count; i++)
		box->at[i].x += shift;
}

void
table_caption_turn(const struct layout_context *layout_context,
    struct boxes *boxes, size_t first, size_t table)
{
	int wider = page_measure(layout_context, true) -
	    page_measure(layout_context, false);

	while (table-- > first) {
		struct box *box = &boxes->at[table];

		if (box->landscape || box->penalty < BREAK_NEVER)
			return;
		turn(box, wider);
		if (box->starts_page)
			return;
	}
}
