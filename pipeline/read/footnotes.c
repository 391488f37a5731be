#include "read/footnotes.h"

#include <string.h>

#include "base/arena.h"
#include "read/inlines.h"
#include "read/label.h"

/* Removes stars, so that the label of "**Điều 2.** Dính" is found. */
static struct text
without_stars(struct arena *arena, struct text line)
{
	struct buffer out = {.arena = arena};

	for (size_t i = 0; i < line.length; i++)
		if (line.at[i] != '*')
			buffer_byte(&out, line.at[i]);
	return buffer_text(&out);
}

/*
 * Looks for an unindented line that begins with a label but that Markdown takes
 * for a part of the footnote (lazy continuation). False after an error.
 */
static bool
check_note_lines(struct parsing *parsing, cmark_node *paragraph)
{
	const struct source *source = parsing->body.source;
	struct span span = parsing_span(parsing, paragraph);
	size_t first = source_place(source, span.start).line;
	size_t last = source_place(source, span.end).line;

	for (size_t number = first + 1; number <= last; number++) {
		struct text line = source_line(source, number);
		size_t start = (size_t)(line.at - source->text.at);

		if (label_of(without_stars(parsing->scratch, line)).kind ==
		    LABEL_NONE)
			continue;
		parsing_refuse_at(parsing, paragraph,
		    span_at(source, start, start + line.length),
		    CODE_FOOTNOTE_LINE,
		    "this line would be a part of the footnote above; leave "
		    "an empty line above it, or begin it with four spaces");
		return false;
	}
	return true;
}

void
footnotes_read(struct parsing *parsing, cmark_node *from)
{
	struct node *note = parsing->out->notes[parsing->notes_read++];
	size_t mark = strlen("[^") + note->label_text.length + strlen("]:");

	parsing->note = note;
	account_claim(&parsing->account, note->span.start,
	    note->span.start + mark, BYTE_NOTE);
	for (cmark_node *child = cmark_node_first_child(from); child != NULL;
	     child = cmark_node_next(child)) {
		struct span span = parsing_span(parsing, child);

		if (cmark_node_get_type(child) != CMARK_NODE_PARAGRAPH) {
			parsing_refuse(parsing, child, CODE_FOOTNOTE_FORM,
			    "a footnote holds paragraphs only");
			continue;
		}
		if (!check_note_lines(parsing, child))
			continue;
		if (parsing->runs.count > 0)
			inlines_add(parsing, (struct run) {.kind = RUN_BREAK});
		inlines_gather(parsing, child, span.start, span.end);
	}
	note->runs = inlines_take(parsing);
	parsing->note = NULL;
}

/*
 * The label of "[^1]: …" is "1"; it is printed in the text and before the note.
 */
static struct text
note_label(struct text text)
{
	const char *end = memchr(text.at, ']', text.length);

	if (!text_starts(text, "[^") || end == NULL)
		return (struct text) {0};
	return text_part(text, 2, (size_t)(end - text.at));
}

/* cmark reports the position after "[^1]:", so go back to the line start. */
static uint32_t
definition_start(const struct parsing *parsing, cmark_node *node)
{
	const char *text = parsing->body.source->text.at;
	size_t start =
	    parsing_byte(parsing, cmark_node_get_start_line(node), 1);

	while (text[start] == ' ')
		start++;
	return (uint32_t)start;
}

void
footnotes_find(struct parsing *parsing, cmark_node *root)
{
	struct markdown *out = parsing->out;

	for (cmark_node *node = cmark_node_first_child(root); node != NULL;
	     node = cmark_node_next(node)) {
		struct node *note;

		if (cmark_node_get_type(node) != CMARK_NODE_FOOTNOTE_DEFINITION)
			continue;
		note = parsing_node(
		    parsing, NODE_NOTE, parsing_span(parsing, node));
		note->span.start = definition_start(parsing, node);
		note->label_text = note_label(span_text(note->span));
		out->notes = arena_more(parsing->arena, out->notes,
		    out->note_count, &out->note_room, sizeof(struct node *));
		out->notes[out->note_count++] = note;
	}
	parsing->referred = arena_alloc(parsing->scratch, out->note_count);
}
