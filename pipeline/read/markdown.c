#include "read/markdown.h"

#define CMARK_NO_SHORT_NAMES /* our NODE_IMAGE would clash */
#include <cmark-gfm-core-extensions.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/translate.h"
#include "read/emphasis.h"
#include "read/footnotes.h"
#include "read/images.h"
#include "read/inlines.h"
#include "read/label.h"
#include "read/spans.h"
#include "read/tables.h"

static struct piece *
add_piece(struct parsing *parsing, enum piece_kind kind, cmark_node *node)
{
	struct markdown *out = parsing->out;
	struct piece *piece;

	out->at = arena_more(
	    parsing->arena, out->at, out->count, &out->room, sizeof *out->at);
	piece = &out->at[out->count++];
	*piece = (struct piece) {.kind = kind};
	piece->span = parsing_span(parsing, node);
	return piece;
}

/* "## Chương I ##": Markdown drops trailing # after a space. */
static bool
has_closing_marks(struct text line)
{
	struct text text = text_trim(line);
	size_t length = text.length;

	while (length > 0 && text.at[length - 1] == '#')
		length--;
	return length > 0 && length < text.length &&
	    text_is_space(text.at[length - 1]);
}

/* cmark's span ends before such marks; this one extends to the line end. */
static struct span
heading_line(struct span span)
{
	const struct source *source = span.source;
	struct text line =
	    source_line(source, source_place(source, span.start).line);

	return span_at(source, span.start,
	    (size_t)(line.at - source->text.at) + line.length);
}

/* Does the block directly follow a paragraph, without an empty line? */
static bool
is_below(cmark_node *node)
{
	cmark_node *before = cmark_node_previous(node);

	return before != NULL &&
	    cmark_node_get_type(before) == CMARK_NODE_PARAGRAPH &&
	    cmark_node_get_end_line(before) + 1 ==
	    cmark_node_get_start_line(node);
}

/*
 * An error message with a remedy if there is a problem with the heading, or
 * NULL.
 */
static const char *
heading_fault(cmark_node *node, struct text line, enum diag_code *code)
{
	*code = CODE_MARKDOWN_UNDERLINE;
	/* A setext heading, "text" above "---", is hardly ever intended. */
	if (!text_starts(text_trim(line), "#"))
		return N_("the line of - or = below makes this a heading; "
			  "leave an empty line between them, or begin the "
			  "heading with #");
	*code = CODE_MARKDOWN_HEADING;
	if (cmark_node_first_child(node) == NULL)
		return N_("a heading without text; take the # away, or write "
			  "\\# for the character itself");
	if (has_closing_marks(line))
		return N_("Markdown drops a # at the end of a heading; take it "
			  "away, or write \\# for the character itself");
	if (is_below(node))
		return N_("this # begins a heading right below a line of text; "
			  "leave an empty line above it, or write \\# for the "
			  "character itself");
	return NULL;
}

static void
read_heading(struct parsing *parsing, cmark_node *node)
{
	struct piece *piece = add_piece(parsing, PIECE_HEADING, node);
	struct span line = heading_line(piece->span);
	enum diag_code code;
	const char *fault = heading_fault(node, span_text(line), &code);
	size_t level = (size_t)cmark_node_get_heading_level(node);

	piece->level = (int)level;
	if (fault != NULL) {
		parsing_refuse_at(parsing, node, line, code, fault);
		return;
	}
	account_claim(
	    &parsing->account, line.start, line.start + level, BYTE_HEADING);
	piece->runs = inlines_read(parsing, node, line.start + level, line.end);
}

static void
read_image(struct parsing *parsing, cmark_node *paragraph, cmark_node *image)
{
	struct piece *piece = add_piece(parsing, PIECE_IMAGE, paragraph);

	piece->node = images_read(parsing, paragraph, image);
}

/* Forgets the last comment; warns if no table used it. */
static void
drop_comment(struct parsing *parsing)
{
	if (parsing->comment.source != NULL)
		diag_warning(parsing->diag, CODE_COMMENT_ALONE,
		    parsing->comment,
		    "no table follows this comment: it turns no page");
	parsing->comment.source = NULL;
	parsing->turn = TURN_FREE;
}

