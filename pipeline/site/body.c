#include "site/body.h"

#include "base/arena.h"
#include "base/markup.h"
#include "catalog/entry.h"
#include "number/issue.h"
#include "read/image.h"
#include "read/runs.h"
#include "site/anchor.h"
#include "site/html_page.h"
#include "site/inline.h"
#include "site/letterhead_markup.h"

enum {
	HEADING_FIRST = 3,
	HEADING_LAST = 6,
	CONTENTS_LEAST = 4,    /* headings, for a table of contents */
	CONTENTS_LENGTH = 120, /* bytes of an item */
};

struct body {
	struct html_page *html;
	struct markup *out;
	struct arena *arena;
	const struct decision *decision;
	const struct issue_entry *issue;
	const struct anchors *anchors;
};

static bool
is_listed(const struct node *node)
{
	return node->kind == NODE_CLAUSE || node->kind == NODE_SUBCLAUSE ||
	    node->kind == NODE_POINT || node->kind == NODE_ITEM;
}

/* Units with a heading; they are in the table of contents. */
static bool
is_heading(const struct node *node)
{
	if (node->quoted)
		return false;
	if (node->kind == NODE_ARTICLE)
		return node->heading > 0;
	return node->kind >= NODE_ANNEX && node->kind <= NODE_HEADING;
}

static const char *
class_of(const struct node *node)
{
	if (node->quoted)
		return "quoted";
	switch (node->kind) {
	case NODE_ANNEX:
		return "annex";
	case NODE_PART:
	case NODE_CHAPTER:
	case NODE_SECTION:
	case NODE_SUBSECTION:
		return "centred";
	case NODE_ISSUER:
	case NODE_TITLE:
		return "centred strong";
	case NODE_REFERENCE:
		return "centred italic";
	case NODE_RECITAL:
	case NODE_CLOSING:
		return "italic";
	case NODE_ENACTING:
		return runs_are_capitals(&node->runs) ? "centred strong" : NULL;
	default:
		return NULL;
	}
}

/*
 * "Điều 5." links to itself, so that its URL can be copied. A footnote
 * reference in it keeps its own link.
 */
static void
write_label(struct body *body, const struct runs *label, const char *name)
{
	size_t end;

	for (size_t i = 0; i < label->count; i = end) {
		bool is_note = label->at[i].kind == RUN_NOTE;
		struct runs part = {label->at + i, 0, 0};

		for (end = i; end < label->count &&
		     (label->at[end].kind == RUN_NOTE) == is_note;
		     end++)
			part.count++;
		if (!is_note) {
			markup_open(body->out, "a");
			markup_attribute_format(body->out, "href", "#%s", name);
			markup_attribute(body->out, "class", "unit");
		}
		inline_write(body->html, &part, false);
		if (!is_note)
			markup_close(body->out);
	}
}

static void
write_heading(struct body *body, const struct node *node, int level)
{
	static const char *const NAMES[] = {"h3", "h4", "h5", "h6"};
	const char *name = anchor_of(body->anchors, node);
	size_t label = node->label.length;
	struct runs rest = node->runs;

	if (level > HEADING_LAST)
		level = HEADING_LAST;
	markup_open_with(body->out, NAMES[level - HEADING_FIRST],
	    WITH("class", class_of(node)));
	if (label > 0 && name != NULL) {
		struct runs head = runs_head(body->arena, &node->runs, label);

		rest = runs_rest(body->arena, &node->runs, label);
		write_label(body, &head, name);
		if (rest.count > 0)
			markup_string(body->out, " ");
	}
	inline_write(body->html, &rest, label == 0 || name == NULL);
	markup_close_line(body->out);
}

