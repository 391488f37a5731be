#include "read/markdown.h"

#define CMARK_NO_SHORT_NAMES /* NODE_IMAGE is ours */
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "read/align.h"
#include "read/image.h"
#include "read/spans.h"

/* Far beyond any text of law, and far from the end of the stack. */
enum { DEEPEST = 32 };

/* An image that was loaded, by its address. */
struct shown {
	const char *name;
	const struct image *image;
};

struct parsing {
	struct arena *arena;
	struct diag *diag;
	struct span body;
	size_t first_line; /* of the body in its source, from 1 */
	struct markdown *out;
	struct arena *scratch;
	struct runs runs;     /* gathered so far of what is being read */
	const char *language; /* that a <span lang="…"> has opened, or NULL */
	enum turn turn;	      /* what a comment asked of the next table */
	size_t notes_read;
	const struct node *note; /* that is being read, or NULL */
	bool *referred;		 /* to by the text, for each note */
	struct shown *shown;
	size_t shown_count, shown_room;
	int depth; /* of lists, or of emphasis, in each other */
	bool good;
};

static size_t
byte_at(const struct parsing *parsing, int line, int column)
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

/* cmark gives a list's end as column 0 of the line after it. */
static struct span
span_of(const struct parsing *parsing, cmark_node *node)
{
	size_t start = byte_at(parsing, cmark_node_get_start_line(node),
	    cmark_node_get_start_column(node));
	size_t end = byte_at(parsing, cmark_node_get_end_line(node),
	    cmark_node_get_end_column(node) + 1);

	return span_at(parsing->body.source, start, end < start ? start : end);
}

/* Up to the end of its first line: where a mistake is shown. */
static struct span
first_line(struct span span)
{
	struct text text = span_text(span);
	const char *end = memchr(text.at, '\n', text.length);

	if (end != NULL)
		span.end = span.start + (uint32_t)(end - text.at);
	return span;
}

/* The block among those of the text, an item or a footnote. */
static cmark_node *
block_of(cmark_node *node)
{
	cmark_node *above = cmark_node_parent(node);

	while (above != NULL &&
	    cmark_node_get_type(above) != CMARK_NODE_DOCUMENT &&
	    cmark_node_get_type(above) != CMARK_NODE_ITEM &&
	    cmark_node_get_type(above) != CMARK_NODE_FOOTNOTE_DEFINITION) {
		node = above;
		above = cmark_node_parent(node);
	}
	return node;
}

static void
refuse_at(struct parsing *parsing, cmark_node *node, struct span span,
    const char *code, const char *why)
{
	struct markdown *out = parsing->out;

	diag_error(parsing->diag, code, first_line(span), "%s", why);
	parsing->good = false;
	out->refused = arena_more(parsing->arena, out->refused,
	    out->refused_count, &out->refused_room, sizeof *out->refused);
	out->refused[out->refused_count++] =
	    span_join(span, span_of(parsing, block_of(node)));
}

static void
refuse(struct parsing *parsing, cmark_node *node, const char *code,
    const char *why)
{
	refuse_at(parsing, node, span_of(parsing, node), code, why);
}

/* What a decision has no meaning for, and what to write in its place. */
static void
refuse_kind(struct parsing *parsing, cmark_node *node)
{
	const char *name = cmark_node_get_type_string(node);
	static const struct {
		const char *name, *code, *why;
	} REFUSALS[] = {
	    {"block_quote", "markdown-quote",
		"“>” makes a block quote here; write quoted text between “ "
		"and ”"},
	    {"code_block", "markdown-code",
		"Markdown takes this for program code; take the four spaces "
		"or the ``` before it away"},
	    {"code", "markdown-code",
		"` makes program code; write \\` for the character itself"},
	    {"thematic_break", "markdown-rule",
		"this line of dashes or stars would be drawn as a rule; take "
		"it away, or write \\- for the characters themselves"},
	    {"image", "markdown-image",
		"an image stands alone: leave an empty line before and after "
		"it"},
	    {"strikethrough", "markdown-strike",
		"~~ would strike the text out; a signed text has nothing "
		"struck out"},
	};

	for (size_t i = 0; i < sizeof REFUSALS / sizeof REFUSALS[0]; i++) {
		if (strcmp(name, REFUSALS[i].name) != 0)
			continue;
		refuse(parsing, node, REFUSALS[i].code, REFUSALS[i].why);
		return;
	}
	refuse(parsing, node, "markdown-unknown",
	    "this kind of Markdown has no meaning in a decision");
}

