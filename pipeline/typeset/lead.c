#include "typeset/lead.h"

#include <string.h>

#include "base/utf8.h"
#include "read/decision.h"
#include "read/runs.h"
#include "typeset/paginate.h"
#include "typeset/setting.h"
#include "typeset/slab.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* "Bảng 1", "Biểu số 02": the word, and a number after it. */
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

static enum lead
kind_of(struct arena *scratch, const struct node *node)
{
	struct text text;

	if (node->kind != NODE_PARAGRAPH || node->first != NULL)
		return LEAD_NONE;
	text = runs_text(scratch, &node->runs);
	if (is_caption(text))
		return LEAD_CAPTION;
	return is_unit(text) ? LEAD_UNIT : LEAD_NONE;
}

enum lead
lead_of(struct arena *scratch, const struct node *node)
{
	enum lead lead = kind_of(scratch, node);
	const struct node *next = node->next;

	if (lead == LEAD_NONE)
		return lead;
	while (next != NULL && kind_of(scratch, next) != LEAD_NONE)
		next = next->next;
	return next != NULL && next->kind == NODE_TABLE ? lead : LEAD_NONE;
}

static void
turn(struct slab *slab, int wider)
{
	int shift = slab->adjust == ADJUST_CENTRE ? wider / 2
	    : slab->adjust == ADJUST_RIGHT	  ? wider
						  : 0;

	slab->landscape = true;
	for (size_t i = 0; i < slab->count; i++)
		slab->at[i].x += shift;
}

void
lead_turn(const struct setting *setting, struct slabs *slabs, size_t first,
    size_t table)
{
	int wider = page_measure(setting, true) - page_measure(setting, false);

	while (table-- > first) {
		struct slab *slab = &slabs->at[table];

		if (slab->landscape || slab->penalty < BREAK_NEVER)
			return;
		turn(slab, wider);
		if (slab->starts_page)
			return;
	}
}
