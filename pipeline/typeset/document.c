#include "typeset/document.h"

#include <string.h>

#include "base/arena.h"
#include "number/issue.h"
#include "read/caption.h"
#include "read/profile.h"
#include "read/runs.h"
#include "typeset/cross_reference.h"
#include "typeset/figure.h"
#include "typeset/inline.h"
#include "typeset/layout_context.h"
#include "typeset/letterhead.h"
#include "typeset/paragraph.h"
#include "typeset/table.h"
#include "typeset/table_caption.h"

/* How a kind of unit is set. Gaps are in halves of the paragraph gap. */
struct block_style {
	enum adjust adjust;
	unsigned style;
	bool indented;	 /* first line */
	bool label_line; /* the label is on a line of its own */
	bool keep_next;
	int gaps;
	int bookmark; /* level in the outline from 1; 0: none */
};

static const struct block_style BLOCK_STYLES[] = {
    [NODE_ANNEX] = {ADJUST_CENTRE, RUN_BOLD, false, true, true, 0, 1},
    [NODE_PART] = {ADJUST_CENTRE, RUN_BOLD, false, true, true, 4, 1},
    [NODE_CHAPTER] = {ADJUST_CENTRE, RUN_BOLD, false, true, true, 4, 2},
    [NODE_SECTION] = {ADJUST_CENTRE, RUN_BOLD, false, true, true, 4, 3},
    [NODE_SUBSECTION] = {ADJUST_CENTRE, RUN_BOLD, false, true, true, 4, 4},
    [NODE_ARTICLE] = {ADJUST_JUSTIFY, 0, true, false, false, 2, 5},
    [NODE_HEADING] = {ADJUST_CENTRE, RUN_BOLD, false, false, true, 4, 2},
    [NODE_CLAUSE] = {ADJUST_JUSTIFY, 0, true, false, false, 2, 0},
    [NODE_SUBCLAUSE] = {ADJUST_JUSTIFY, 0, true, false, false, 2, 0},
    [NODE_POINT] = {ADJUST_JUSTIFY, 0, true, false, false, 2, 0},
    [NODE_ITEM] = {ADJUST_JUSTIFY, 0, true, false, false, 2, 0},
    [NODE_ISSUER] = {ADJUST_CENTRE, RUN_BOLD, false, false, true, 4, 0},
    [NODE_RECITAL] = {ADJUST_JUSTIFY, RUN_ITALIC, true, false, false, 2, 0},
    [NODE_ENACTING] = {ADJUST_CENTRE, RUN_BOLD, false, false, true, 4, 0},
    [NODE_TITLE] = {ADJUST_CENTRE, RUN_BOLD, false, false, true, 2, 0},
    [NODE_REFERENCE] = {ADJUST_CENTRE, RUN_ITALIC, false, false, true, 2, 0},
    [NODE_CLOSING] = {ADJUST_JUSTIFY, RUN_ITALIC, true, false, false, 2, 0},
    [NODE_PARAGRAPH] = {ADJUST_JUSTIFY, 0, true, false, false, 2, 0},
};

enum { SHORT_END = 1000 }; /* bytes of text */

struct document_layout {
	const struct document_context *context;
	const struct layout_context *layout_context;
	struct boxes *boxes;
	size_t first; /* box below the title */
	int measure;
};

static const struct block_style CAPTION_STYLES[] = {
    [CAPTION_TITLE] = {ADJUST_CENTRE, 0, false, false, true, 2, 0},
    [CAPTION_UNIT] = {ADJUST_RIGHT, 0, false, false, true, 1, 0},
};

/* Directly below an image. */
static const struct block_style FIGURE_CAPTION_STYLE = {
    ADJUST_CENTRE, 0, false, false, false, 1, 0};

/* The node before it; NULL for the first. Linear in the number of siblings. */
static const struct node *
node_before(const struct node *node)
{
	const struct node *before = node->parent->first;

	if (before == node)
		return NULL;
	while (before->next != node)
		before = before->next;
	return before;
}

static bool
follows_image(const struct node *node)
{
	const struct node *before = node_before(node);

	return before != NULL && before->kind == NODE_IMAGE;
}

/* An empty "# PHỤ LỤC" is the first line of the heading of the
   annex after it. */
static bool
continues_head(const struct node *annex)
{
	const struct node *before = node_before(annex);

	return before != NULL && before->kind == NODE_ANNEX &&
	    before->first == NULL;
}

/* "Điều 1. Phạm vi" is bold if it is a heading; a heading with a Roman number
   is aligned left. */