/* Goes one level down; refuses a node that lies too deep. */
static bool
descend(struct parsing *parsing, cmark_node *node)
{
	if (parsing->depth < DEEPEST) {
		parsing->depth++;
		return true;
	}
	refuse(parsing, node, "markdown-deep",
	    "more than 32 lists or emphases stand in each other here; write "
	    "\\ before a mark that is meant as it stands");
	return false;
}

static void
add_run(struct parsing *parsing, struct run run)
{
	struct runs *runs = &parsing->runs;

	runs->at = arena_more(parsing->scratch, runs->at, runs->count,
	    &runs->room, sizeof *runs->at);
	runs->at[runs->count++] = run;
}

/* What was gathered, at its size; others are gathered anew. */
static struct runs
take_runs(struct parsing *parsing)
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

static void
add_text(struct parsing *parsing, const char *text, unsigned style)
{
	struct run run = {
	    .kind = RUN_TEXT, .style = style, .language = parsing->language};

	run.text.length = strlen(text);
	run.text.at = arena_copy(parsing->arena, text, run.text.length);
	if (run.text.length > 0)
		add_run(parsing, run);
}

/* <br>, <br/>, <sup>, </sub>: in either case, spaces allowed. */
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

/* <span lang="en">: a language as RFC 5646 writes it. */
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

static void
read_html(struct parsing *parsing, cmark_node *node, unsigned *style)
{
	static const struct {
		const char *open, *close;
		unsigned style;
	} SHIFTS[] = {
	    {"sup", "/sup", RUN_SUPERSCRIPT}, {"sub", "/sub", RUN_SUBSCRIPT}};
	const char *html = cmark_node_get_literal(node);

	if (read_language(parsing, html))
		return;
	if (is_tag(html, "br")) {
		add_run(parsing, (struct run) {.kind = RUN_BREAK});
		return;
	}
	for (size_t i = 0; i < sizeof SHIFTS / sizeof SHIFTS[0]; i++) {
		if (is_tag(html, SHIFTS[i].open)) {
			*style |= SHIFTS[i].style;
			return;
		}
		if (is_tag(html, SHIFTS[i].close)) {
			*style &= ~SHIFTS[i].style;
			return;
		}
	}
	refuse(parsing, node, "markdown-html",
	    "HTML other than <br>, <sup>, <sub> and <span lang=\"en\"> has no "
	    "meaning here; write \\< for the character itself");
}

/* A footnote may name another, which the text has to refer to as well: it is
   printed where that is done. */
static void
check_nested(struct parsing *parsing, cmark_node *node, size_t index)
{
	bool itself = parsing->out->notes[index] == parsing->note;

	if (!itself && parsing->referred[index])
		return;
	parsing->good = false;
	diag_error(parsing->diag, "footnote-nested", span_of(parsing, node),
	    itself ? "this footnote refers to itself; take the mark away"
		   : "no text refers to this footnote, only another footnote; "
		     "write its text into that one");
}

/* cmark puts the place of the definition among all into the reference. */
static void
read_note_reference(struct parsing *parsing, cmark_node *node, unsigned style)
{
	struct run run = {.kind = RUN_NOTE, .style = style};
	int number = atoi(cmark_node_get_literal(node));

	if (number < 1 || (size_t)number > parsing->out->note_count) {
		refuse(parsing, node, "footnote-missing",
		    "no footnote has this name");
		return;
	}
	run.note = parsing->out->notes[number - 1];
	run.text = run.note->label_text;
	add_run(parsing, run);
	if (parsing->note == NULL)
		parsing->referred[number - 1] = true;
	else
		check_nested(parsing, node, (size_t)number - 1);
}

