#include "commands/stage_dump.h"

#include <stdint.h>

#include "number/issue.h"
#include "publish/plan.h"
#include "read/decision.h"
#include "read/image.h"
#include "typeset/face.h"
#include "typeset/pages.h"

static const char *const NODE_NAMES[] = {
    [NODE_BODY] = "body",
    [NODE_ANNEX] = "annex",
    [NODE_PART] = "part",
    [NODE_CHAPTER] = "chapter",
    [NODE_SECTION] = "section",
    [NODE_SUBSECTION] = "subsection",
    [NODE_ARTICLE] = "article",
    [NODE_HEADING] = "heading",
    [NODE_CLAUSE] = "clause",
    [NODE_SUBCLAUSE] = "subclause",
    [NODE_POINT] = "point",
    [NODE_ITEM] = "item",
    [NODE_ISSUER] = "issuer",
    [NODE_RECITAL] = "recital",
    [NODE_ENACTING] = "enacting",
    [NODE_TITLE] = "title",
    [NODE_REFERENCE] = "reference",
    [NODE_CLOSING] = "closing",
    [NODE_PARAGRAPH] = "paragraph",
    [NODE_IMAGE] = "image",
    [NODE_TABLE] = "table",
    [NODE_ROW] = "row",
    [NODE_CELL] = "cell",
    [NODE_NOTE] = "note",
};

static void
indent(struct buffer *out, int depth)
{
	for (int i = 0; i < depth; i++)
		buffer_string(out, "  ");
}

/* Styles as in Markdown; superscript is ^ and subscript a comma. */
static void
show_style(struct buffer *out, unsigned style)
{
	if (style & RUN_BOLD)
		buffer_string(out, "**");
	if (style & RUN_ITALIC)
		buffer_string(out, "*");
	if (style & RUN_SUPERSCRIPT)
		buffer_string(out, "^");
	if (style & RUN_SUBSCRIPT)
		buffer_string(out, ",");
}

static void
show_runs(struct buffer *out, const struct runs *runs)
{
	for (size_t i = 0; i < runs->count; i++) {
		const struct run *run = &runs->at[i];

		switch (run->kind) {
		case RUN_TEXT:
			show_style(out, run->style);
			buffer_add(out, run->text);
			show_style(out, run->style);
			break;
		case RUN_BREAK:
			buffer_string(out, "⏎");
			break;
		case RUN_SOFT:
			buffer_string(out, "␠");
			break;
		case RUN_NOTE:
			buffer_format(out, "[^" TEXT "]", TEXT_OF(run->text));
			break;
		}
	}
}

static void
show_label(struct buffer *out, const struct node *node)
{
	if (node->label.number > 0)
		buffer_format(out, " %d", node->label.number);
	if (node->label.inserted > 0)
		buffer_format(out, "+%d", node->label.inserted);
}

static void
show_node(struct buffer *out, const struct node *node, int depth)
{
	indent(out, depth);
	buffer_string(out, NODE_NAMES[node->kind]);
	show_label(out, node);
	if (node->quoted)
		buffer_string(out, " quoted");
	if (node->head)
		buffer_string(out, " head");
	if (node->kind == NODE_CELL && node->column_span > 1)
		buffer_format(out, " %d columns", node->column_span);
	if (node->kind == NODE_CELL && node->row_span > 1)
		buffer_format(out, " %d rows", node->row_span);
	if (node->turn == TURN_LANDSCAPE)
		buffer_string(out, " landscape");
	if (node->turn == TURN_PORTRAIT)
		buffer_string(out, " portrait");
	if (node->kind == NODE_IMAGE)
		buffer_format(out, " %d × %d pixels: " TEXT, node->image->width,
		    node->image->height, TEXT_OF(node->alternative));
	if (node->runs.count > 0) {
		buffer_string(out, ": ");
		show_runs(out, &node->runs);
	}
	buffer_byte(out, '\n');
	for (const struct node *child = node->first; child != NULL;
	     child = child->next)
		show_node(out, child, depth + 1);
}

static void
show_value(struct buffer *out, const char *name, struct value value)
{
	if (value.text != NULL)
		buffer_format(out, "%s: %s\n", name, value.text);
}

static void
show_values(struct buffer *out, const char *name, const struct values *values)
{
	for (size_t i = 0; i < values->count; i++)
		show_value(out, name, values->at[i]);
}

static void
show_date(struct buffer *out, const char *name, struct date date)
{
	if (date_is_given(date))
		buffer_format(out, "%s: %04d-%02d-%02d\n", name, date.year,
		    date.month, date.day);
}