static struct block_style
block_style_of(
    const struct layout_context *layout_context, const struct node *node)
{
	struct block_style block = BLOCK_STYLES[node->kind];
	enum caption caption = caption_of(layout_context->scratch, node);

	if (caption != CAPTION_NONE)
		return CAPTION_STYLES[caption];
	if (caption_is_of_image(layout_context->scratch, node) &&
	    follows_image(node))
		return FIGURE_CAPTION_STYLE;

	if (node->heading > 0 && block.adjust == ADJUST_JUSTIFY &&
	    !node->quoted) {
		block.style |= RUN_BOLD;
		block.keep_next = true;
		block.gaps++;
	}
	if (node->heading > 0 && node->quoted)
		block.style |= RUN_BOLD;
	if (node->kind == NODE_HEADING && node->label.kind == LABEL_ROMAN) {
		block.adjust = ADJUST_LEFT;
		block.indented = true;
	}
	if (node->kind == NODE_HEADING && node->heading > 2)
		block.bookmark = 3;
	if (node->kind == NODE_ENACTING && !runs_are_capitals(&node->runs)) {
		/* Since 2025 it is a sentence. */
		block = BLOCK_STYLES[NODE_PARAGRAPH];
	}
	return block;
}

static struct paragraph_style
style_of(const struct layout_context *layout_context,
    const struct block_style *block)
{
	const struct look *look = layout_context->look;

	return (struct paragraph_style) {
	    .type = {look->size, block->style},
	    .adjust = block->adjust,
	    .first = block->indented ? look->indent : 0,
	    .above = look->paragraph_gap * block->gaps / 2,
	    .leading = look->leading,
	    .keep_next = block->keep_next,
	};
}

static bool
is_heading(const struct node *node, const struct block_style *block)
{
	return block->bookmark > 0 &&
	    (node->heading > 0 || node->kind != NODE_ARTICLE);
}

/* The level of a heading in the structure: one below the heading that contains
   it. */
static int
depth_of(const struct node *node)
{
	int depth = 2;

	for (node = node->parent; node != NULL; node = node->parent) {
		struct block_style block = BLOCK_STYLES[node->kind];

		if (node->kind != NODE_BODY && is_heading(node, &block))
			depth++;
	}
	return depth;
}

static bool
is_listed(const struct node *node)
{
	return node->kind == NODE_CLAUSE || node->kind == NODE_SUBCLAUSE ||
	    node->kind == NODE_POINT || node->kind == NODE_ITEM;
}

/* Sets runs of the node as a paragraph; their first `label` bytes are its
   label. */
static void
set_runs(const struct document_layout *doc, const struct node *node,
    const struct runs *runs, size_t label, const struct paragraph_style *style,
    struct paragraph_tags tags)
{
	struct inlines inlines =
	    inlines_of(doc->layout_context, node, runs, label, &tags);

	tags.parts = inlines.parts;
	paragraph_set(doc->layout_context, doc->boxes, &inlines.runs, style,
	    tags, doc->measure);
}

/*
 * Keeps an introduction with what follows it: a title without a full stop, as
 * in "1. Phạm vi điều chỉnh", always; "… như sau:" unless that leaves a large
 * gap.
 */
static void
keep_with_next(const struct layout_context *layout_context,
    const struct node *node, struct box *last)
{
	struct text text = runs_text(layout_context->scratch, &node->runs);
	bool stops = text_ends(text, "”") ||
	    (text.length > 0 &&
		strchr(".;:,/!?)…_", text.at[text.length - 1]) != NULL);
	int penalty = BREAK_FREE;

	if (text_ends(text, ":"))
		penalty = BREAK_UNWANTED;
	else if (!stops && node->first != NULL)
		penalty = BREAK_NEVER;
	if (last->penalty < penalty)
		last->penalty = penalty;
}

/* Links and the bookmark of the unit go to its first line. */
static void
mark_start(const struct document_layout *doc, const struct node *node,
    struct box *box, int bookmark)
{
	box->place = targets_spot(doc->layout_context->targets, node);
	if (bookmark == 0)
		return;
	box->bookmark = runs_title(doc->layout_context->arena, &node->runs);
	box->level = bookmark;
}

/* Sets the text of a unit, with its label on a line of its own if its style
   says so. */
static void
set_text(const struct document_layout *doc, const struct node *node,
    struct paragraph_tags tags)
{
	struct block_style block = block_style_of(doc->layout_context, node);
	struct paragraph_style style = style_of(doc->layout_context, &block);
	size_t first = doc->boxes->count;
	size_t length =
	    runs_text(doc->layout_context->scratch, &node->runs).length;
	size_t label = node->label.length;

