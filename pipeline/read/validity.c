#include "read/validity.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "read/citation.h"
#include "read/decision.h"
#include "read/runs.h"

enum { NEAR = 120 }; /* bytes between words and the day that goes with them */

struct saying {
	struct arena *arena;
	struct diag *diag;
	const struct decision *decision;
	bool effect, end; /* were found */
};

/* The text behind the words, empty where it has none of them. */
static struct text
behind(struct text text, const char *words)
{
	size_t at = text_find(text, words);

	if (at == text.length)
		return (struct text) {0};
	return text_part(text, at + strlen(words), text.length);
}

/* The first day in so many bytes. */
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
say_day(struct saying *saying, const struct node *node, enum diag_code code,
    const char *key, struct date said, const struct dated *given)
{
	if (!date_is_given(said))
		return;
	if (!date_is_given(given->date))
		diag_warning(saying->diag, code, node->span,
		    "the text says a day that its properties do not; write "
		    "“%s: %04d-%02d-%02d”",
		    key, said.year, said.month, said.day);
	else if (date_compare(said, given->date) != 0)
		diag_warning(saying->diag, code, node->span,
		    "the text says %04d-%02d-%02d, and “%s” says "
		    "%04d-%02d-%02d",
		    said.year, said.month, said.day, key, given->date.year,
		    given->date.month, given->date.day);
}

/* "… có hiệu lực kể từ ngày ký" */
static void
say_signing(struct saying *saying, const struct node *node)
{
	const struct decision *decision = saying->decision;

	if (date_is_given(decision->effective.date))
		say_day(saying, node, CODE_EFFECTIVE_UNSAID, "effective",
		    decision->date.date, &decision->effective);
	else
		diag_warning(saying->diag, CODE_EFFECTIVE_UNSAID, node->span,
		    "the text says a day that its properties do not; write "
		    "“effective: signing”");
}

/* "Quyết định này có hiệu lực thi hành kể từ ngày 01 tháng 7 năm 2025" */
static void
check_effect(struct saying *saying, const struct node *node, struct text text)
{
	const struct decision *decision = saying->decision;
	struct text rest = behind(text, "này có hiệu lực");

	if (saying->effect || rest.length == 0)
		return;
	saying->effect = true;
	if (text_find(rest, "từ ngày ký") < NEAR &&
	    text_find(rest, "sau ") > text_find(rest, "từ ngày ký"))
		say_signing(saying, node);
	else
		say_day(saying, node, CODE_EFFECTIVE_UNSAID, "effective",
		    day_near(rest, "từ ngày "), &decision->effective);
}

/* "… có hiệu lực … đến hết ngày 31 tháng 12 năm 2025" */
static void
check_end(struct saying *saying, const struct node *node, struct text text)
{
	struct text rest = behind(text, "này có hiệu lực");

	if (rest.length == 0)
		rest = behind(text, "này được thực hiện");
	if (rest.length == 0)
		rest = behind(text, "này được áp dụng");
	if (saying->end || rest.length == 0)
		return;
	rest = behind(rest, "đến hết ");
	if (rest.length == 0 || !text_starts(rest, "ngày "))
		return;
	saying->end = true;
	say_day(saying, node, CODE_EXPIRES_UNSAID, "expires",
	    citation_day(rest), &saying->decision->expires);
}

static bool
is_named(const struct values *values, const char *number)
{
	for (size_t i = 0; i < values->count; i++)
		if (strcmp(values->at[i].text, number) == 0)
			return true;
	return false;
}

/* "Quyết định số " and the like: what is repealed is a document. */
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
check_repeal(struct saying *saying, const struct node *node, struct text text,
    const char *words)
{
	const struct decision *decision = saying->decision;
	struct text rest = behind(text, words);
	size_t length = kind_length(rest);
	struct citation citation;

	if (length == 0 ||
	    !citation_next(saying->arena, rest, length, &citation) ||
	    citation.start != length ||
	    is_named(&decision->repeals, citation.number) ||
	    is_named(&decision->repeals_partly, citation.number) ||
	    is_named(&decision->suspends, citation.number) ||
	    is_named(&decision->suspends_partly, citation.number) ||
	    is_named(&decision->amends, citation.number) ||
	    is_named(&decision->corrects, citation.number))
		return;
	diag_warning(saying->diag, CODE_REPEALS_UNSAID, node->span,
	    "the text ends the force of %s, and its properties do not say so; "
	    "write “repeals: %s”",
	    citation.number, citation.number);
}

/* Without what stands between “ and ”, which another document says. */
static struct text
own_words(struct arena *arena, struct text text)
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
check_node(struct saying *saying, const struct node *node)
{
	static const char *const ENDS[] = {
	    "bãi bỏ", "Bãi bỏ", "thay thế", "Thay thế"};
	struct text text =
	    own_words(saying->arena, runs_text(saying->arena, &node->runs));

	check_effect(saying, node, text);
	check_end(saying, node, text);
	for (size_t i = 0; i < sizeof ENDS / sizeof ENDS[0]; i++)
		check_repeal(saying, node, text, ENDS[i]);
}

/* What is quoted is another document's, and annexes say it of themselves. */
static void
walk(struct saying *saying, const struct node *node)
{
	for (const struct node *child = node->first; child != NULL;
	     child = child->next) {
		if (child->kind == NODE_ANNEX || child->kind == NODE_TABLE ||
		    child->kind == NODE_RECITAL || child->quoted)
			continue;
		check_node(saying, child);
		walk(saying, child);
	}
}

void
validity_check(
    struct arena *arena, struct diag *diag, const struct decision *decision)
{
	struct saying saying = {
	    .arena = arena, .diag = diag, .decision = decision};

	if (date_is_given(decision->date.date))
		walk(&saying, decision->body);
}