/* A link is printed as its text: another address would be lost. */
static bool
is_own_address(struct parsing *parsing, cmark_node *node)
{
	const char *address = cmark_node_get_url(node);
	cmark_node *child = cmark_node_first_child(node);

	if (child != NULL && cmark_node_get_type(child) == CMARK_NODE_TEXT &&
	    cmark_node_next(child) == NULL) {
		const char *text = cmark_node_get_literal(child);

		if (strncmp(address, "mailto:", 7) == 0)
			address += 7;
		if (strcmp(text, address) == 0)
			return true;
	}
	refuse(parsing, node, "markdown-link",
	    "the address of this link would not be printed; write the address "
	    "itself into the text");
	return false;
}

static void read_inlines(
    struct parsing *parsing, cmark_node *parent, unsigned style);

static void
read_inline(struct parsing *parsing, cmark_node *node, unsigned *style)
{
	cmark_node_type type = cmark_node_get_type(node);

	if (type == CMARK_NODE_TEXT)
		add_text(parsing, cmark_node_get_literal(node), *style);
	else if (type == CMARK_NODE_SOFTBREAK)
		add_run(parsing, (struct run) {.kind = RUN_SOFT});
	else if (type == CMARK_NODE_LINEBREAK)
		add_run(parsing, (struct run) {.kind = RUN_BREAK});
	else if (type == CMARK_NODE_STRONG)
		read_inlines(parsing, node, *style | RUN_BOLD);
	else if (type == CMARK_NODE_EMPH)
		read_inlines(parsing, node, *style | RUN_ITALIC);
	else if (type == CMARK_NODE_HTML_INLINE)
		read_html(parsing, node, style);
	else if (type == CMARK_NODE_FOOTNOTE_REFERENCE)
		read_note_reference(parsing, node, *style);
	else if (type != CMARK_NODE_LINK)
		refuse_kind(parsing, node);
	else if (is_own_address(parsing, node))
		read_inlines(parsing, node, *style);
}

static void
read_inlines(struct parsing *parsing, cmark_node *parent, unsigned style)
{
	const char *language = parsing->language;
	unsigned open = style;

	if (!descend(parsing, parent))
		return;
	for (cmark_node *node = cmark_node_first_child(parent); node != NULL;
	     node = cmark_node_next(node))
		read_inline(parsing, node, &open);
	parsing->depth--;
	if (open == style && language == parsing->language)
		return;
	parsing->language = language;
	refuse(parsing, parent, "markdown-html",
	    "<sup>, <sub> or <span> is not closed by </sup>, </sub> or "
	    "</span>");
}

static struct runs
read_runs(struct parsing *parsing, cmark_node *node)
{
	read_inlines(parsing, node, 0);
	return take_runs(parsing);
}

static struct piece *
add_piece(struct parsing *parsing, enum piece_kind kind, cmark_node *node)
{
	struct markdown *out = parsing->out;
	struct piece *piece;

	out->at = arena_more(
	    parsing->arena, out->at, out->count, &out->room, sizeof *out->at);
	piece = &out->at[out->count++];
	*piece = (struct piece) {.kind = kind};
	piece->span = span_of(parsing, node);
	return piece;
}

/* "## Chương I ##": Markdown drops the # at the end that a space parts. */
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

/* cmark's heading ends before such marks: from its start to the line's end. */
static struct span
heading_line(struct span span)
{
	const struct source *source = span.source;
	struct text line =
	    source_line(source, source_place(source, span.start).line);

	return span_at(source, span.start,
	    (size_t)(line.at - source->text.at) + line.length);
}

/*
 * A heading begins with # in the source: "text" over "---" is a heading too,
 * which nobody means.
 */
static void
read_heading(struct parsing *parsing, cmark_node *node)
{
	struct piece *piece = add_piece(parsing, PIECE_HEADING, node);
	struct span line = heading_line(piece->span);

	piece->level = cmark_node_get_heading_level(node);
	if (!text_starts(text_trim(span_text(line)), "#"))
		refuse(parsing, node, "markdown-underline",
		    "the line of - or = below makes this a heading; leave an "
		    "empty line between them, or begin the heading with #");
	else if (has_closing_marks(span_text(line)))
		refuse_at(parsing, node, line, "markdown-heading",
		    "Markdown drops a # at the end of a heading; take it "
		    "away, or write \\# for the character itself");
	piece->runs = read_runs(parsing, node);
}

