#include "typeset/letterhead.h"

#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/utf8.h"
#include "number/issue.h"
#include "read/profile.h"
#include "typeset/document.h"
#include "typeset/layout_context.h"
#include "typeset/line_stack.h"
#include "typeset/paragraph.h"

/* How much smaller than the text, by NĐ 30/2020, Phụ lục I: with text in 14
   points, authority and country are in 12, motto and number in 13. */
enum {
	SMALLER = 1000,
	SMALLEST = 2000,
	RECIPIENT_SMALLER = 3000,
	LEFT_PERCENT = 41, /* of the measure, for the left column */
	ROW_GAP = 8000,
	SUBJECT_GAP = 6000,    /* between a letter's number and abstract */
	SIGNATURE_GAP = 42000, /* space for the signature */
	KEPT_LINES = 2,	       /* lines of text kept with the signature */
};

static int
size_of(const struct document_context *context)
{
	return context->layout_context->look->size;
}

static struct value
value_of(const char *text)
{
	return (struct value) {.text = text};
}

static const struct tag *
paragraph_tag(const struct document_context *context)
{
	return tag_new(context->layout_context, TAG_P, context->section);
}

/* Authority on the left; country and motto on the right. */
static void
add_first_row(const struct document_context *context, struct line_stack *left,
    struct line_stack *right)
{
	const struct authority *authority = context->document->authority;
	const struct profile *profile = context->document->profile;
	int size = size_of(context);
	struct type_size bold = {size - SMALLEST, RUN_BOLD};

	left->tag = paragraph_tag(context);
	line_stack_add(
	    left, authority->superior, (struct type_size) {size - SMALLEST, 0});
	for (size_t i = 0; i < authority->head.count; i++)
		line_stack_add(left, authority->head.at[i], bold);
	line_stack_rule(left, 2, 5);
	right->tag = paragraph_tag(context);
	line_stack_add(right, profile->country, bold);
	right->tag = paragraph_tag(context);
	line_stack_add(right, profile->motto,
	    (struct type_size) {size - SMALLER, RUN_BOLD});
	line_stack_rule(right, 1, 1);
}

/* The abstract of a letter, below its number. */
static void
add_subject(const struct document_context *context, struct line_stack *left)
{
	left->y += SUBJECT_GAP;
	left->tag = tag_new(context->layout_context, TAG_H1, context->section);
	line_stack_add(left, context->document->decision->title,
	    (struct type_size) {size_of(context) - SMALLEST, 0});
}

static void
add_second_row(const struct document_context *context, struct line_stack *left,
    struct line_stack *right)
{
	const struct decision *decision = context->document->decision;
	struct arena *arena = context->layout_context->arena;
	int size = size_of(context);
	int y = left->y > right->y ? left->y : right->y;

	left->y = right->y = y + ROW_GAP;
	left->tag = paragraph_tag(context);
	line_stack_add(left,
	    (struct value) {
		arena_format(arena, "Số: %s", decision->number.text),
		decision->number.span},
	    (struct type_size) {size - SMALLER, 0});
	if (decision_is_letter(decision))
		add_subject(context, left);
	right->tag = paragraph_tag(context);
	line_stack_add(right,
	    (struct value) {arena_format(arena, "%s, %s", decision->place.text,
				date_long(arena, decision->date.date)),
		decision->place.span},
	    (struct type_size) {size - SMALLER, RUN_ITALIC});
}

void
letterhead_set(const struct document_context *context, struct boxes *boxes)
{
	struct box *box = boxes_add(context->layout_context->boxes, boxes);
	int measure = page_measure(context->layout_context, false);
	int left_width = measure * LEFT_PERCENT / 100;
	struct line_stack left = {.layout_context = context->layout_context,
	    .box = box,
	    .width = left_width,
	    .adjust = ADJUST_CENTRE};
	struct line_stack right = left;

	right.x = left_width;
	right.width = measure - left_width;
	add_first_row(context, &left, &right);
	add_second_row(context, &left, &right);
	box->height = left.y > right.y ? left.y : right.y;
	if (decision_is_letter(context->document->decision))
		box->height += ROW_GAP; /* the text follows, and no title */
	box->penalty = BREAK_NEVER;
	box->span = context->document->decision->number.span;
}