/* cmark does not report where a block of HTML ends. */
static struct span
html_span(const struct parsing *parsing, cmark_node *node, struct text text)
{
	struct span span = parsing_span(parsing, node);
	size_t end = span.start + text.length;

	return span_at(span.source, span.start,
	    end < parsing->body.end ? end : parsing->body.end);
}

/* A comment that sets the page orientation of the next table. */
static void
read_comment(struct parsing *parsing, cmark_node *node)
{
	struct text text = text_trim(text_of(cmark_node_get_literal(node)));
	struct span span = html_span(parsing, node, text);

	drop_comment(parsing);
	if (!text_is(text, "<!-- ngang -->") &&
	    !text_is(text, "<!-- dọc -->")) {
		parsing_refuse_at(parsing, node, span, CODE_MARKDOWN_HTML,
		    "HTML has no meaning in a line of its own, but for the "
		    "comments <!-- ngang --> and <!-- dọc --> before a table");
		return;
	}
	parsing->turn =
	    text_is(text, "<!-- ngang -->") ? TURN_LANDSCAPE : TURN_PORTRAIT;
	parsing->comment = span;
	account_claim(&parsing->account, span.start, span.end, BYTE_COMMENT);
}

static void
read_table(struct parsing *parsing, cmark_node *node)
{
	struct piece *piece = add_piece(parsing, PIECE_TABLE, node);
	cmark_node *before = cmark_node_previous(node);

	piece->node = tables_new(parsing, node);
	piece->node->turn = parsing->turn;
	parsing->comment.source = NULL;
	drop_comment(parsing);
	/* cmark took the last line of a paragraph for the table header. */
	if (before != NULL && cmark_node_get_start_line(before) == 0)
		parsing_refuse(parsing, node, CODE_TABLE_BELOW,
		    "a table begins right below this text; leave an empty "
		    "line between them");
	else
		tables_fill(parsing, node, piece->node);
}

/* "##Chương I", "#Điều 1.": a space is missing, or there are too many #. */
static void
check_heading_space(struct parsing *parsing, struct span paragraph)
{
	struct text text = span_text(paragraph);
	size_t count = 0;

	while (count < text.length && text.at[count] == '#')
		count++;
	if (count > 1 ||
	    (count == 1 &&
		label_of(text_part(text, 1, text.length)).kind != LABEL_NONE))
		diag_warning(parsing->diag, CODE_HEADING_SPACE,
		    span_part(paragraph, 0, count),
		    "this is not a heading: one has at most six #, and a space "
		    "after them");
}

static void
read_paragraph(struct parsing *parsing, cmark_node *node)
{
	struct piece *piece = add_piece(parsing, PIECE_PARAGRAPH, node);

	if (cmark_node_get_start_line(node) == 0)
		return; /* reported by read_table */
	if (tables_refuse_rows(parsing, node, piece->span))
		return;
	check_heading_space(parsing, piece->span);
	piece->runs =
	    inlines_read(parsing, node, piece->span.start, piece->span.end);
}

/*
 * A wrapped line that begins with a dash, "Độc lập" and "- Tự do", would become
 * a list item.
 */
static void
check_list(struct parsing *parsing, cmark_node *list)
{
	struct span span = parsing_span(parsing, list);
	struct text before;

	if (!is_below(list) ||
	    cmark_node_get_type(cmark_node_parent(list)) == CMARK_NODE_ITEM)
		return;
	before = text_trim(
	    span_text(parsing_span(parsing, cmark_node_previous(list))));
	if (before.length > 0 &&
	    strchr(".;:,)", before.at[before.length - 1]) == NULL &&
	    !text_ends(before, "”"))
		diag_warning(parsing->diag, CODE_ITEM_BELOW,
		    parsing_first_line(span),
		    "an item begins right below a sentence that has not "
		    "ended; leave an empty line between them, or write \\ "
		    "before the mark");
}

static void read_blocks(struct parsing *parsing, cmark_node *parent);

