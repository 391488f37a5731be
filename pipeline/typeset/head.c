#include "typeset/head.h"

#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "number/issue.h"
#include "read/profile.h"
#include "typeset/document.h"
#include "typeset/paragraph.h"
#include "typeset/setting.h"
#include "typeset/stack.h"

/*
 * Sizes below the text's, as NĐ 30/2020, Phụ lục I pairs them: with text of
 * 14, the authority and the country are set in 12, the motto and the number
 * in 13.
 */
enum {
	SMALLER = 1000,
	SMALLEST = 2000,
	RECIPIENT_SMALLER = 3000,
	LEFT_PERCENT = 41, /* of the measure, for the authority's column */
	ROW_GAP = 8000,
	SIGNATURE_GAP = 42000, /* where the signature would stand */
	HELD = 2,	       /* lines of text that it does not leave */
};

static int
size_of(const struct document_context *context)
{
	return context->setting->look->size;
}

static struct value
value_of(const char *text)
{
	return (struct value) {.text = text};
}

static const struct tag *
paragraph_tag(const struct document_context *context)
{
	return tag_new(context->setting, TAG_P, context->section);
}

/* The authority, level with the country; then number, and place and date. */
static void
add_first_row(const struct document_context *context, struct stack *left,
    struct stack *right)
{
	const struct authority *authority = context->document->authority;
	const struct profile *profile = context->document->profile;
	int size = size_of(context);
	struct type_size bold = {size - SMALLEST, RUN_BOLD};

	left->tag = paragraph_tag(context);
	stack_add(
	    left, authority->superior, (struct type_size) {size - SMALLEST, 0});
	for (size_t i = 0; i < authority->head.count; i++)
		stack_add(left, authority->head.at[i], bold);
	stack_rule(left, 2, 5);
	right->tag = paragraph_tag(context);
	stack_add(right, profile->country, bold);
	right->tag = paragraph_tag(context);
	stack_add(right, profile->motto,
	    (struct type_size) {size - SMALLER, RUN_BOLD});
	stack_rule(right, 1, 1);
}

static void
add_second_row(const struct document_context *context, struct stack *left,
    struct stack *right)
{
	const struct decision *decision = context->document->decision;
	struct arena *arena = context->setting->arena;
	int size = size_of(context);
	int y = left->y > right->y ? left->y : right->y;

	left->y = right->y = y + ROW_GAP;
	left->tag = paragraph_tag(context);
	stack_add(left,
	    (struct value) {
		arena_format(arena, "Số: %s", decision->number.text),
		decision->number.span},
	    (struct type_size) {size - SMALLER, 0});
	right->tag = paragraph_tag(context);
	stack_add(right,
	    (struct value) {arena_format(arena, "%s, %s", decision->place.text,
				issue_long_date(arena, decision->date.date)),
		decision->place.span},
	    (struct type_size) {size - SMALLER, RUN_ITALIC});
}

void
head_set(const struct document_context *context, struct slabs *slabs)
{
	struct slab *slab = slabs_add(context->setting->slabs, slabs);
	int measure = page_measure(context->setting, false);
	int left_width = measure * LEFT_PERCENT / 100;
	struct stack left = {.setting = context->setting,
	    .slab = slab,
	    .width = left_width,
	    .adjust = ADJUST_CENTRE};
	struct stack right = left;

	right.x = left_width;
	right.width = measure - left_width;
	add_first_row(context, &left, &right);
	add_second_row(context, &left, &right);
	slab->height = left.y > right.y ? left.y : right.y;
	slab->penalty = BREAK_NEVER;
	slab->span = context->document->decision->number.span;
}