void
title_set(const struct document_context *context, struct boxes *boxes)
{
	const struct decision *decision = context->document->decision;
	const struct layout_context *layout_context = context->layout_context;
	struct box *box = boxes_add(layout_context->boxes, boxes);
	int measure = page_measure(layout_context, false);
	int size = size_of(context);
	struct type_size bold = {size, RUN_BOLD};
	struct line_stack column = {.layout_context = layout_context,
	    .box = box,
	    .x = measure / 12,
	    .width = measure - measure / 6,
	    .adjust = ADJUST_CENTRE};

	column.tag = tag_new(layout_context, TAG_H1, context->section);
	line_stack_add(&column,
	    (struct value) {
		utf8_upper(layout_context->arena, text_of(decision->type.text))
		    .at,
		decision->type.span},
	    bold);
	column.tag = paragraph_tag(context);
	line_stack_add(&column, decision->title, bold);
	line_stack_rule(&column, 2, 5);
	box->height = column.y;
	box->above = 2 * ROW_GAP;
	box->penalty = BREAK_NEVER;
	box->span = decision->title.span;
}

static void
add_signature(const struct document_context *context, struct line_stack *column)
{
	const struct signer *signer = &context->document->decision->signer;
	struct type_size bold = {size_of(context), RUN_BOLD};

	column->tag = paragraph_tag(context);
	line_stack_add(column, signer->capacity, bold);
	line_stack_add(column, signer->on_behalf, bold);
	line_stack_add(column, signer->position, bold);
	column->y += SIGNATURE_GAP;
	column->tag = paragraph_tag(context);
	line_stack_add(column, signer->name, bold);
}

/* "Nơi nhận:", then each recipient on a line, after a hyphen. */
static void
add_recipients(
    const struct document_context *context, struct line_stack *column)
{
	const struct layout_context *layout_context = context->layout_context;
	const struct values *recipients =
	    &context->document->decision->recipients;
	int size = size_of(context);
	const struct tag *list;

	/* Aligns the base line with that of the capacity, which is larger; base
	   lines are 7/8 of the size below the top of a line. */
	column->y = SMALLEST * 7 / 8;
	column->tag = paragraph_tag(context);
	line_stack_add(column, value_of("Nơi nhận:"),
	    (struct type_size) {size - SMALLEST, RUN_BOLD | RUN_ITALIC});
	list = tag_new(layout_context, TAG_L, context->section);
	for (size_t i = 0; i < recipients->count; i++) {
		const struct tag *item = tag_new(layout_context, TAG_LI, list);
		struct value value = recipients->at[i];

		value.text =
		    arena_format(layout_context->arena, "- %s", value.text);
		column->tag = tag_new(layout_context, TAG_LBODY, item);
		line_stack_add(column, value,
		    (struct type_size) {size - RECIPIENT_SMALLER, 0});
	}
}

/* Keeps two lines of text with the signature, which is the box of
   this index. */
static void
keep_with_text(struct boxes *boxes, size_t signature)
{
	size_t lines = 0;

	for (size_t i = signature; i-- > 0 && lines < KEPT_LINES; lines++)
		boxes->at[i].penalty = BREAK_NEVER;
}

/* The greatest height of the recipients, so that the text kept with the
   signature fits on the page. */
static int
max_recipient_height(
    const struct layout_context *layout_context, bool landscape)
{
	const struct look *look = layout_context->look;
	int line = look->size * look->leading / 100 + look->paragraph_gap;

	return page_height(layout_context, landscape) - (KEPT_LINES + 1) * line;
}

void
signature_set(const struct document_context *context, struct boxes *boxes)
{
	const struct decision *decision = context->document->decision;
	const struct layout_context *layout_context = context->layout_context;
	size_t index = boxes->count;
	/* after a landscape table the signature is on its page */
	bool landscape = boxes->at[index - 1].landscape;
	struct box *box = boxes_add(layout_context->boxes, boxes);
	int measure = page_measure(layout_context, landscape);
	int half = measure / 2;
	struct line_stack left = {.layout_context = layout_context,
	    .box = box,
	    .boxes = boxes,
	    .max_height = max_recipient_height(layout_context, landscape),
	    .width = half - 12000,
	    .adjust = ADJUST_LEFT,
	    .alone = !context->recipients};
	struct line_stack right = {.layout_context = layout_context,
	    .box = box,
	    .x = half,
	    .width = measure - half,
	    .adjust = ADJUST_CENTRE};

	box->above = 2 * ROW_GAP;
	box->landscape = landscape;
	box->span = decision->signer.name.span;
	add_signature(context, &right);
	box->height = right.y;
	if (decision->recipients.count > 0)
		add_recipients(context, &left);
	if (left.box->height < left.y)
		left.box->height = left.y;
	keep_with_text(boxes, index);
}
