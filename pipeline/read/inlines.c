#include "read/inlines.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/translate.h"
#include "read/emphasis.h"

void
inlines_add(struct parsing *parsing, struct run run)
{
	struct runs *runs = &parsing->runs;

	runs->at = arena_more(parsing->scratch, runs->at, runs->count,
	    &runs->room, sizeof *runs->at);
	runs->at[runs->count++] = run;
}

struct runs
inlines_take(struct parsing *parsing)
{
	struct runs *from = &parsing->runs;
	struct runs runs = {0};

	if (from->count == 0)
		return runs;
	runs.count = runs.room = from->count;
	runs.at = arena_alloc(parsing->arena, runs.count * sizeof *runs.at);
	memcpy(runs.at, from->at, runs.count * sizeof *runs.at);
	from->count = 0;
	return runs;
}

const char *
inlines_text(struct arena *arena, const char *text)
{
	size_t length = strlen(text);
	char *copy = arena_copy(arena, text, length);

	emphasis_restore(copy, length);
	return copy;
}

static void
add_text(struct parsing *parsing, const char *text, unsigned style)
{
	struct run run = {
	    .kind = RUN_TEXT, .style = style, .language = parsing->language};

	run.text = text_of(inlines_text(parsing->arena, text));
	if (run.text.length == 0)
		return;
	account_text(&parsing->account, &run);
	inlines_add(parsing, run);
}

/*
 * Matches <br>, <br/>, <sup>, </sub>: case-insensitive, with optional spaces.
 */
static bool
is_tag(const char *html, const char *name)
{
	size_t length = strlen(name);

	if (html[0] != '<')
		return false;
	html++;
	for (size_t i = 0; i < length; i++)
		if ((html[i] | 0x20) != name[i] && html[i] != name[i])
			return false;
	html += length;
	while (*html == ' ' || *html == '/')
		html++;
	return strcmp(html, ">") == 0;
}

/* <span lang="en">: a language tag (RFC 5646). */
static bool
opens_language(struct parsing *parsing, const char *html)
{
	static const char START[] = "<span lang=\"";
	struct text text = text_of(html);
	size_t length = 0;

	if (!text_starts(text, START))
		return false;
	text = text_part(text, sizeof START - 1, text.length);
	while (length < text.length &&
	    ((text.at[length] | 0x20) >= 'a' && (text.at[length] | 0x20) <= 'z'
		    ? true
		    : strchr("-0123456789", text.at[length]) != NULL))
		length++;
	if (length < 2 ||
	    !text_is(text_part(text, length, text.length), "\">") ||
	    parsing->language != NULL)
		return false;
	parsing->language = arena_copy(parsing->arena, text.at, length);
	return true;
}

static bool
read_language(struct parsing *parsing, const char *html)
{
	if (opens_language(parsing, html))
		return true;
	if (strcmp(html, "</span>") != 0 || parsing->language == NULL)
		return false;
	parsing->language = NULL;
	return true;
}

/* <sup>, </sub>: updates the style. False for any other tag. */
static bool
read_shift(const char *html, unsigned *style)
{
	static const struct {
		const char *open, *close;
		unsigned style;
	} SHIFTS[] = {
	    {"sup", "/sup", RUN_SUPERSCRIPT}, {"sub", "/sub", RUN_SUBSCRIPT}};

	for (size_t i = 0; i < sizeof SHIFTS / sizeof SHIFTS[0]; i++) {
		if (is_tag(html, SHIFTS[i].open)) {
			*style |= SHIFTS[i].style;
			return true;
		}
		if (is_tag(html, SHIFTS[i].close)) {
			*style &= ~SHIFTS[i].style;
			return true;
		}
	}
	return false;
}

static void
read_html(struct parsing *parsing, cmark_node *node, unsigned *style)
{
	const char *html = cmark_node_get_literal(node);

	if (is_tag(html, "br"))
		inlines_add(parsing,
		    (struct run) {.kind = RUN_BREAK,
			.span =
			    account_mark(&parsing->account, html, BYTE_BREAK)});
	else if (read_language(parsing, html) || read_shift(html, style))
		account_mark(&parsing->account, html, BYTE_TAG);
	else
		parsing_refuse(parsing, node, CODE_MARKDOWN_HTML,
		    "HTML other than <br>, <sup>, <sub> and <span "
		    "lang=\"en\"> has no meaning here; write \\< for the "
		    "character itself");
}

/*
 * A footnote may refer to another only if the text has referred to that one
 * too, since a footnote is printed where the text refers to it.
 */
