#include "word/export_block.h"

#include <string.h>

#include "base/arena.h"
#include "read/caption.h"
#include "read/decision.h"
#include "read/runs.h"
#include "word/export_table.h"

enum { SHORT_END = 1000 }; /* bytes of text */

struct export_builder {
	struct arena *arena;
	const struct look *look;
	struct export_blocks blocks;
	bool landscape; /* of what is added */
};

static const enum export_style STYLES[] = {
    [NODE_ANNEX] = STYLE_ANNEX,
    [NODE_PART] = STYLE_PART,
    [NODE_CHAPTER] = STYLE_CHAPTER,
    [NODE_SECTION] = STYLE_SECTION,
    [NODE_SUBSECTION] = STYLE_SUBSECTION,
    [NODE_ARTICLE] = STYLE_ARTICLE,
    [NODE_HEADING] = STYLE_HEADING,
    [NODE_CLAUSE] = STYLE_TEXT,
    [NODE_SUBCLAUSE] = STYLE_TEXT,
    [NODE_POINT] = STYLE_TEXT,
    [NODE_ITEM] = STYLE_TEXT,
    [NODE_ISSUER] = STYLE_ISSUER,
    [NODE_RECITAL] = STYLE_RECITAL,
    [NODE_ENACTING] = STYLE_ENACTING,
    [NODE_TITLE] = STYLE_ANNEX_TITLE,
    [NODE_REFERENCE] = STYLE_REFERENCE,
    [NODE_CLOSING] = STYLE_CLOSING,
    [NODE_PARAGRAPH] = STYLE_TEXT,
};

static bool
is_unit_of_text(const struct node *node)
{
	return node->kind == NODE_ARTICLE || node->kind == NODE_PARAGRAPH ||
	    (node->kind >= NODE_CLAUSE && node->kind <= NODE_ITEM);
}

static enum export_style
heading_style(const struct node *node)
{
	if (node->label.kind == LABEL_ROMAN)
		return STYLE_HEADING_LEFT;
	return node->heading > 2 ? STYLE_HEADING_LOWER : STYLE_HEADING;
}

static enum export_style
style_of(
    struct arena *arena, const struct node *node, const struct node *before)
{
	enum caption caption = caption_of(arena, node);

	if (caption != CAPTION_NONE)
		return caption == CAPTION_TITLE ? STYLE_TABLE_TITLE
						: STYLE_TABLE_UNIT;
	if (before != NULL && before->kind == NODE_IMAGE &&
	    caption_is_of_image(arena, node))
		return STYLE_IMAGE_TITLE;
	if (node->kind == NODE_HEADING)
		return heading_style(node);
	/* Since 2025 it may be a sentence. */
	if (node->kind == NODE_ENACTING && !runs_are_capitals(&node->runs))
		return STYLE_TEXT;
	if (is_unit_of_text(node) && node->heading > 0 && !node->quoted)
		return node->kind == NODE_ARTICLE ? STYLE_ARTICLE_TITLE
						  : STYLE_UNIT_TITLE;
	return STYLES[node->kind];
}

/* Does it introduce what is below it? "2. Phân công thực hiện" */
static bool
introduces(struct arena *arena, const struct node *node)
{
	struct text text = runs_text(arena, &node->runs);

	return node->first != NULL && text.length > 0 &&
	    !text_ends(text, "”") &&
	    strchr(".;:,/!?)…_", text.at[text.length - 1]) == NULL;
}

static struct export_block *
add_block(struct export_builder *builder, enum export_block_kind kind,
    const struct node *node)
{
	struct export_blocks *blocks = &builder->blocks;
	struct export_block *block;

	blocks->at = arena_more(builder->arena, blocks->at, blocks->count,
	    &blocks->room, sizeof *blocks->at);
	block = &blocks->at[blocks->count++];
	*block = (struct export_block) {
	    .kind = kind, .node = node, .landscape = builder->landscape};
	return block;
}

