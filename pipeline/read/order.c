#include "read/order.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "base/diag.h"
#include "read/decision.h"

/* The name of a kind of unit and how it is numbered. */
struct series {
	enum node_kind kind;
	const char *name;
	bool continuous; /* not restarted by higher units */
	bool lettered;
	bool may_restart; /* in lists of annexes and forms */
};

static const struct series SERIES[] = {
    {NODE_PART, "Phần", false, false, false},
    {NODE_CHAPTER, "Chương", false, false, false},
    {NODE_SECTION, "Mục", false, false, false},
    {NODE_SUBSECTION, "Tiểu mục", false, false, false},
    {NODE_ARTICLE, "Điều", true, false, false},
    {NODE_CLAUSE, "khoản", false, false, true},
    {NODE_POINT, "điểm", false, true, true},
};

enum { SHORT = 120 }; /* bytes; headings are shorter */

enum {
	SERIES_COUNT = sizeof SERIES / sizeof SERIES[0],
	POINTS = SERIES_COUNT - 1, /* restarted by 1.1., which has no series */
};

struct counter {
	int number, inserted;
};

struct check {
	struct diag *diag;
	struct counter last[SERIES_COUNT];
	bool has_articles; /* in the current body or annex */
	bool in_annex;
	bool in_form; /* below “Mẫu số 01”, which has its own numbering */
};

static struct span
label_span(const struct node *node)
{
	return span_part(node->span, 0, node->label.length);
}

/* "1. Họ và tên: ……": a blank to be filled in, numbered as in forms. */
static bool
has_leader(const struct node *node)
{
	struct text text = span_text(node->span);

	return text_find(text, "……") < text.length ||
	    text_find(text, "....") < text.length ||
	    text_find(text, "__") < text.length;
}

/* "Mẫu số 01", "Mẫu 2a": the text below is a form. */
static bool
begins_form(const struct node *node)
{
	static const char *const WORDS[] = {"Mẫu số", "MẪU SỐ", "Mẫu ", "MẪU ",
	    "Biểu mẫu", "BIỂU MẪU", "Biểu số", "BIỂU SỐ", "Phiếu số", "Mẫu-",
	    "Biểu ", "BM-", "BM "};
	struct text text = span_text(node->span);

	while (text.length > 0 && strchr("*# (", text.at[0]) != NULL)
		text = text_part(text, 1, text.length);
	for (size_t i = 0; i < sizeof WORDS / sizeof WORDS[0]; i++)
		if (text_starts(text, WORDS[i]))
			return node->kind != NODE_PARAGRAPH ||
			    text.length < SHORT;
	return false;
}

static void
report(struct check *check, const struct series *series,
    const struct node *node, struct counter last)
{
	struct span span = label_span(node);
	int number = node->label.number;
	const char *before = label_letter(last.number);

	if (number > last.number && series->lettered)
		diag_warning(check->diag, CODE_ORDER_GAP, span,
		    "%s %s is missing before this one; check that nothing was "
		    "lost",
		    series->name, label_letter(last.number + 1));
	else if (number > last.number)
		diag_warning(check->diag, CODE_ORDER_GAP, span,
		    "%s %d is missing before this one; check that nothing was "
		    "lost",
		    series->name, last.number + 1);
	else if (number == last.number)
		diag_warning(check->diag, CODE_ORDER_REPEAT, span,
		    "this %s stands here a second time; check that nothing "
		    "was pasted twice",
		    series->name);
	else if (series->lettered)
		diag_warning(check->diag, CODE_ORDER_BACK, span,
		    "this %s comes after %s %s; check that no lines changed "
		    "places",
		    series->name, series->name, before);
	else
		diag_warning(check->diag, CODE_ORDER_BACK, span,
		    "this %s comes after %s %d; check that no lines changed "
		    "places",
		    series->name, series->name, last.number);
}

static bool
follows(const struct node *node, struct counter last)
{
	int number = node->label.number, inserted = node->label.inserted;

	if (inserted == 0)
		return number == last.number + 1;
	return (number == last.number && inserted == last.inserted + 1) ||
	    (number == last.number + 1 && inserted == 1);
}

/* "… gồm: a) Chủ tịch; b) Thư ký;": the previous điểm is inside that line. */
static bool
follows_inline(const struct node *node)
{
	const struct node *before = node->parent->first;
	const char *letter = label_letter(node->label.number - 1);
	struct text text;
	char label[8];

	if (node->kind != NODE_POINT || letter == NULL)
		return false;
	while (before != node && before->next != node)
		before = before->next;
	text = span_text(before == node ? node->parent->span : before->span);
	snprintf(label, sizeof label, " %s) ", letter);
	return text_find(text, label) < text.length;
}

static void
count(struct check *check, size_t index, const struct node *node)
{
	const struct series *series = &SERIES[index];
	struct counter *last = &check->last[index];
	bool restarts = node->label.number == 1 && series->may_restart &&
	    !check->has_articles;

	if (node->label.number == 0)
		return;
	if (!follows(node, *last) && !restarts && !check->in_form &&
	    !has_leader(node) && !follows_inline(node))
		report(check, series, node, *last);
	*last = (struct counter) {node->label.number, node->label.inserted};
}