void
title_set(const struct document_context *context, struct slabs *slabs)
{
	const struct decision *decision = context->document->decision;
	const struct setting *setting = context->setting;
	struct slab *slab = slabs_add(setting->slabs, slabs);
	int measure = page_measure(setting, false);
	int size = size_of(context);
	struct type_size bold = {size, RUN_BOLD};
	struct stack column = {.setting = setting,
	    .slab = slab,
	    .x = measure / 12,
	    .width = measure - measure / 6,
	    .adjust = ADJUST_CENTRE};

	column.tag = tag_new(setting, TAG_H1, context->section);
	stack_add(&column,
	    (struct value) {
		utf8_capitals(setting->arena, text_of(decision->type.text)).at,
		decision->type.span},
	    bold);
	column.tag = paragraph_tag(context);
	stack_add(&column, decision->title, bold);
	stack_rule(&column, 2, 5);
	slab->height = column.y;
	slab->above = 2 * ROW_GAP;
	slab->penalty = BREAK_NEVER;
	slab->span = decision->title.span;
}

static void
add_signature(const struct document_context *context, struct stack *column)
{
	const struct signer *signer = &context->document->decision->signer;
	struct type_size bold = {size_of(context), RUN_BOLD};

	column->tag = paragraph_tag(context);
	stack_add(column, signer->capacity, bold);
	stack_add(column, signer->on_behalf, bold);
	stack_add(column, signer->position, bold);
	column->y += SIGNATURE_GAP;
	column->tag = paragraph_tag(context);
	stack_add(column, signer->name, bold);
}

/* "Nơi nhận:", then one recipient a line behind a hyphen. */
static void
add_recipients(const struct document_context *context, struct stack *column)
{
	const struct setting *setting = context->setting;
	const struct values *recipients =
	    &context->document->decision->recipients;
	int size = size_of(context);
	const struct tag *list;

	/* Level with the larger capacity: their base lines, 7/8 of the size
	   below the top of a line. */
	column->y = SMALLEST * 7 / 8;
	column->tag = paragraph_tag(context);
	stack_add(column, value_of("Nơi nhận:"),
	    (struct type_size) {size - SMALLEST, RUN_BOLD | RUN_ITALIC});
	list = tag_new(setting, TAG_L, context->section);
	for (size_t i = 0; i < recipients->count; i++) {
		const struct tag *item = tag_new(setting, TAG_LI, list);
		struct value value = recipients->at[i];

		value.text = arena_format(setting->arena, "- %s", value.text);
		column->tag = tag_new(setting, TAG_LBODY, item);
		stack_add(column, value,
		    (struct type_size) {size - RECIPIENT_SMALLER, 0});
	}
}

/* Two lines of text go with the signature, the slab of this index. */
static void
hold_to_text(struct slabs *slabs, size_t signature)
{
	size_t lines = 0;

	for (size_t i = signature; i-- > 0 && lines < HELD; lines++)
		slabs->at[i].penalty = BREAK_NEVER;
}

/* Beside the signature, as high as leaves room for the text it goes with. */
static int
most_height(const struct setting *setting, bool landscape)
{
	const struct look *look = setting->look;
	int line = look->size * look->leading / 100 + look->paragraph_gap;

	return page_height(setting, landscape) - (HELD + 1) * line;
}

void
signature_set(const struct document_context *context, struct slabs *slabs)
{
	const struct decision *decision = context->document->decision;
	const struct setting *setting = context->setting;
	size_t index = slabs->count;
	/* After a turned table it stays with it, on the turned page. */
	bool landscape = slabs->at[index - 1].landscape;
	struct slab *slab = slabs_add(setting->slabs, slabs);
	int measure = page_measure(setting, landscape);
	int half = measure / 2;
	struct stack left = {.setting = setting,
	    .slab = slab,
	    .slabs = slabs,
	    .most = most_height(setting, landscape),
	    .width = half - 12000,
	    .adjust = ADJUST_LEFT,
	    .alone = !context->recipients};
	struct stack right = {.setting = setting,
	    .slab = slab,
	    .x = half,
	    .width = measure - half,
	    .adjust = ADJUST_CENTRE};

	slab->above = 2 * ROW_GAP;
	slab->landscape = landscape;
	slab->span = decision->signer.name.span;
	add_signature(context, &right);
	slab->height = right.y;
	if (decision->recipients.count > 0)
		add_recipients(context, &left);
	if (left.slab->height < left.y)
		left.slab->height = left.y;
	hold_to_text(slabs, index);
}
