#include "typeset/contents.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/diag.h"
#include "base/utf8.h"
#include "number/issue.h"
#include "read/profile.h"
#include "read/runs.h"
#include "typeset/face.h"
#include "typeset/layout_context.h"
#include "typeset/line_stack.h"
#include "typeset/paginate.h"
#include "typeset/paragraph.h"

enum {
	EMBLEM = 99213, /* 3.5 cm */
	SIZE = 14000,
	CHAIN_SIZE = 11000,
	GROUP = 8, /* digits of a chain that stand together */
	TITLE_SIZE = 26000,
	MASTHEAD_SIZE = 20000,
	GAP = 8000,
	NUMBER_WIDTH = 34000, /* of the column of page numbers */
	LEADER_GAP = 4000,    /* between text, leader and number */
	ENTRY_GAP = 5000,
	LEADING = 118,
};

static struct value
value_of(const char *text)
{
	return (struct value) {.text = text};
}

static struct line_stack
line_stack_of(const struct layout_context *layout_context, struct box *box)
{
	return (struct line_stack) {.layout_context = layout_context,
	    .box = box,
	    .width = page_measure(layout_context, false),
	    .adjust = ADJUST_CENTRE};
}

static void
add_emblem(struct line_stack *stack, const struct profile *profile,
    const struct tag *parent)
{
	struct tag *figure;

	if (profile->emblem_bytes.length == 0)
		return;
	figure = tag_new(stack->layout_context, TAG_FIGURE, parent);
	figure->alternative = text_of(profile->emblem_text.text);
	box_add(stack->layout_context->boxes, stack->box,
	    (struct mark) {.kind = MARK_IMAGE,
		.x = stack->x + (stack->width - EMBLEM) / 2,
		.y = stack->y,
		.tag = figure,
		.image = {EMBLEM, EMBLEM, &profile->emblem_bytes}});
	stack->y += EMBLEM + GAP;
}

static void
add_names(struct line_stack *stack, const struct profile *profile,
    const struct tag *parent)
{
	const struct layout_context *layout_context = stack->layout_context;
	int title = layout_context->look->title_size;

	stack->ink = INK_RED;
	stack->tag = tag_new(layout_context, TAG_P, parent);
	line_stack_add(
	    stack, profile->country, (struct type_size) {SIZE, RUN_BOLD});
	stack->tag = tag_new(layout_context, TAG_P, parent);
	line_stack_add(
	    stack, profile->motto, (struct type_size) {SIZE, RUN_BOLD});
	line_stack_rule(stack, 1, 1);
	stack->y += GAP;
	stack->tag = tag_new(layout_context, TAG_H1, parent);
	line_stack_add(
	    stack, profile->gazette, (struct type_size) {title, RUN_BOLD});
	stack->tag = tag_new(layout_context, TAG_P, parent);
	for (size_t i = 0; i < profile->masthead.count; i++)
		line_stack_add(stack, profile->masthead.at[i],
		    (struct type_size) {MASTHEAD_SIZE, RUN_BOLD});
	stack->ink = INK_BLACK;
}

static void
add_number(struct line_stack *stack, const struct issue *issue,
    const struct tag *parent)
{
	struct arena *arena = stack->layout_context->arena;
	struct type_size bold = {SIZE, RUN_BOLD};
	struct text date = text_of(date_long(arena, issue->date));

	stack->y += GAP;
	stack->tag = tag_new(stack->layout_context, TAG_P, parent);
	line_stack_add(stack, value_of(issue_name(arena, issue)), bold);
	stack->tag = tag_new(stack->layout_context, TAG_P, parent);
	line_stack_add(
	    stack, value_of(arena_format(arena, "N%s", date.at + 1)), bold);
	stack->widest = stack->width;
	line_stack_rule(stack, 1, 3);
}

static void
add_masthead(const struct layout_context *layout_context, struct boxes *boxes,
    const struct issue *issue, const struct tag *parent)
{
	struct box *box = boxes_add(layout_context->boxes, boxes);
	struct line_stack stack = line_stack_of(layout_context, box);

	add_emblem(&stack, issue->profile, parent);
	add_names(&stack, issue->profile, parent);
	add_number(&stack, issue, parent);
	box->height = stack.y;
	box->penalty = BREAK_NEVER;
}

static void
add_heading(const struct layout_context *layout_context, struct boxes *boxes,
    const char *text, struct type_size type, enum tag_kind kind,
    const struct tag *parent)
{
	struct paragraph_style style = {.type = type,
	    .adjust = ADJUST_CENTRE,
	    .above = GAP * 3 / 2,
	    .leading = LEADING,
	    .keep_next = true};
	struct runs runs =
	    runs_of(layout_context->arena, text, 0, (struct span) {0});

	paragraph_set(layout_context, boxes, &runs, &style,
	    (struct paragraph_tags) {
		.text = tag_new(layout_context, kind, parent)},
	    page_measure(layout_context, false));
}