static void
append_child(struct node *parent, struct node *child)
{
	child->parent = parent;
	if (parent->last == NULL)
		parent->first = child;
	else
		parent->last->next = child;
	parent->last = child;
}

static struct node *
node_new(struct parsing *parsing, enum node_kind kind, cmark_node *from)
{
	struct node *node = arena_alloc(parsing->arena, sizeof *node);

	node->kind = kind;
	node->span = span_of(parsing, from);
	return node;
}

static const enum align *
read_aligns(struct parsing *parsing, cmark_node *table, size_t columns)
{
	const uint8_t *letters =
	    cmark_gfm_extensions_get_table_alignments(table);
	enum align *aligns =
	    arena_alloc(parsing->arena, columns * sizeof *aligns);

	for (size_t i = 0; i < columns; i++) {
		switch (letters[i]) {
		case 'l':
			aligns[i] = ALIGN_LEFT;
			break;
		case 'c':
			aligns[i] = ALIGN_CENTRE;
			break;
		case 'r':
			aligns[i] = ALIGN_RIGHT;
			break;
		default:
			aligns[i] = ALIGN_NONE;
			break;
		}
	}
	return aligns;
}

static void
read_row(struct parsing *parsing, cmark_node *from, struct node *table)
{
	struct node *row = node_new(parsing, NODE_ROW, from);
	size_t column = 0;

	row->head = cmark_gfm_extensions_get_table_row_is_header(from) != 0;
	append_child(table, row);
	for (cmark_node *cell = cmark_node_first_child(from); cell != NULL;
	     cell = cmark_node_next(cell)) {
		struct node *node = node_new(parsing, NODE_CELL, cell);

		node->column = column++;
		node->column_span = node->row_span = 1;
		node->head = row->head;
		node->runs = read_runs(parsing, cell);
		append_child(row, node);
	}
}

static void
read_table(struct parsing *parsing, cmark_node *from)
{
	struct piece *piece = add_piece(parsing, PIECE_TABLE, from);
	struct node *table = node_new(parsing, NODE_TABLE, from);

	table->columns = cmark_gfm_extensions_get_table_columns(from);
	table->aligns = read_aligns(parsing, from, table->columns);
	table->turn = parsing->turn;
	parsing->turn = TURN_FREE;
	for (cmark_node *row = cmark_node_first_child(from); row != NULL;
	     row = cmark_node_next(row))
		read_row(parsing, row, table);
	piece->made = table;
}

/* What is to be seen: the words between the brackets, whatever their style. */
static void
add_alternative(struct buffer *out, cmark_node *parent)
{
	for (cmark_node *node = cmark_node_first_child(parent); node != NULL;
	     node = cmark_node_next(node)) {
		const char *text = cmark_node_get_literal(node);

		if (cmark_node_get_type(node) == CMARK_NODE_SOFTBREAK)
			buffer_byte(out, ' ');
		else if (text != NULL)
			buffer_string(out, text);
		add_alternative(out, node);
	}
}

/* A file beside the decision, by its name alone. */
static bool
is_file_name(const char *name)
{
	return name[0] != '\0' && name[0] != '.' && strchr(name, '/') == NULL &&
	    strchr(name, '\\') == NULL && strchr(name, ':') == NULL;
}

/* Keeps it for the next mention of its name. */
static const struct image *
add_shown(struct parsing *parsing, const char *name, const struct image *image)
{
	struct arena *scratch = parsing->scratch;

	if (image == NULL)
		return NULL;
	parsing->shown = arena_more(scratch, parsing->shown,
	    parsing->shown_count, &parsing->shown_room, sizeof *parsing->shown);
	parsing->shown[parsing->shown_count++] =
	    (struct shown) {arena_copy(scratch, name, strlen(name)), image};
	return image;
}

