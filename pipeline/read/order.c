#include "read/order.h"

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "read/decision.h"

/* What one kind of unit is called, and what its count begins anew after. */
struct series {
	enum node_kind kind;
	const char *name;
	bool through; /* runs through the whole text, past higher units */
	bool lettered;
	bool may_begin_anew; /* lists in annexes and forms do */
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

enum { SERIES_COUNT = sizeof SERIES / sizeof SERIES[0] };

struct counter {
	int number, inserted;
};

struct check {
	struct diag *diag;
	struct counter last[SERIES_COUNT];
	bool has_articles; /* in the body or annex at hand */
};

static struct span
label_span(const struct node *node)
{
	return span_part(node->span, 0, node->label.length);
}

static void
report(struct check *check, const struct series *series,
    const struct node *node, struct counter last)
{
	struct span span = label_span(node);
	int number = node->label.number;
	const char *before = label_letter(last.number);

	if (number > last.number && series->lettered)
		diag_warning(check->diag, "order-gap", span,
		    "%s %s is missing before this one", series->name,
		    label_letter(last.number + 1));
	else if (number > last.number)
		diag_warning(check->diag, "order-gap", span,
		    "%s %d is missing before this one", series->name,
		    last.number + 1);
	else if (number == last.number)
		diag_warning(check->diag, "order-repeat", span,
		    "this %s stands here a second time", series->name);
	else if (series->lettered)
		diag_warning(check->diag, "order-back", span,
		    "this %s comes after %s %s", series->name, series->name,
		    before);
	else
		diag_warning(check->diag, "order-back", span,
		    "this %s comes after %s %d", series->name, series->name,
		    last.number);
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

static void
count(struct check *check, size_t index, const struct node *node)
{
	const struct series *series = &SERIES[index];
	struct counter *last = &check->last[index];
	bool anew = node->label.number == 1 && series->may_begin_anew &&
	    !check->has_articles;

	if (node->label.number == 0)
		return;
	if (!follows(node, *last) && !anew)
		report(check, series, node, *last);
	*last = (struct counter) {node->label.number, node->label.inserted};
}

/* A unit begins the series below it anew. */
static void
begin(struct check *check, size_t from)
{
	for (size_t i = from; i < SERIES_COUNT; i++)
		if (!SERIES[i].through)
			check->last[i] = (struct counter) {0};
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

/* "## Mục 1" within "### Chương I": the # contradict the words. */
static void
check_nesting(struct check *check, const struct node *node)
{
	const struct node *parent = node->parent;

	if (node->kind == NODE_SUBSECTION && !is_within(parent, NODE_SECTION))
		diag_warning(check->diag, "nesting", label_span(node),
		    "a Tiểu mục stands in a Mục, and there is none above it");
	if (node->kind == NODE_SECTION && !is_within(parent, NODE_CHAPTER) &&
	    !is_within(parent, NODE_PART) && !is_within(parent, NODE_ANNEX))
		diag_warning(check->diag, "nesting", label_span(node),
		    "a Mục stands in a Chương, and there is none above it");
	if (node->kind == NODE_POINT && check->has_articles &&
	    !is_within(parent, NODE_ARTICLE) &&
	    !is_within(parent, NODE_HEADING))
		diag_warning(check->diag, "nesting", label_span(node),
		    "a điểm stands in a khoản of a Điều, and there is none "
		    "above it");
	if (node->heading > 0 && parent != NULL && parent->heading > 0 &&
	    node->kind != NODE_ANNEX && node->heading < parent->heading)
		diag_warning(check->diag, "nesting", label_span(node),
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
			struct check annex = {.diag = check->diag};

			annex.has_articles = has_kind(child, NODE_ARTICLE);
			check_children(&annex, child);
			continue;
		}
		for (size_t i = 0; i < SERIES_COUNT; i++) {
			if (SERIES[i].kind != child->kind)
				continue;
			count(check, i, child);
			begin(check, i + 1);
		}
		if (child->kind == NODE_HEADING)
			begin(check, 0);
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
