#include "read/parsing.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/translate.h"

/* Deeper than any legal text, and safe for the call stack. */
enum { DEEPEST = 32 };

size_t
parsing_byte(const struct parsing *parsing, int line, int column)
{
	const struct source *source = parsing->body.source;
	size_t number = parsing->first_line + (size_t)(line > 0 ? line - 1 : 0);
	size_t byte;

	if (number > source->line_count)
		return source->text.length;
	byte =
	    source->lines[number - 1] + (size_t)(column > 0 ? column - 1 : 0);
	return byte < source->text.length ? byte : source->text.length;
}

/* cmark reports the end of a list as column 0 of the next line. */
struct span
parsing_span(const struct parsing *parsing, cmark_node *node)
{
	size_t start = parsing_byte(parsing, cmark_node_get_start_line(node),
	    cmark_node_get_start_column(node));
	size_t end = parsing_byte(parsing, cmark_node_get_end_line(node),
	    cmark_node_get_end_column(node) + 1);

	return span_at(parsing->body.source, start, end < start ? start : end);
}

struct span
parsing_first_line(struct span span)
{
	struct text text = span_text(span);
	const char *end = memchr(text.at, '\n', text.length);

	if (end != NULL)
		span.end = span.start + (uint32_t)(end - text.at);
	return span;
}

/* The ancestor that is skipped after an error: a block or a table row. */
static cmark_node *
block_of(cmark_node *node)
{
	cmark_node *above = cmark_node_parent(node);

	while (above != NULL &&
	    cmark_node_get_type(above) != CMARK_NODE_DOCUMENT &&
	    cmark_node_get_type(above) != CMARK_NODE_ITEM &&
	    cmark_node_get_type(above) != CMARK_NODE_FOOTNOTE_DEFINITION &&
	    strcmp(cmark_node_get_type_string(above), "table") != 0) {
		node = above;
		above = cmark_node_parent(node);
	}
	return node;
}

void
parsing_refuse_at(struct parsing *parsing, cmark_node *node, struct span span,
    enum diag_code code, const char *why)
{
	struct span block = parsing_span(parsing, block_of(node));

	diag_error(parsing->diag, code, parsing_first_line(span), "%s",
	    translate(why));
	account_refuse(&parsing->account, span_join(span, block));
	account_refuse(&parsing->account, block);
}

/* cmark's positions of inlines are unreliable; prefer the account's. */
static struct span
place_of(struct parsing *parsing, cmark_node *node)
{
	struct span span = parsing_span(parsing, node);
	struct span block = parsing_span(parsing, block_of(node));
	const struct account *account = &parsing->account;
	size_t length = span.end - span.start;

	if (node == block_of(node) || account->out_of_sync ||
	    account->at < block.start || account->at > block.end)
		return span;
	if (length > account->end - account->at)
		length = account->end - account->at;
	return span_at(span.source, account->at, account->at + length);
}

void
parsing_refuse(struct parsing *parsing, cmark_node *node, enum diag_code code,
    const char *why)
{
	parsing_refuse_at(parsing, node, place_of(parsing, node), code, why);
}

void
parsing_refuse_kind(struct parsing *parsing, cmark_node *node)
{
	const char *name = cmark_node_get_type_string(node);
	static const struct {
		const char *name;
		enum diag_code code;
		const char *why;
	} REFUSALS[] = {
	    {"block_quote", CODE_MARKDOWN_QUOTE,
		N_("“>” makes a block quote here; write quoted text between “ "
		   "and ”")},
	    {"code_block", CODE_MARKDOWN_CODE,
		N_("Markdown takes this for program code; take the tab, the "
		   "four spaces or the ``` before it away")},
	    {"code", CODE_MARKDOWN_CODE,
		N_("` makes program code; write \\` for the character itself")},
	    {"thematic_break", CODE_MARKDOWN_RULE,
		N_("this line of dashes or stars would be drawn as a rule; "
		   "take it away, or write \\- for the characters themselves")},
	    {"image", CODE_MARKDOWN_IMAGE,
		N_("an image stands alone: leave an empty line before and "
		   "after it")},
	    {"strikethrough", CODE_MARKDOWN_STRIKE,
		N_("~~ would strike the text out; a signed text has nothing "
		   "struck out")},
	};

	for (size_t i = 0; i < sizeof REFUSALS / sizeof REFUSALS[0]; i++) {
		if (strcmp(name, REFUSALS[i].name) != 0)
			continue;
		parsing_refuse(
		    parsing, node, REFUSALS[i].code, REFUSALS[i].why);
		return;
	}
	parsing_refuse(parsing, node, CODE_MARKDOWN_UNKNOWN,
	    "this kind of Markdown has no meaning in a decision");
}

bool
parsing_descend(struct parsing *parsing, cmark_node *node)
{
	if (parsing->depth < DEEPEST) {
		parsing->depth++;
		return true;
	}
	parsing_refuse(parsing, node, CODE_MARKDOWN_DEEP,
	    "more than 32 lists or emphases are nested here; write "
	    "\\ before a mark that is meant as it stands");
	return false;
}

struct node *
parsing_node(struct parsing *parsing, enum node_kind kind, struct span span)
{
	struct node *node = arena_alloc(parsing->arena, sizeof *node);

	node->kind = kind;
	node->span = span;
	return node;
}