static const struct image *
load_image(struct parsing *parsing, cmark_node *image, struct span span)
{
	struct arena *arena = parsing->arena;
	const char *name = cmark_node_get_url(image);
	const char *title = cmark_node_get_title(image);

	if (title != NULL && title[0] != '\0')
		refuse(parsing, image, "markdown-image",
		    "the title of this image would not be printed; write it "
		    "below the image as a paragraph");
	if (!is_file_name(name)) {
		refuse(parsing, image, "image-path",
		    "an image is a file beside the decision, given by its "
		    "name alone");
		return NULL;
	}
	for (size_t i = 0; i < parsing->shown_count; i++)
		if (strcmp(parsing->shown[i].name, name) == 0)
			return parsing->shown[i].image;
	return add_shown(parsing, name,
	    image_load(arena, parsing->diag,
		file_directory(arena, parsing->body.source->path), name,
		first_line(span)));
}

static void
read_image(struct parsing *parsing, cmark_node *paragraph, cmark_node *image)
{
	struct piece *piece = add_piece(parsing, PIECE_IMAGE, paragraph);
	struct node *node = node_new(parsing, NODE_IMAGE, paragraph);
	struct buffer alternative = {.arena = parsing->arena};

	add_alternative(&alternative, image);
	node->alternative = text_trim(buffer_text(&alternative));
	if (node->alternative.length == 0)
		refuse(parsing, paragraph, "image-alternative",
		    "say what is to be seen, for those who cannot see it: "
		    "![a map of the wards](file.png)");
	node->image = load_image(parsing, image, piece->span);
	parsing->good = parsing->good && node->image != NULL;
	piece->made = node;
}

/* The image that is all of a paragraph; or NULL. */
static cmark_node *
only_image(cmark_node *paragraph)
{
	cmark_node *child = cmark_node_first_child(paragraph);

	return child != NULL && cmark_node_next(child) == NULL &&
		cmark_node_get_type(child) == CMARK_NODE_IMAGE
	    ? child
	    : NULL;
}

/* The comments that turn the page for the table after them. */
static void
read_comment(struct parsing *parsing, cmark_node *node)
{
	struct text text = text_trim(text_of(cmark_node_get_literal(node)));

	if (text_is(text, "<!-- ngang -->"))
		parsing->turn = TURN_LANDSCAPE;
	else if (text_is(text, "<!-- dọc -->"))
		parsing->turn = TURN_PORTRAIT;
	else
		refuse(parsing, node, "markdown-html",
		    "HTML has no meaning here, but for the comments <!-- "
		    "ngang --> and <!-- dọc --> before a table");
}

static void read_blocks(struct parsing *parsing, cmark_node *parent);

/* The label as it is written: "01." and "*" are not cmark's "1." and "-". */
static void
read_item(struct parsing *parsing, cmark_node *item)
{
	struct span span = span_of(parsing, item);
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
	if (child == NULL || cmark_node_get_type(child) != CMARK_NODE_PARAGRAPH)
		add_piece(parsing, PIECE_PARAGRAPH, item);
	read_blocks(parsing, item);
	piece = &parsing->out->at[index];
	own = piece->runs;
	add_run(parsing, label);
	if (own.count > 0)
		add_run(parsing, space);
	for (size_t i = 0; i < own.count; i++)
		add_run(parsing, own.at[i]);
	piece->runs = take_runs(parsing);
	piece->span = span_join(label.span, piece->span);
}

/* A footnote's paragraphs are parted by breaks. */
static void
read_note(struct parsing *parsing, cmark_node *from)
{
	struct node *note = parsing->out->notes[parsing->notes_read++];

	parsing->note = note;
	for (cmark_node *child = cmark_node_first_child(from); child != NULL;
	     child = cmark_node_next(child)) {
		if (cmark_node_get_type(child) != CMARK_NODE_PARAGRAPH) {
			refuse(parsing, child, "footnote-form",
			    "a footnote holds paragraphs only");
			continue;
		}
		if (parsing->runs.count > 0)
			add_run(parsing, (struct run) {.kind = RUN_BREAK});
		read_inlines(parsing, child, 0);
	}
	note->runs = take_runs(parsing);
	parsing->note = NULL;
}