/* "Ban hành …" continues a sentence here: "ban hành …"; "UBND" is unchanged. */
static const char *
continued(struct arena *arena, const char *title)
{
	struct text rest = text_of(title), first = rest;
	uint32_t second;

	utf8_next(&rest);
	first.length -= rest.length;
	if (rest.length == 0)
		return title;
	second = utf8_next(&(struct text) {rest.at, rest.length});
	if (utf8_is_letter(second) && !utf8_is_lower(second))
		return title;
	return arena_format(
	    arena, TEXT "%s", TEXT_OF(utf8_lower(arena, first)), rest.at);
}

static int
width_of(const struct shape *shape)
{
	return (int)((int64_t)shape->width * SIZE / 1000);
}

/* A dot leader from the end of the text to the column of page numbers. */
static void
add_leader(const struct layout_context *layout_context, struct box *box,
    int from, int to, int base)
{
	char dots[512];
	const struct shape *dot =
	    faces_shape(layout_context->faces, 0, text_of("."));
	int width = dot == NULL ? 0 : width_of(dot), count;
	struct mark mark = {.kind = MARK_TEXT, .y = base};

	if (width == 0 || to - from < 3 * width)
		return;
	count = (to - from) / width;
	if (count > (int)sizeof dots)
		count = (int)sizeof dots;
	for (int i = 0; i < count; i++)
		dots[i] = '.';
	mark.text.shape = faces_shape(
	    layout_context->faces, 0, (struct text) {dots, (size_t)count});
	mark.text.size = SIZE;
	mark.x = to - width_of(mark.text.shape);
	box_add(layout_context->boxes, box, mark);
}

static void
add_page_number(const struct layout_context *layout_context, struct box *box,
    size_t page, const struct tag *tag)
{
	int measure = page_measure(layout_context, false), end = 0, base = 0;
	const struct shape *shape = faces_shape(layout_context->faces, 0,
	    text_of(arena_format(layout_context->arena, "%zu", page)));
	struct mark mark = {.kind = MARK_TEXT, .tag = tag};

	for (size_t i = 0; i < box->count; i++) {
		const struct mark *last = &box->at[i];

		end = last->x +
		    (int)((int64_t)last->text.shape->width * last->text.size /
			1000);
		base = last->y;
	}
	add_leader(layout_context, box, end + LEADER_GAP,
	    measure - NUMBER_WIDTH + LEADER_GAP, base);
	mark.x = measure - width_of(shape);
	mark.y = base;
	mark.text.shape = shape;
	mark.text.size = SIZE;
	mark.text.after_space = true;
	box_add(layout_context->boxes, box, mark);
}

static const char *
entry_text(struct arena *arena, const struct document *document)
{
	return arena_format(arena, "%s - %s %s",
	    date_short(arena, document->decision->date.date),
	    document_name(arena, document),
	    continued(arena, document->decision->title.text));
}

/* Errors in an entry's text are reported once, where its document is set. */
static struct layout_context
without_diag(const struct layout_context *layout_context)
{
	struct layout_context copy = *layout_context;

	copy.diag = diag_new(layout_context->arena);
	return copy;
}

static void
add_entry(const struct layout_context *layout_context, struct boxes *boxes,
    const struct document *document, size_t destination, size_t page,
    const struct tag *contents)
{
	const struct layout_context silent = without_diag(layout_context);
	const struct tag *item = tag_new(layout_context, TAG_TOCI, contents);
	const struct tag *reference =
	    tag_new(layout_context, TAG_REFERENCE, item);
	const struct tag *link = tag_new(layout_context, TAG_LINK, reference);
	struct paragraph_style style = {.type = {SIZE, 0},
	    .adjust = ADJUST_JUSTIFY,
	    .right = NUMBER_WIDTH,
	    .above = ENTRY_GAP,
	    .leading = LEADING};
	const char *text = entry_text(layout_context->arena, document);
	struct runs runs = runs_of(
	    layout_context->arena, text, 0, document->decision->title.span);
	size_t first = boxes->count;

	paragraph_set(&silent, boxes, &runs, &style,
	    (struct paragraph_tags) {.text = link},
	    page_measure(layout_context, false));
	boxes_keep_together(boxes, first, boxes->count);
	for (size_t i = first; i < boxes->count; i++) {
		boxes->at[i].link_to = destination;
		boxes->at[i].link = link;
		boxes->at[i].link_text =
		    text_of(document_name(layout_context->arena, document));
	}
	add_page_number(
	    layout_context, &boxes->at[boxes->count - 1], page, link);
}