	if (block.label_line && label > 0 && label < length) {
		struct runs head =
		    runs_head(doc->layout_context->arena, &node->runs, label);
		struct runs title =
		    runs_rest(doc->layout_context->arena, &node->runs, label);

		set_runs(doc, node, &head, label, &style, tags);
		style.above = 0;
		tags.continued = true;
		set_runs(doc, node, &title, 0, &style, tags);
	} else {
		set_runs(doc, node, &node->runs, label, &style, tags);
	}
	if (doc->boxes->count == first)
		return;
	keep_with_next(
	    doc->layout_context, node, &doc->boxes->at[doc->boxes->count - 1]);
	mark_start(doc, node, &doc->boxes->at[first], block.bookmark);
}

static void set_children(const struct document_layout *doc,
    const struct node *node, const struct tag *tag);

/* A clause (khoản), a point (điểm) or an item: a list item with
   label and body. */
static void
set_item(const struct document_layout *doc, const struct node *node,
    const struct tag *list)
{
	const struct tag *item = tag_new(doc->layout_context, TAG_LI, list);
	const struct tag *body = tag_new(doc->layout_context, TAG_LBODY, item);
	struct paragraph_tags tags = {
	    .text = tag_new(doc->layout_context, TAG_P, body),
	    .label = tag_new(doc->layout_context, TAG_LBL, item),
	    .label_length = node->label.length,
	};

	set_text(doc, node, tags);
	set_children(doc, node, body);
}

static void
set_unit(const struct document_layout *doc, const struct node *node,
    const struct tag *parent)
{
	struct block_style block = block_style_of(doc->layout_context, node);
	const struct tag *section = parent;
	struct paragraph_tags tags = {0};
	size_t first = doc->boxes->count;

	if (node->first != NULL || is_heading(node, &block))
		section = tag_new(doc->layout_context, TAG_SECT, parent);
	tags.text = tag_new(doc->layout_context,
	    is_heading(node, &block) ? tag_heading(depth_of(node)) : TAG_P,
	    section);
	set_text(doc, node, tags);
	if (node->kind == NODE_ANNEX && doc->boxes->count > first)
		doc->boxes->at[first].starts_page = !continues_head(node);
	set_children(doc, node, section);
}

static void
set_table(const struct document_layout *doc, const struct node *node,
    const struct tag *tag)
{
	size_t first = doc->boxes->count;

	table_set(doc->layout_context, doc->boxes, node, tag);
	if (doc->boxes->count > first && doc->boxes->at[first].landscape)
		table_caption_turn(
		    doc->layout_context, doc->boxes, doc->first, first);
}

/* Is the rest of the annex after a landscape table so short that it stays on
   landscape pages? */
static bool
is_short_end(const struct document_layout *doc, const struct node *node)
{
	size_t length = 0;

	if (doc->boxes->count == 0 || node->parent->kind != NODE_ANNEX ||
	    !doc->boxes->at[doc->boxes->count - 1].landscape)
		return false;
	for (; node != NULL && length <= SHORT_END; node = node->next) {
		if (node->kind != NODE_PARAGRAPH || node->first != NULL)
			return false;
		length +=
		    runs_text(doc->layout_context->scratch, &node->runs).length;
	}
	return length <= SHORT_END;
}

static void
set_short_end(const struct document_layout *doc, const struct node *node,
    const struct tag *tag)
{
	struct document_layout turned = *doc;
	size_t first = doc->boxes->count;

	turned.measure = page_measure(doc->layout_context, true);
	for (; node != NULL; node = node->next)
		set_unit(&turned, node, tag);
	for (size_t i = first; i < doc->boxes->count; i++)
		doc->boxes->at[i].landscape = true;
}