static void
write_cell(struct body *body, const struct node *cell, const struct node *row,
    const struct node *table)
{
	static const char *const CLASSES[] = {[ALIGN_NONE] = NULL,
	    [ALIGN_LEFT] = NULL,
	    [ALIGN_CENTRE] = "centred",
	    [ALIGN_RIGHT] = "right"};

	markup_open(body->out, row->head ? "th" : "td");
	if (row->head)
		markup_attribute(body->out, "scope",
		    cell->column_span > 1 ? "colgroup" : "col");
	if (cell->column_span > 1)
		markup_attribute_format(
		    body->out, "colspan", "%d", cell->column_span);
	if (cell->row_span > 1)
		markup_attribute_format(
		    body->out, "rowspan", "%d", cell->row_span);
	if (table->aligns != NULL && cell->column < table->columns &&
	    cell->column_span <= 1)
		markup_attribute(
		    body->out, "class", CLASSES[table->aligns[cell->column]]);
	inline_write(body->html, &cell->runs, true);
	markup_close(body->out);
}

static void
write_rows(struct body *body, const struct node *table, bool head)
{
	bool open = false;

	for (const struct node *row = table->first; row != NULL;
	     row = row->next) {
		if (row->head != head)
			continue;
		if (!open) {
			markup_open(body->out, head ? "thead" : "tbody");
			markup_line(body->out);
		}
		open = true;
		markup_open(body->out, "tr");
		for (const struct node *cell = row->first; cell != NULL;
		     cell = cell->next)
			write_cell(body, cell, row, table);
		markup_close_line(body->out);
	}
	if (open)
		markup_close(body->out);
}

/*
 * A wide table scrolls on its own, by keyboard too. Its label is an attribute,
 * not text, as the law may have its own "Bảng 5" there.
 */
static void
write_table(struct body *body, const struct node *table)
{
	markup_open_with(body->out, "div",
	    WITH("class", "table", "role", "group", "aria-label",
		"Bảng cuộn ngang được", "tabindex", "0"));
	markup_open(body->out, "table");
	write_rows(body, table, true);
	write_rows(body, table, false);
	markup_close(body->out);
	markup_close_line(body->out);
}

static void
write_image(struct body *body, const struct node *node)
{
	markup_open(body->out, "figure");
	markup_open_with(body->out, "img",
	    WITH("src",
		html_address(body->html,
		    entry_image_path(body->arena, body->issue->year,
			body->issue->slug, node->image))));
	markup_attribute_format(
	    body->out, "alt", TEXT, TEXT_OF(node->alternative));
	markup_attribute_format(body->out, "width", "%d", node->image->width);
	markup_attribute_format(body->out, "height", "%d", node->image->height);
	markup_close(body->out);
	markup_close_line(body->out);
}

static void write_children(
    struct body *body, const struct node *node, int level);

static void
write_paragraph(struct body *body, const struct node *node, const char *id)
{
	markup_open_with(
	    body->out, "p", WITH("id", id, "class", class_of(node)));
	inline_write(body->html, &node->runs, true);
	markup_close_line(body->out);
}

static void
write_unit(struct body *body, const struct node *node, int level)
{
	const char *name = anchor_of(body->anchors, node);

	if (is_heading(node)) {
		markup_open_with(body->out, "section", WITH("id", name));
		write_heading(body, node, level);
		write_children(body, node, level + 1);
		markup_close_line(body->out);
	} else if (node->first != NULL) {
		markup_open_with(body->out, "div", WITH("id", name));
		write_paragraph(body, node, NULL);
		write_children(body, node, level);
		markup_close_line(body->out);
	} else {
		write_paragraph(body, node, name);
	}
}

/* Adjacent units of one kind form a list, with the labels of the text. */
static void
write_item(struct body *body, const struct node *node, int level)
{
	markup_open_with(
	    body->out, "li", WITH("id", anchor_of(body->anchors, node)));
	write_paragraph(body, node, NULL);
	write_children(body, node, level);
	markup_close(body->out);
}