void
show_tree(struct buffer *out, const struct decision *decision)
{
	show_value(out, "number", decision->number);
	show_value(out, "type", decision->type);
	show_value(out, "authority", decision->authority);
	show_value(out, "place", decision->place);
	show_date(out, "date", decision->date.date);
	show_date(out, "received", decision->received.date);
	show_date(out, "effective", decision->effective.date);
	show_date(out, "expires", decision->expires.date);
	show_value(out, "field", decision->field);
	show_values(out, "corrects", &decision->corrects);
	show_values(out, "amends", &decision->amends);
	show_values(out, "repeals", &decision->repeals);
	show_values(out, "repeals in part", &decision->repeals_partly);
	show_values(out, "suspends", &decision->suspends);
	show_values(out, "suspends in part", &decision->suspends_partly);
	show_values(out, "consolidates", &decision->consolidates);
	show_value(out, "title", decision->title);
	show_value(out, "signer.capacity", decision->signer.capacity);
	show_value(out, "signer.on_behalf", decision->signer.on_behalf);
	show_value(out, "signer.position", decision->signer.position);
	show_value(out, "signer.name", decision->signer.name);
	show_values(out, "recipient", &decision->recipients);
	if (decision->body != NULL)
		show_node(out, decision->body, 0);
	for (size_t i = 0; i < decision->note_count; i++) {
		buffer_format(out, "note " TEXT ": ",
		    TEXT_OF(decision->notes[i]->label_text));
		show_runs(out, &decision->notes[i]->runs);
		buffer_byte(out, '\n');
	}
}

static void
show_plain(struct buffer *out, const struct runs *runs)
{
	for (size_t i = 0; i < runs->count; i++) {
		const struct run *run = &runs->at[i];

		if (run->kind == RUN_TEXT)
			buffer_add(out, run->text);
		else if (run->kind == RUN_NOTE)
			buffer_format(out, "[^" TEXT "]", TEXT_OF(run->text));
		else
			buffer_byte(out, ' ');
	}
	buffer_byte(out, '\n');
}

static void
show_texts(struct buffer *out, const struct node *node)
{
	if (node->runs.count > 0)
		show_plain(out, &node->runs);
	for (const struct node *child = node->first; child != NULL;
	     child = child->next)
		show_texts(out, child);
}

void
show_text(struct buffer *out, const struct decision *decision)
{
	if (decision->body != NULL)
		show_texts(out, decision->body);
	for (size_t i = 0; i < decision->note_count; i++) {
		buffer_format(out,
		    "[^" TEXT "]: ", TEXT_OF(decision->notes[i]->label_text));
		show_plain(out, &decision->notes[i]->runs);
	}
}

static const char *const BYTE_NAMES[] = {
    [BYTE_NONE] = "nothing",
    [BYTE_TEXT] = "text",
    [BYTE_REFERENCE] = "reference",
    [BYTE_SPACE] = "space",
    [BYTE_ESCAPE] = "escape",
    [BYTE_EMPHASIS] = "emphasis",
    [BYTE_HEADING] = "heading",
    [BYTE_BREAK] = "break",
    [BYTE_TABLE] = "table",
    [BYTE_NOTE] = "footnote",
    [BYTE_TAG] = "tag",
    [BYTE_COMMENT] = "comment",
    [BYTE_IMAGE] = "image",
    [BYTE_REFUSED] = "refused",
};

static void
show_kind(struct buffer *out, struct span span, enum byte_kind kind)
{
	struct text text = span_text(span);

	buffer_format(out, "%u\t%zu\t%s\t", (unsigned)span.start, text.length,
	    BYTE_NAMES[kind]);
	for (size_t i = 0; i < text.length; i++) {
		if (text.at[i] == '\n')
			buffer_string(out, "␤");
		else
			buffer_byte(out, text.at[i]);
	}
	buffer_byte(out, '\n');
}

void
show_marks(struct buffer *out, const struct decision *decision)
{
	const struct byte_kinds *kinds = &decision->kinds;
	size_t length = kinds->body.end - kinds->body.start, end;

	for (size_t start = 0; start < length; start = end) {
		unsigned char kind = kinds->at[start];

		for (end = start; end < length && kinds->at[end] == kind;)
			end++;
		if (kind != BYTE_TEXT)
			show_kind(out,
			    span_part(kinds->body, start, end - start), kind);
	}
}

void
show_issue(struct buffer *out, const struct issue *issue)
{
	const struct part *part = NULL;
	const struct authority *authority = NULL;

	buffer_format(out, "issue %s of %d\n", issue->label, issue->year);
	show_date(out, "date", issue->date);
	show_value(out, "notes", issue->notes);
	for (size_t i = 0; i < issue->count; i++) {
		const struct document *document = &issue->at[i];
		const struct decision *decision = document->decision;

		if (document->part != part)
			buffer_format(
			    out, "%s\n", document->part->heading.text);
		if (document->part != part || document->authority != authority)
			buffer_format(
			    out, "  %s\n", document->authority->heading.text);
		part = document->part;
		authority = document->authority;
		buffer_format(out, "    %04d-%02d-%02d %s %s (%s)\n",
		    decision->date.date.year, decision->date.date.month,
		    decision->date.date.day, decision->number.text,
		    decision->title.text, decision->source->path);
	}
}