/* A unit restarts the series below it. */
static void
restart(struct check *check, size_t from)
{
	for (size_t i = from; i < SERIES_COUNT; i++)
		if (!SERIES[i].continuous)
			check->last[i] = (struct counter) {0};
}

/* A unit whose label is misspelt, which was reported, is counted too. */
static void
count_meant(struct check *check, const struct node *node)
{
	static const struct {
		enum label_kind label;
		enum node_kind kind;
	} KINDS[] = {{LABEL_ARTICLE, NODE_ARTICLE}, {LABEL_CLAUSE, NODE_CLAUSE},
	    {LABEL_CHAPTER, NODE_CHAPTER}, {LABEL_SECTION, NODE_SECTION},
	    {LABEL_PART, NODE_PART}};

	for (size_t i = 0; i < sizeof KINDS / sizeof KINDS[0]; i++)
		for (size_t j = 0; j < SERIES_COUNT; j++)
			if (KINDS[i].label == node->meant.kind &&
			    SERIES[j].kind == KINDS[i].kind) {
				if (node->meant.number > 0)
					check->last[j] = (struct counter) {
					    node->meant.number,
					    node->meant.inserted};
				restart(check, j + 1);
			}
}

/* The first series that a heading restarts: those below its ancestors. */
static size_t
below_parents(const struct node *heading)
{
	for (const struct node *node = heading->parent; node != NULL;
	     node = node->parent)
		for (size_t i = 0; i < SERIES_COUNT; i++)
			if (SERIES[i].kind == node->kind)
				return i + 1;
	return 0;
}

static bool
has_kind(const struct node *node, enum node_kind kind)
{
	for (const struct node *child = node->first; child != NULL;
	     child = child->next) {
		if (child->kind == kind)
			return true;
		if (child->kind != NODE_ANNEX && has_kind(child, kind))
			return true;
	}
	return false;
}

static bool
is_within(const struct node *node, enum node_kind kind)
{
	for (; node != NULL; node = node->parent)
		if (node->kind == kind)
			return true;
	return false;
}

/*
 * "## Mục 1" inside "### Chương I": the heading levels contradict the labels.
 */
static void
check_nesting(struct check *check, const struct node *node)
{
	const struct node *parent = node->parent;

	if (node->kind == NODE_SUBSECTION && !is_within(parent, NODE_SECTION))
		diag_warning(check->diag, CODE_NESTING, label_span(node),
		    "a Tiểu mục stands in a Mục, and there is none above it");
	if (node->kind == NODE_SECTION && !is_within(parent, NODE_CHAPTER) &&
	    !is_within(parent, NODE_PART) && !is_within(parent, NODE_ANNEX))
		diag_warning(check->diag, CODE_NESTING, label_span(node),
		    "a Mục stands in a Chương, and there is none above it");
	if (node->kind == NODE_POINT && check->has_articles &&
	    !is_within(parent, NODE_ARTICLE) &&
	    !is_within(parent, NODE_HEADING))
		diag_warning(check->diag, CODE_NESTING, label_span(node),
		    "a điểm stands in a khoản of a Điều, and there is none "
		    "above it");
	if (node->heading > 0 && parent != NULL && parent->heading > 0 &&
	    node->kind != NODE_ANNEX && node->heading < parent->heading)
		diag_warning(check->diag, CODE_NESTING, label_span(node),
		    "%d # here, but the unit around it has %d: by its words "
		    "this one stands lower",
		    node->heading, parent->heading);
}

static void
check_children(struct check *check, const struct node *node)
{
	for (const struct node *child = node->first; child != NULL;
	     child = child->next) {
		if (child->kind == NODE_ANNEX) {
			struct check annex = {
			    .diag = check->diag, .in_annex = true};

			annex.has_articles = has_kind(child, NODE_ARTICLE);
			annex.in_form = begins_form(child);
			check_children(&annex, child);
			continue;
		}
		check->in_form |= check->in_annex && begins_form(child);
		for (size_t i = 0; i < SERIES_COUNT; i++) {
			if (SERIES[i].kind != child->kind)
				continue;
			count(check, i, child);
			restart(check, i + 1);
		}
		if (child->kind == NODE_HEADING &&
		    child->meant.kind == LABEL_NONE)
			restart(check, below_parents(child));
		if (child->kind == NODE_SUBCLAUSE)
			restart(check, POINTS);
		if (child->meant.kind != LABEL_NONE)
			count_meant(check, child);
		if (!check->in_form)
			check_nesting(check, child);
		check_children(check, child);
	}
}

void
order_check(struct diag *diag, const struct node *body)
{
	struct check check = {.diag = diag};

	check.has_articles = has_kind(body, NODE_ARTICLE);
	check_children(&check, body);
}
