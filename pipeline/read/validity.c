#include "read/validity.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "read/citation.h"
#include "read/decision.h"
#include "read/runs.h"

enum { NEAR = 120 }; /* maximum bytes between a phrase and its date */

struct validity {
	struct arena *arena;
	struct diag *diag;
	const struct decision *decision;
	bool effect, end; /* already found */
};

/* The text after the phrase; empty if it is not in the text. */
static struct text
text_after(struct text text, const char *words)
{
	size_t at = text_find(text, words);

	if (at == text.length)
		return (struct text) {0};
	return text_part(text, at + strlen(words), text.length);
}

/* The date after the phrase, if it is within NEAR bytes. */
static struct date
day_near(struct text text, const char *words)
{
	size_t at = text_find(text, words);

	if (at == text.length || at > NEAR)
		return (struct date) {0};
	at += strlen(words) - strlen("ngày ");
	return citation_day(text_part(text, at, text.length));
}

static void
check_day(struct validity *validity, const struct node *node,
    enum diag_code code, const char *key, struct date stated,
    const struct dated *given)
{
	if (!date_is_given(stated))
		return;
	if (!date_is_given(given->date))
		diag_warning(validity->diag, code, node->span,
		    "the text gives a day that its properties do not; write "
		    "“%s: %04d-%02d-%02d”",
		    key, stated.year, stated.month, stated.day);
	else if (date_compare(stated, given->date) != 0)
		diag_warning(validity->diag, code, node->span,
		    "the text gives %04d-%02d-%02d, and “%s” gives "
		    "%04d-%02d-%02d",
		    stated.year, stated.month, stated.day, key,
		    given->date.year, given->date.month, given->date.day);
}

/* "… có hiệu lực kể từ ngày ký" */
static void
check_signing(struct validity *validity, const struct node *node)
{
	const struct decision *decision = validity->decision;

	if (date_is_given(decision->effective.date))
		check_day(validity, node, CODE_EFFECTIVE_UNSAID, "effective",
		    decision->date.date, &decision->effective);
	else
		diag_warning(validity->diag, CODE_EFFECTIVE_UNSAID, node->span,
		    "the text gives a day that its properties do not; write "
		    "“effective: signing”");
}

/* "Quyết định này có hiệu lực thi hành kể từ ngày 01 tháng 7 năm 2025" */
static void
check_effect(
    struct validity *validity, const struct node *node, struct text text)
{
	const struct decision *decision = validity->decision;
	struct text rest = text_after(text, "này có hiệu lực");

	if (validity->effect || rest.length == 0)
		return;
	validity->effect = true;
	if (text_find(rest, "từ ngày ký") < NEAR &&
	    text_find(rest, "sau ") > text_find(rest, "từ ngày ký"))
		check_signing(validity, node);
	else
		check_day(validity, node, CODE_EFFECTIVE_UNSAID, "effective",
		    day_near(rest, "từ ngày "), &decision->effective);
}

/* "… có hiệu lực … đến hết ngày 31 tháng 12 năm 2025" */
static void
check_end(struct validity *validity, const struct node *node, struct text text)
{
	struct text rest = text_after(text, "này có hiệu lực");

	if (rest.length == 0)
		rest = text_after(text, "này được thực hiện");
	if (rest.length == 0)
		rest = text_after(text, "này được áp dụng");
	if (validity->end || rest.length == 0)
		return;
	rest = text_after(rest, "đến hết ");
	if (rest.length == 0 || !text_starts(rest, "ngày "))
		return;
	validity->end = true;
	check_day(validity, node, CODE_EXPIRES_UNSAID, "expires",
	    citation_day(rest), &validity->decision->expires);
}

static bool
is_named(const struct values *values, const char *number)
{
	for (size_t i = 0; i < values->count; i++)
		if (strcmp(values->at[i].text, number) == 0)
			return true;
	return false;
}

/* The length of "Quyết định số " and the like: a whole document is repealed. */
static size_t
kind_length(struct text text)
{
	static const char *const KINDS[] = {" Quyết định số ",
	    " Nghị quyết số ", " Chỉ thị số ", " Thông tư số ",
	    " Nghị định số ", " toàn bộ Quyết định số ",
	    " toàn bộ Nghị quyết số ", " cho Quyết định số ",
	    " cho Nghị quyết số ", " các Quyết định số ",
	    " các Nghị quyết số "};

	for (size_t i = 0; i < sizeof KINDS / sizeof KINDS[0]; i++)
		if (text_starts(text, KINDS[i]))
			return strlen(KINDS[i]);
	return 0;
}

/* "bãi bỏ Quyết định số 12/2020/QĐ-UBND" */
static void
check_repeal(struct validity *validity, const struct node *node,
    struct text text, const char *words)
{
	const struct decision *decision = validity->decision;
	struct text rest = text_after(text, words);
	size_t length = kind_length(rest);
	struct citation citation;

	if (length == 0 ||
	    !citation_next(validity->arena, rest, length, &citation) ||
	    citation.start != length ||
	    is_named(&decision->repeals, citation.number) ||
	    is_named(&decision->repeals_partly, citation.number) ||
	    is_named(&decision->suspends, citation.number) ||
	    is_named(&decision->suspends_partly, citation.number) ||
	    is_named(&decision->amends, citation.number) ||
	    is_named(&decision->corrects, citation.number))
		return;
	diag_warning(validity->diag, CODE_REPEALS_UNSAID, node->span,
	    "the text ends the force of %s, and its properties do not say so; "
	    "write “repeals: %s”",
	    citation.number, citation.number);
}

/* Without text between “ and ”, which is of another document. */
static struct text
without_quotations(struct arena *arena, struct text text)
{
	struct buffer own = {.arena = arena};
	size_t open = text_find(text, "“");

	while (open < text.length) {
		struct text rest = text_part(text, open, text.length);
		size_t close = text_find(rest, "”");

		buffer_add(&own, text_part(text, 0, open));
		text = text_part(rest, close, rest.length);
		open = text_find(text, "“");
	}
	buffer_add(&own, text);
	return buffer_text(&own);
}

static void
check_node(struct validity *validity, const struct node *node)
{
	static const char *const ENDS[] = {
	    "bãi bỏ", "Bãi bỏ", "thay thế", "Thay thế"};
	struct text text = without_quotations(
	    validity->arena, runs_text(validity->arena, &node->runs));

	check_effect(validity, node, text);
	check_end(validity, node, text);
	for (size_t i = 0; i < sizeof ENDS / sizeof ENDS[0]; i++)
		check_repeal(validity, node, text, ENDS[i]);
}

/* Skips quotations, and annexes, which speak of themselves. */
static void
walk(struct validity *validity, const struct node *node)
{
	for (const struct node *child = node->first; child != NULL;
	     child = child->next) {
		if (child->kind == NODE_ANNEX || child->kind == NODE_TABLE ||
		    child->kind == NODE_RECITAL || child->quoted)
			continue;
		check_node(validity, child);
		walk(validity, child);
	}
}

void
validity_check(
    struct arena *arena, struct diag *diag, const struct decision *decision)
{
	struct validity validity = {
	    .arena = arena, .diag = diag, .decision = decision};

	if (date_is_given(decision->date.date))
		walk(&validity, decision->body);
}
