#include "read/pasted.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "read/decision.h"
#include "read/runs.h"
#include "read/unit.h"

/* The length of the bullet with the space after it; 0: none. */
static size_t
bullet_length(struct text text)
{
	static const char *const BULLETS[] = {
	    "- ", "+ ", "* ", "– ", "— ", "• ", "● ", "▪ "};

	for (size_t i = 0; i < sizeof BULLETS / sizeof BULLETS[0]; i++)
		if (text_starts(text, BULLETS[i]))
			return strlen(BULLETS[i]);
	return 0;
}

/* "- - -" is a rule, not a list. */
static bool
is_rule(struct text line)
{
	for (size_t i = 0; i < line.length; i++)
		if (strchr("-+* ", line.at[i]) == NULL)
			return false;
	return true;
}

static void
check_bullets(struct diag *diag, struct span line)
{
	struct text text = span_text(line);
	size_t start = 0, first, second;

	while (start < text.length && text_is_space(text.at[start]))
		start++;
	text = text_part(text, start, text.length);
	first = bullet_length(text);
	second = bullet_length(text_part(text, first, text.length));
	if (first == 0 || second == 0 || is_rule(text))
		return;
	diag_warning(diag, CODE_BULLET_TWICE,
	    span_part(line, start, first + second - 1),
	    "two bullets, each of which is printed: Word put one before the "
	    "one that was typed; delete one of them");
}

void
pasted_check_bullets(struct diag *diag, struct span body)
{
	struct span line;

	while (span_next_line(&body, &line))
		check_bullets(diag, line);
}

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static bool
starts_with_name(struct text text)
{
	return text_starts(text, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") ||
	    text_starts(text, "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM");
}

static bool
is_motto(struct text text)
{
	static const char *const MOTTOES[] = {"Độc lập - Tự do - Hạnh phúc",
	    "Độc lập – Tự do – Hạnh phúc", "Độc lập-Tự do-Hạnh phúc",
	    "Độc Lập - Tự Do - Hạnh Phúc", "ĐỘC LẬP - TỰ DO - HẠNH PHÚC"};

	return text_is_one_of(text, MOTTOES, COUNT(MOTTOES));
}

/* In a paragraph, or in a cell of a table, as Word has them. */
static void
check_letterhead(
    struct arena *arena, struct diag *diag, const struct node *node)
{
	struct text text = runs_text(arena, &node->runs);

	if (starts_with_name(text))
		diag_warning(diag, CODE_LETTERHEAD_IN_TEXT, node->span,
		    "the name of the country is printed above each document: "
		    "delete it here, with all else of the letterhead");
	else if (is_motto(text))
		diag_warning(diag, CODE_LETTERHEAD_IN_TEXT, node->span,
		    "the motto is printed above each document: delete it "
		    "here, with number, place and date, which are properties");
	for (const struct node *child = node->first; child != NULL;
	     child = child->next)
		check_letterhead(arena, diag, child);
}

/* Where "QUYẾT ĐỊNH:" begins at the end of the text; its length: nowhere. */
static size_t
find_enacting(struct text text)
{
	static const char *const LINES[] = {"QUYẾT ĐỊNH", "QUYẾT NGHỊ"};
	struct text line = text;

	while (
	    line.length > 0 && strchr(": *", line.at[line.length - 1]) != NULL)
		line.length--;
	for (size_t i = 0; i < COUNT(LINES); i++)
		if (text_ends(line, LINES[i]))
			return line.length - strlen(LINES[i]);
	return text.length;
}

/* "… ngày 01 tháng 6 năm 2025; QUYẾT ĐỊNH:" */
static void
check_enacting(struct diag *diag, const struct node *node)
{
	struct text text = span_text(node->span);
	size_t at = find_enacting(text);
	struct text before = text_trim(text_part(text, 0, at));

	if (at == text.length || before.length == 0 ||
	    strchr(";.,*", before.at[before.length - 1]) == NULL ||
	    text_is(before, "**"))
		return;
	diag_warning(diag, CODE_ENACTING_GLUED,
	    span_part(node->span, at, text.length - at),
	    "this line stands alone, below the recitals: leave an empty line "
	    "above it");
}

void
pasted_check(
    struct arena *arena, struct diag *diag, const struct decision *decision)
{
	for (const struct node *node = decision->body->first;
	     node != NULL && node->kind != NODE_ARTICLE &&
	     node->kind != NODE_ANNEX && node->kind != NODE_ENACTING;
	     node = node->next) {
		check_letterhead(arena, diag, node);
		if (node->kind == NODE_PARAGRAPH || node->kind == NODE_RECITAL)
			check_enacting(diag, node);
	}
}