static void
read_block(struct parsing *parsing, cmark_node *node)
{
	cmark_node_type type = cmark_node_get_type(node);

	if (type == CMARK_NODE_PARAGRAPH && only_image(node) != NULL) {
		read_image(parsing, node, only_image(node));
	} else if (type == CMARK_NODE_PARAGRAPH) {
		struct piece *piece = add_piece(parsing, PIECE_PARAGRAPH, node);

		piece->runs = read_runs(parsing, node);
	} else if (type == CMARK_NODE_HEADING) {
		read_heading(parsing, node);
	} else if (type == CMARK_NODE_LIST) {
		if (!descend(parsing, node))
			return;
		read_blocks(parsing, node);
		parsing->depth--;
	} else if (type == CMARK_NODE_ITEM) {
		read_item(parsing, node);
	} else if (strcmp(cmark_node_get_type_string(node), "table") == 0) {
		read_table(parsing, node);
	} else if (type == CMARK_NODE_FOOTNOTE_DEFINITION) {
		read_note(parsing, node);
	} else if (type == CMARK_NODE_HTML_BLOCK) {
		read_comment(parsing, node);
	} else {
		refuse_kind(parsing, node);
	}
}

static void
read_blocks(struct parsing *parsing, cmark_node *parent)
{
	for (cmark_node *node = cmark_node_first_child(parent); node != NULL;
	     node = cmark_node_next(node))
		read_block(parsing, node);
}

/* "[^1]: …" gives "1": what is printed before the note and refers to it. */
static struct text
note_label(struct text text)
{
	const char *end = memchr(text.at, ']', text.length);

	if (!text_starts(text, "[^") || end == NULL)
		return (struct text) {0};
	return text_part(text, 2, (size_t)(end - text.at));
}

/* cmark places a definition behind its "[^1]:"; it begins before that. */
static uint32_t
definition_start(const struct parsing *parsing, cmark_node *node)
{
	const char *text = parsing->body.source->text.at;
	size_t start = byte_at(parsing, cmark_node_get_start_line(node), 1);

	while (text[start] == ' ')
		start++;
	return (uint32_t)start;
}

/* cmark has moved the definitions to the end, in the order of reference. */
static void
find_notes(struct parsing *parsing, cmark_node *root)
{
	struct markdown *out = parsing->out;

	for (cmark_node *node = cmark_node_first_child(root); node != NULL;
	     node = cmark_node_next(node)) {
		struct node *note;

		if (cmark_node_get_type(node) != CMARK_NODE_FOOTNOTE_DEFINITION)
			continue;
		note = node_new(parsing, NODE_NOTE, node);
		note->span.start = definition_start(parsing, node);
		note->label_text = note_label(span_text(note->span));
		out->notes = arena_more(parsing->arena, out->notes,
		    out->note_count, &out->note_room, sizeof(struct node *));
		out->notes[out->note_count++] = note;
	}
	parsing->referred = arena_alloc(parsing->scratch, out->note_count);
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
resolve_spans(const struct parsing *parsing)
{
	const struct markdown *out = parsing->out;
	bool good = true;

	for (size_t i = 0; i < out->count; i++)
		if (out->at[i].kind == PIECE_TABLE)
			good &= spans_resolve(
			    parsing->arena, parsing->diag, out->at[i].made);
	return good;
}

struct markdown *
markdown_parse(struct arena *arena, struct diag *diag, struct span body)
{
	struct parsing parsing = {.arena = arena,
	    .scratch = arena_new(),
	    .diag = diag,
	    .body = body,
	    .first_line = source_place(body.source, body.start).line,
	    .good = true};
	cmark_node *root = parse(span_text(body));

	parsing.out = arena_alloc(arena, sizeof *parsing.out);
	find_notes(&parsing, root);
	read_blocks(&parsing, root);
	cmark_node_free(root);
	arena_free(parsing.scratch);
	parsing.out->whole = align(diag, body, parsing.out) && parsing.good &&
	    resolve_spans(&parsing);
	return parsing.out;
}