/* Consecutive items of the same kind make a list. */
static void
set_children(const struct document_layout *doc, const struct node *node,
    const struct tag *tag)
{
	struct tag *list = NULL;
	const struct tag *table = NULL, *caption = NULL;

	for (const struct node *child = node->first; child != NULL;
	     child = child->next) {
		bool is_caption = caption_of(doc->layout_context->scratch,
				      child) != CAPTION_NONE;

		if (table == NULL && (is_caption || child->kind == NODE_TABLE))
			table = tag_new(doc->layout_context, TAG_TABLE, tag);
		if (caption == NULL && is_caption)
			caption =
			    tag_new(doc->layout_context, TAG_CAPTION, table);
		if (list == NULL && is_listed(child))
			list = tag_new(doc->layout_context, TAG_L, tag);
		if (is_caption) {
			set_unit(doc, child, caption);
		} else if (child->kind == NODE_IMAGE) {
			figure_set(doc->layout_context, doc->boxes, child, tag);
		} else if (child->kind == NODE_TABLE) {
			set_table(doc, child, table);
			table = caption = NULL;
			if (child->next != NULL &&
			    is_short_end(doc, child->next)) {
				set_short_end(doc, child->next, tag);
				return;
			}
		} else if (is_listed(child)) {
			set_item(doc, child, list);
		} else if (child->kind != NODE_ANNEX) {
			set_unit(doc, child, tag);
		}
		if (child->next == NULL || !is_listed(child) ||
		    child->next->kind != child->kind)
			list = NULL;
	}
}

/* Annexes follow the signature, each on new pages. */
static void
set_annexes(const struct document_layout *doc, const struct tag *tag)
{
	const struct node *body = doc->context->document->decision->body;

	for (const struct node *node = body->first; node != NULL;
	     node = node->next)
		if (node->kind == NODE_ANNEX)
			set_unit(doc, node, tag);
}

/* The name of the part or the authority, above its first document. */
static void
set_banner(
    const struct document_layout *doc, struct text text, unsigned style_bits)
{
	struct block_style block = {
	    ADJUST_CENTRE, style_bits, false, false, true, 2, 0};
	struct paragraph_style style = style_of(doc->layout_context, &block);
	struct runs runs;

	if (text.length == 0)
		return;
	runs =
	    runs_of(doc->layout_context->arena, text.at, 0, (struct span) {0});
	paragraph_set(doc->layout_context, doc->boxes, &runs, &style,
	    (struct paragraph_tags) {.text = tag_new(doc->layout_context, TAG_P,
					 doc->context->section)},
	    doc->measure);
}

struct boxes
document_set(const struct document_context *context)
{
	struct boxes boxes = {0};
	struct document_layout doc = {.context = context,
	    .layout_context = context->layout_context,
	    .boxes = &boxes,
	    .measure = page_measure(context->layout_context, false)};
	const struct decision *decision = context->document->decision;

	set_banner(&doc, context->banner_part, RUN_BOLD);
	set_banner(&doc, context->banner_authority, 0);
	letterhead_set(context, &boxes);
	if (boxes.count > 1)
		boxes.at[boxes.count - 1].above = 12000;
	if (!decision_is_letter(decision))
		title_set(context, &boxes);
	boxes.at[0].starts_page = true;
	boxes.at[0].destination = context->destination;
	boxes.at[0].bookmark = text_of(
	    document_name(context->layout_context->arena, context->document));
	boxes.at[0].level = 0;
	doc.first = boxes.count;
	set_children(&doc, decision->body, context->section);
	signature_set(context, &boxes);
	set_annexes(&doc, context->section);
	return boxes;
}

/* The footnote begins with its label in superscript, as in the text. */
struct boxes
document_set_note(void *context, const struct node *note, int width)
{
	const struct document_context *document = context;
	const struct layout_context *layout_context = document->layout_context;
	struct boxes boxes = {0};
	struct runs runs = {0};
	struct paragraph_style style = {
	    .type = {layout_context->look->note_size, 0},
	    .adjust = ADJUST_JUSTIFY,
	    .above = layout_context->look->paragraph_gap / 3,
	    .leading = 115,
	};
	struct run label = {.kind = RUN_TEXT,
	    .style = RUN_SUPERSCRIPT,
	    .text = note->label_text,
	    .span = span_part(note->span, 2, note->label_text.length)};
	struct run space = {.kind = RUN_TEXT, .text = {" ", 1}};
	const struct tag *tag =
	    tag_new(layout_context, TAG_NOTE, document->section);
	struct paragraph_tags tags = {
	    .text = tag_new(layout_context, TAG_P, tag),
	    .label = tag_new(layout_context, TAG_LBL, tag),
	    .label_length = note->label_text.length};
	struct inlines inlines;

	runs.at = arena_alloc(
	    layout_context->arena, (note->runs.count + 2) * sizeof *runs.at);
	runs.at[0] = label;
	runs.at[1] = space;
	memcpy(runs.at + 2, note->runs.at, note->runs.count * sizeof *runs.at);
	runs.count = note->runs.count + 2;
	inlines = inlines_of(layout_context, note, &runs, 0, &tags);
	tags.parts = inlines.parts;
	paragraph_set(
	    layout_context, &boxes, &inlines.runs, &style, tags, width);
	return boxes;
}