/* Millipoints as points. */
static void
show_length(struct buffer *out, int length)
{
	buffer_format(out, "%s%d.%03d", length < 0 ? "-" : "",
	    (length < 0 ? -length : length) / 1000,
	    (length < 0 ? -length : length) % 1000);
}

static void
show_lengths(struct buffer *out, const int *lengths, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		buffer_byte(out, ' ');
		show_length(out, lengths[i]);
	}
}

static const char *
ink_name(enum ink ink)
{
	static const char *const NAMES[] = {
	    [INK_BLACK] = "", [INK_RED] = " red", [INK_GREY] = " grey"};

	return NAMES[ink];
}

/* Does the second start less than two ems after the first ends? */
static bool
is_near(const struct mark *before, const struct mark *mark)
{
	int64_t em = before->text.size;
	int64_t end = before->x + before->text.shape->width * em / 1000;

	return mark->x > before->x && mark->x - end < 2 * em;
}

/* Does the word continue the line of the mark before it? */
static bool
continues(const struct mark *before, const struct mark *mark)
{
	return before != NULL && before->kind == MARK_TEXT &&
	    mark->kind == MARK_TEXT && before->y == mark->y &&
	    before->ink == mark->ink && before->alone == mark->alone &&
	    before->tag == mark->tag && before->text.size == mark->text.size &&
	    before->text.shape->face == mark->text.shape->face &&
	    is_near(before, mark);
}

static void
show_mark(
    struct buffer *out, const struct mark *before, const struct mark *mark)
{
	static const char *const KINDS[] = {
	    [MARK_TEXT] = "text",
	    [MARK_RULE] = "rule",
	    [MARK_IMAGE] = "image",
	    [MARK_EMPTY] = "empty",
	};

	if (continues(before, mark)) {
		buffer_format(out, "%s" TEXT, mark->text.after_space ? " " : "",
		    TEXT_OF(mark->text.shape->text));
		return;
	}
	buffer_format(
	    out, "%s  %s", before == NULL ? "" : "\n", KINDS[mark->kind]);
	show_lengths(out, (int[]) {mark->x, mark->y}, 2);
	if (mark->kind == MARK_RULE)
		show_lengths(
		    out, (int[]) {mark->rule.width, mark->rule.height}, 2);
	if (mark->kind == MARK_IMAGE)
		show_lengths(
		    out, (int[]) {mark->image.width, mark->image.height}, 2);
	buffer_format(
	    out, "%s%s", ink_name(mark->ink), mark->alone ? " alone" : "");
	if (mark->kind != MARK_TEXT)
		return;
	show_lengths(out, &mark->text.size, 1);
	buffer_format(out, " %s: " TEXT,
	    face_metrics(mark->text.shape->face).name,
	    TEXT_OF(mark->text.shape->text));
}

static void
show_page(struct buffer *out, const struct page *page)
{
	buffer_format(out, "page %d", page->number);
	show_lengths(out, (int[]) {page->width, page->height}, 2);
	buffer_byte(out, '\n');
	for (size_t i = 0; i < page->count; i++)
		show_mark(out, i > 0 ? &page->at[i - 1] : NULL, &page->at[i]);
	if (page->count > 0)
		buffer_byte(out, '\n');
	for (size_t i = 0; i < page->link_count; i++) {
		const struct link *link = &page->links[i];

		if (link->address.length > 0)
			buffer_format(out, "  link to " TEXT "\n",
			    TEXT_OF(link->address));
		else
			buffer_format(out, "  link to page %zu: " TEXT "\n",
			    link->page + 1, TEXT_OF(link->description));
	}
}

void
show_pages(struct buffer *out, const struct pages *pages)
{
	for (size_t i = 0; i < pages->count; i++)
		show_page(out, &pages->at[i]);
	for (size_t i = 0; i < pages->bookmark_count; i++) {
		const struct bookmark *bookmark = &pages->bookmarks[i];

		indent(out, bookmark->level);
		buffer_format(out, "bookmark %zu: " TEXT "\n",
		    bookmark->page + 1, TEXT_OF(bookmark->title));
	}
}

void
show_plan(struct buffer *out, const struct plan *plan)
{
	for (size_t i = 0; i < plan->count; i++) {
		const struct action *action = &plan->at[i];

		buffer_format(out, "%-8s %s %zu %s\n",
		    action_name(action->kind), action->file.path,
		    action->file.size, action->file.digest.hex);
	}
	buffer_format(out, "%zu files to send, %zu bytes\n", plan->count,
	    plan->send_bytes);
}