struct boxes
contents_set(const struct layout_context *layout_context,
    const struct issue *issue, const struct destinations *destinations,
    const struct tag *document)
{
	const struct tag *section = tag_new(layout_context, TAG_SECT, document);
	const struct tag *contents = NULL;
	struct boxes boxes = {0};
	size_t title;

	add_masthead(layout_context, &boxes, issue, section);
	title = boxes.count;
	add_heading(layout_context, &boxes, "MỤC LỤC",
	    (struct type_size) {TITLE_SIZE, RUN_BOLD}, TAG_H2, section);
	boxes.at[title].bookmark = text_of("Mục lục");
	for (size_t i = 0; i < issue->count; i++) {
		const struct document *this = &issue->at[i];
		const struct document *before = i > 0 ? this - 1 : NULL;
		bool part = before == NULL || before->part != this->part;

		if (part)
			add_heading(layout_context, &boxes,
			    this->part->contents.text,
			    (struct type_size) {SIZE, RUN_BOLD}, TAG_H3,
			    section);
		if (part || before->authority != this->authority) {
			add_heading(layout_context, &boxes,
			    this->authority->heading.text,
			    (struct type_size) {SIZE, 0}, TAG_H4, section);
			contents = tag_new(layout_context, TAG_TOC, section);
		}
		add_entry(layout_context, &boxes, this, i + 1,
		    destinations->at[i + 1].page + 1, contents);
	}
	return boxes;
}

/* "Địa chỉ: …", if the profile has the value. */
static void
add_address(struct line_stack *stack, const char *name, struct value value)
{
	if (value.text == NULL)
		return;
	value.text = arena_format(
	    stack->layout_context->arena, "%s: %s", name, value.text);
	line_stack_add(stack, value, (struct type_size) {SIZE - 1000, 0});
}

static void
add_publisher(struct line_stack *stack, const struct profile *profile)
{
	struct arena *arena = stack->layout_context->arena;
	struct type_size bold = {SIZE, RUN_BOLD};
	struct text publisher =
	    utf8_upper(arena, text_of(profile->publisher.text));

	if (profile->colophon.count == 0)
		line_stack_add(stack,
		    value_of(arena_format(
			arena, TEXT " XUẤT BẢN", TEXT_OF(publisher))),
		    bold);
	for (size_t i = 0; i < profile->colophon.count; i++)
		line_stack_add(stack, profile->colophon.at[i], bold);
}

/* The notes of the issue. */
static void
add_notes(struct line_stack *stack, const struct issue *issue,
    const struct tag *parent)
{
	if (issue->notes.text == NULL)
		return;
	stack->tag = tag_new(stack->layout_context, TAG_P, parent);
	line_stack_add(
	    stack, issue->notes, (struct type_size) {SIZE - 1000, RUN_ITALIC});
	stack->y += GAP;
}

/*
 * The chain of the register up to the issue, if issues are signed: who signs
 * this one vouches for all before it. In groups of digits, which a reader can
 * compare.
 */
static void
add_chain(struct line_stack *stack, const struct issue *issue,
    const struct tag *parent)
{
	struct buffer line = {.arena = stack->layout_context->arena};

	if (issue->register_line == 0 || !profile_signs(issue->profile))
		return;
	buffer_format(&line, "Sổ đăng ký, dòng %zu:", issue->register_line);
	for (const char *at = issue->chain.hex; *at != '\0'; at += GROUP)
		buffer_format(&line, " %.*s", GROUP, at);
	stack->tag = tag_new(stack->layout_context, TAG_P, parent);
	line_stack_add(
	    stack, value_of(line.at), (struct type_size) {CHAIN_SIZE, 0});
	stack->y += GAP;
}

struct boxes
colophon_set(const struct layout_context *layout_context,
    const struct issue *issue, const struct tag *document)
{
	const struct profile *profile = issue->profile;
	const struct look *look = layout_context->look;
	const struct tag *section = tag_new(layout_context, TAG_SECT, document);
	struct boxes boxes = {0};
	struct box *box = boxes_add(layout_context->boxes, &boxes);
	struct line_stack stack = line_stack_of(layout_context, box);

	box->starts_page = true;
	stack.y =
	    (look->paper_height - look->margin_top - look->margin_bottom) / 2;
	stack.widest = stack.width;
	line_stack_rule(&stack, 1, 1);
	stack.y += GAP;
	stack.tag = tag_new(layout_context, TAG_P, section);
	add_publisher(&stack, profile);
	stack.y += GAP;
	stack.tag = tag_new(layout_context, TAG_P, section);
	add_address(&stack, "Địa chỉ", profile->address);
	add_address(&stack, "Điện thoại", profile->phone);
	add_address(&stack, "Fax", profile->fax);
	add_address(&stack, "Email", profile->email);
	add_address(&stack, "Website", profile->web);
	stack.y += GAP;
	add_notes(&stack, issue, section);
	add_chain(&stack, issue, section);
	stack.widest = stack.width;
	line_stack_rule(&stack, 1, 1);
	box->height = stack.y;
	box->span = issue->notes.span;
	return boxes;
}