static void
check_nested(struct parsing *parsing, size_t index, struct span span)
{
	bool itself = parsing->out->notes[index] == parsing->note;

	if (!itself && parsing->referred[index])
		return;
	diag_error(parsing->diag, CODE_FOOTNOTE_NESTED, span, "%s",
	    itself ? _("this footnote refers to itself; take the mark away")
		   : _("no text refers to this footnote, only another "
		       "footnote; write its text into that one"));
	account_refuse(&parsing->account, span);
}

/* The literal of cmark's reference is the index of the definition, from 1. */
static void
read_note_reference(struct parsing *parsing, cmark_node *node, unsigned style)
{
	struct run run = {.kind = RUN_NOTE, .style = style};
	int number = atoi(cmark_node_get_literal(node));

	if (number < 1 || (size_t)number > parsing->out->note_count) {
		parsing_refuse(parsing, node, CODE_FOOTNOTE_MISSING,
		    "no footnote has this name");
		return;
	}
	run.note = parsing->out->notes[number - 1];
	run.text = run.note->label_text;
	run.span = account_mark_until(&parsing->account, ']', BYTE_NOTE);
	inlines_add(parsing, run);
	if (parsing->note == NULL)
		parsing->referred[number - 1] = true;
	else
		check_nested(parsing, (size_t)number - 1, run.span);
}

/* An autolink <https://…> is printed with its brackets. */
static void
read_link(struct parsing *parsing, cmark_node *node, unsigned style)
{
	cmark_node *child = cmark_node_first_child(node);

	if (account_next(&parsing->account) != '<' || child == NULL ||
	    cmark_node_get_type(child) != CMARK_NODE_TEXT) {
		parsing_refuse(parsing, node, CODE_MARKDOWN_LINK,
		    "the address of this link would not be printed; write the "
		    "address itself into the text");
		return;
	}
	add_text(parsing, "<", style);
	add_text(parsing, cmark_node_get_literal(child), style);
	add_text(parsing, ">", style);
}

static void read_children(
    struct parsing *parsing, cmark_node *parent, unsigned style);

static void
read_emphasis(struct parsing *parsing, cmark_node *node, unsigned style)
{
	size_t count = cmark_node_get_type(node) == CMARK_NODE_STRONG ? 2 : 1;

	account_emphasis(&parsing->account, count, true);
	read_children(
	    parsing, node, style | (count == 2 ? RUN_BOLD : RUN_ITALIC));
	account_emphasis(&parsing->account, count, false);
}

static void
read_line_end(struct parsing *parsing, bool forced)
{
	struct run run = {.kind = forced ? RUN_BREAK : RUN_SOFT};

	run.span = account_line_end(&parsing->account, forced);
	inlines_add(parsing, run);
}

static void
read_inline(struct parsing *parsing, cmark_node *node, unsigned *style)
{
	cmark_node_type type = cmark_node_get_type(node);

	if (type == CMARK_NODE_TEXT)
		add_text(parsing, cmark_node_get_literal(node), *style);
	else if (type == CMARK_NODE_SOFTBREAK)
		read_line_end(parsing, false);
	else if (type == CMARK_NODE_LINEBREAK)
		read_line_end(parsing, true);
	else if (type == CMARK_NODE_STRONG || type == CMARK_NODE_EMPH)
		read_emphasis(parsing, node, *style);
	else if (type == CMARK_NODE_HTML_INLINE)
		read_html(parsing, node, style);
	else if (type == CMARK_NODE_FOOTNOTE_REFERENCE)
		read_note_reference(parsing, node, *style);
	else if (type == CMARK_NODE_LINK)
		read_link(parsing, node, *style);
	else
		parsing_refuse_kind(parsing, node);
}

static void
read_children(struct parsing *parsing, cmark_node *parent, unsigned style)
{
	const char *language = parsing->language;
	unsigned open = style;

	if (!parsing_descend(parsing, parent))
		return;
	for (cmark_node *node = cmark_node_first_child(parent); node != NULL;
	     node = cmark_node_next(node))
		read_inline(parsing, node, &open);
	parsing->depth--;
	if (open == style && language == parsing->language)
		return;
	parsing->language = language;
	parsing_refuse_at(parsing, parent, parsing_span(parsing, parent),
	    CODE_MARKDOWN_HTML,
	    "<sup>, <sub> or <span> is not closed by </sup>, </sub> or "
	    "</span>");
}

void
inlines_gather(
    struct parsing *parsing, cmark_node *block, size_t start, size_t end)
{
	account_enter(&parsing->account, start, end);
	parsing->account.cell =
	    strcmp(cmark_node_get_type_string(block), "table_cell") == 0;
	read_children(parsing, block, 0);
	account_leave(&parsing->account);
}

struct runs
inlines_read(
    struct parsing *parsing, cmark_node *block, size_t start, size_t end)
{
	inlines_gather(parsing, block, start, end);
	return inlines_take(parsing);
}