/* The label is taken from the source: cmark does not keep "01." and "*". */
static void
read_item(struct parsing *parsing, cmark_node *item)
{
	struct span span = parsing_span(parsing, item);
	struct text text = span_text(span);
	struct run label = {.kind = RUN_TEXT};
	struct run space = {.kind = RUN_TEXT, .text = {" ", 1}};
	cmark_node *child = cmark_node_first_child(item);
	size_t length = 0;
	size_t index = parsing->out->count;
	struct piece *piece;
	struct runs own;

	while (length < text.length && !text_is_space(text.at[length]))
		length++;
	label.text = text_part(text, 0, length);
	label.span = span_part(span, 0, length);
	account_claim(
	    &parsing->account, label.span.start, label.span.end, BYTE_TEXT);
	if (child == NULL || cmark_node_get_type(child) != CMARK_NODE_PARAGRAPH)
		add_piece(parsing, PIECE_PARAGRAPH, item);
	read_blocks(parsing, item);
	piece = &parsing->out->at[index];
	own = piece->runs;
	inlines_add(parsing, label);
	if (own.count > 0)
		inlines_add(parsing, space);
	for (size_t i = 0; i < own.count; i++)
		inlines_add(parsing, own.at[i]);
	piece->runs = inlines_take(parsing);
	piece->span = span_join(label.span, piece->span);
}

static bool
is_table(cmark_node *node)
{
	return strcmp(cmark_node_get_type_string(node), "table") == 0;
}

static void
read_block(struct parsing *parsing, cmark_node *node)
{
	cmark_node_type type = cmark_node_get_type(node);

	if (type != CMARK_NODE_HTML_BLOCK && !is_table(node))
		drop_comment(parsing);
	if (type == CMARK_NODE_PARAGRAPH && images_only(node) != NULL) {
		read_image(parsing, node, images_only(node));
	} else if (type == CMARK_NODE_PARAGRAPH) {
		read_paragraph(parsing, node);
	} else if (type == CMARK_NODE_HEADING) {
		read_heading(parsing, node);
	} else if (type == CMARK_NODE_LIST) {
		check_list(parsing, node);
		if (!parsing_descend(parsing, node))
			return;
		read_blocks(parsing, node);
		parsing->depth--;
	} else if (type == CMARK_NODE_ITEM) {
		read_item(parsing, node);
	} else if (is_table(node)) {
		read_table(parsing, node);
	} else if (type == CMARK_NODE_FOOTNOTE_DEFINITION) {
		footnotes_read(parsing, node);
	} else if (type == CMARK_NODE_HTML_BLOCK) {
		read_comment(parsing, node);
	} else {
		parsing_refuse_kind(parsing, node);
	}
}

static void
read_blocks(struct parsing *parsing, cmark_node *parent)
{
	for (cmark_node *node = cmark_node_first_child(parent); node != NULL;
	     node = cmark_node_next(node))
		read_block(parsing, node);
}

static cmark_node *
parse(struct text text)
{
	cmark_parser *parser;
	cmark_node *root;

	cmark_gfm_core_extensions_ensure_registered();
	parser = cmark_parser_new(
	    CMARK_OPT_FOOTNOTES | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE);
	cmark_parser_attach_syntax_extension(
	    parser, cmark_find_syntax_extension("table"));
	cmark_parser_attach_syntax_extension(
	    parser, cmark_find_syntax_extension("strikethrough"));
	cmark_parser_feed(parser, text.at, text.length);
	root = cmark_parser_finish(parser);
	cmark_parser_free(parser);
	return root;
}

static bool
resolve_spans(struct parsing *parsing)
{
	const struct markdown *out = parsing->out;
	bool good = true;

	for (size_t i = 0; i < out->count; i++)
		if (out->at[i].kind == PIECE_TABLE)
			good &= spans_resolve(parsing->arena, parsing->diag,
			    &parsing->account, out->at[i].node);
	return good;
}

struct markdown *
markdown_parse(struct arena *arena, struct diag *diag, struct span body)
{
	struct parsing parsing = {.arena = arena,
	    .scratch = arena_new(),
	    .diag = diag,
	    .body = body,
	    .first_line = source_place(body.source, body.start).line};
	struct text guarded = emphasis_guard(parsing.scratch, span_text(body));
	cmark_node *root = parse(guarded);

	parsing.account = account_of(arena, diag, body, guarded);
	parsing.out = arena_alloc(arena, sizeof *parsing.out);
	footnotes_find(&parsing, root);
	read_blocks(&parsing, root);
	drop_comment(&parsing);
	cmark_node_free(root);
	parsing.out->kinds = parsing.account.kinds;
	parsing.out->whole =
	    account_close(&parsing.account) && resolve_spans(&parsing);
	arena_free(parsing.scratch);
	return parsing.out;
}