static void
add_unit(struct export_builder *builder, const struct node *node,
    const struct node *before)
{
	struct export_block *block = add_block(builder, EXPORT_UNIT, node);

	block->style = style_of(builder->arena, node, before);
	block->keep_next = export_style_keeps_next(block->style) ||
	    introduces(builder->arena, node);
	if (is_unit_of_text(node) && node->heading > 0 && node->quoted)
		block->bits = RUN_BOLD;
	/* An empty "# PHỤ LỤC" is the first line of the heading of the annex
	   after it. */
	block->starts_section = node->kind == NODE_ANNEX &&
	    !(before != NULL && before->kind == NODE_ANNEX &&
		before->first == NULL);
}

/*
 * Turns what belongs to a landscape table, the last block: the headings and
 * captions directly above it.
 */
static void
turn_headings(struct export_blocks *blocks)
{
	for (size_t i = blocks->count - 1; i > 0; i--) {
		struct export_block *block = &blocks->at[i - 1];

		if (blocks->at[i].starts_section || !block->keep_next ||
		    block->kind == EXPORT_LETTERHEAD)
			return;
		block->landscape = true;
	}
}

static void
add_table(struct export_builder *builder, const struct node *node)
{
	struct export_block *block = add_block(builder, EXPORT_TABLE, node);

	block->landscape =
	    export_table_is_landscape(builder->arena, builder->look, node);
	if (block->landscape)
		turn_headings(&builder->blocks);
}

static void
add_image(struct export_builder *builder, const struct node *node)
{
	struct export_block *block = add_block(builder, EXPORT_IMAGE, node);

	block->style = STYLE_IMAGE;
	block->keep_next = node->next != NULL &&
	    caption_is_of_image(builder->arena, node->next);
}

/* Is the rest of the annex after a landscape table so short that it stays on
   landscape pages? */
static bool
is_short_end(struct arena *arena, const struct node *node)
{
	size_t length = 0;

	if (node->parent->kind != NODE_ANNEX)
		return false;
	for (; node != NULL && length <= SHORT_END; node = node->next) {
		if (node->kind != NODE_PARAGRAPH || node->first != NULL)
			return false;
		length += runs_text(arena, &node->runs).length;
	}
	return length <= SHORT_END;
}

static void
add_children(struct export_builder *builder, const struct node *parent)
{
	const struct node *before = NULL;

	for (const struct node *node = parent->first; node != NULL;
	     before = node, node = node->next) {
		if (node->kind == NODE_ANNEX)
			continue;
		if (node->kind == NODE_TABLE) {
			add_table(builder, node);
			builder->landscape =
			    builder->blocks.at[builder->blocks.count - 1]
				.landscape &&
			    node->next != NULL &&
			    is_short_end(builder->arena, node->next);
		} else if (node->kind == NODE_IMAGE) {
			add_image(builder, node);
		} else {
			add_unit(builder, node, before);
			add_children(builder, node);
		}
	}
	builder->landscape = false;
}

/* After a landscape table the signature is on its page. */
static void
add_signature(struct export_builder *builder)
{
	struct export_blocks *blocks = &builder->blocks;
	bool landscape = blocks->at[blocks->count - 1].landscape;
	struct export_block *block = add_block(builder, EXPORT_SIGNATURE, NULL);

	block->landscape = landscape;
	if (blocks->count > 1)
		blocks->at[blocks->count - 2].keep_next = true;
}

/* Annexes follow the signature. */
static void
add_annexes(struct export_builder *builder, const struct node *body)
{
	const struct node *before = NULL;

	for (const struct node *node = body->first; node != NULL;
	     before = node, node = node->next) {
		if (node->kind != NODE_ANNEX)
			continue;
		add_unit(builder, node, before);
		add_children(builder, node);
	}
}

struct export_blocks
export_blocks_of(struct arena *arena, const struct decision *decision,
    const struct look *look)
{
	struct export_builder builder = {.arena = arena, .look = look};

	add_block(&builder, EXPORT_LETTERHEAD, NULL)->starts_section = true;
	add_children(&builder, decision->body);
	add_signature(&builder);
	add_annexes(&builder, decision->body);
	return builder.blocks;
}