static void
write_children(struct body *body, const struct node *node, int level)
{
	bool in_list = false;

	for (const struct node *child = node->first; child != NULL;
	     child = child->next) {
		bool ends;

		if (child->kind == NODE_ANNEX)
			continue;
		if (child->kind == NODE_TABLE) {
			write_table(body, child);
			continue;
		}
		if (child->kind == NODE_IMAGE) {
			write_image(body, child);
			continue;
		}
		if (!is_listed(child)) {
			write_unit(body, child, level);
			continue;
		}
		if (!in_list) {
			markup_open_with(body->out, "ul",
			    WITH("class", "units", "role", "list"));
			markup_line(body->out);
		}
		write_item(body, child, level);
		ends = child->next == NULL || child->next->kind != child->kind;
		if (ends)
			markup_close(body->out);
		markup_line(body->out);
		in_list = !ends;
	}
}

static void
write_notes(struct body *body)
{
	const struct decision *decision = body->decision;

	if (decision->note_count == 0)
		return;
	markup_open_with(body->out, "div", WITH("class", "notes"));
	for (size_t i = 0; i < decision->note_count; i++) {
		const struct node *note = decision->notes[i];

		markup_open_with(body->out, "p",
		    WITH("id", anchor_of_note(body->arena, note->label_text)));
		markup_open(body->out, "sup");
		markup_text(body->out, note->label_text);
		markup_close(body->out);
		markup_string(body->out, " ");
		inline_write(body->html, &note->runs, true);
		markup_close_line(body->out);
	}
	markup_close_line(body->out);
}

void
body_write(struct html_page *html, const struct document *document,
    const struct issue_entry *issue, const struct anchors *anchors)
{
	struct body body = {.html = html,
	    .out = html->out,
	    .arena = html->arena,
	    .decision = document->decision,
	    .issue = issue,
	    .anchors = anchors};

	markup_open_with(html->out, "article",
	    WITH("class", "text", "aria-labelledby", "toan-van"));
	markup_line(html->out);
	letterhead_write_head(html, document);
	write_children(&body, document->decision->body, HEADING_FIRST);
	letterhead_write_signature(html, document);
	for (const struct node *node = document->decision->body->first;
	     node != NULL; node = node->next)
		if (node->kind == NODE_ANNEX)
			write_unit(&body, node, HEADING_FIRST);
	write_notes(&body);
	markup_close_line(html->out);
}

static size_t
count_headings(const struct node *node)
{
	size_t count = 0;

	for (const struct node *child = node->first; child != NULL;
	     child = child->next)
		count += is_heading(child) + count_headings(child);
	return count;
}

/* Truncated at a space, for a long article without a title. */
static struct text
shortened(struct arena *arena, struct text text)
{
	size_t end = CONTENTS_LENGTH;

	if (text.length <= end)
		return text;
	while (end > 0 && text.at[end] != ' ')
		end--;
	return text_of(
	    arena_format(arena, TEXT "…", TEXT_OF(text_part(text, 0, end))));
}

static void
write_entries(struct body *body, const struct node *node)
{
	bool open = false;

	for (const struct node *child = node->first; child != NULL;
	     child = child->next) {
		if (!is_heading(child))
			continue;
		if (!open)
			markup_open(body->out, "ul");
		open = true;
		markup_open(body->out, "li");
		markup_open(body->out, "a");
		markup_attribute_format(
		    body->out, "href", "#%s", anchor_of(body->anchors, child));
		markup_text(body->out,
		    shortened(
			body->arena, runs_text(body->arena, &child->runs)));
		markup_close(body->out);
		write_entries(body, child);
		markup_close(body->out);
	}
	if (open)
		markup_close(body->out);
}

void
body_write_contents(struct html_page *html, const struct document *document,
    const struct anchors *anchors)
{
	struct body body = {.html = html,
	    .out = html->out,
	    .arena = html->arena,
	    .anchors = anchors};

	if (count_headings(document->decision->body) < CONTENTS_LEAST)
		return;
	markup_open_with(html->out, "nav",
	    WITH("class", "contents", "aria-labelledby", "muc-luc"));
	markup_open(html->out, "details");
	markup_element_with(
	    html->out, "summary", "Mục lục văn bản", WITH("id", "muc-luc"));
	write_entries(&body, document->decision->body);
	markup_close(html->out);
	markup_close_line(html->out);
}
