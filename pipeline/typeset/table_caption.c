#include "typeset/table_caption.h"

#include <string.h>

#include "base/utf8.h"
#include "read/decision.h"
#include "read/runs.h"
#include "typeset/box.h"
#include "typeset/layout_context.h"
#include "typeset/paginate.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* "Bảng 1", "Biểu số 02": the word and a number after it. */
static bool
is_caption(struct text text)
{
	static const char *const WORDS[] = {
	    "Bảng số ", "Bảng ", "BẢNG ", "Biểu số ", "Biểu ", "BIỂU "};

	for (size_t i = 0; i < COUNT(WORDS); i++) {
		size_t length = strlen(WORDS[i]);

		if (text_starts(text, WORDS[i]) && text.length > length)
			return utf8_is_digit((unsigned char)text.at[length]) ||
			    strchr("IVX", text.at[length]) != NULL;
	}
	return false;
}

static bool
is_unit(struct text text)
{
	static const char *const STARTS[] = {
	    "Đơn vị tính", "Đơn vị:", "ĐVT", "(Đơn vị", "(ĐVT", "Đvt"};

	for (size_t i = 0; i < COUNT(STARTS); i++)
		if (text_starts(text, STARTS[i]))
			return true;
	return false;
}

static enum table_caption
kind_of(struct arena *scratch, const struct node *node)
{
	struct text text;

	if (node->kind != NODE_PARAGRAPH || node->first != NULL)
		return TABLE_CAPTION_NONE;
	text = runs_text(scratch, &node->runs);
	if (is_caption(text))
		return TABLE_CAPTION_CAPTION;
	return is_unit(text) ? TABLE_CAPTION_UNIT : TABLE_CAPTION_NONE;
}

enum table_caption
table_caption_of(struct arena *scratch, const struct node *node)
{
	enum table_caption caption = kind_of(scratch, node);
	const struct node *next = node->next;

	if (caption == TABLE_CAPTION_NONE)
		return caption;
	while (next != NULL && kind_of(scratch, next) != TABLE_CAPTION_NONE)
		next = next->next;
	return next != NULL && next->kind == NODE_TABLE ? caption
							: TABLE_CAPTION_NONE;
}

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
