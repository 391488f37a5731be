#include "read/caption.h"

#include <string.h>

#include "base/utf8.h"
#include "read/decision.h"
#include "read/runs.h"

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

static enum caption
kind_of(struct arena *scratch, const struct node *node)
{
	struct text text;

	if (node->kind != NODE_PARAGRAPH || node->first != NULL)
		return CAPTION_NONE;
	text = runs_text(scratch, &node->runs);
	if (is_caption(text))
		return CAPTION_TITLE;
	return is_unit(text) ? CAPTION_UNIT : CAPTION_NONE;
}

enum caption
caption_of(struct arena *scratch, const struct node *node)
{
	enum caption caption = kind_of(scratch, node);
	const struct node *next = node->next;

	if (caption == CAPTION_NONE)
		return caption;
	while (next != NULL && kind_of(scratch, next) != CAPTION_NONE)
		next = next->next;
	return next != NULL && next->kind == NODE_TABLE ? caption
							: CAPTION_NONE;
}

bool
caption_is_of_image(struct arena *scratch, const struct node *node)
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
