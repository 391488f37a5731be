#include "word/body.h"

#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "read/label.h"
#include "word/blanks.h"
#include "word/findings.h"
#include "word/pictures.h"
#include "word/word_lines.h"

struct styled_text
body_text(struct body_writer *body, const struct word_paragraph *paragraph)
{
	struct styled_text text = styled_text_of(body->arena, paragraph);

	blanks_fill(body->blanks, &text, paragraph->place);
	return text;
}

/* Footnotes of the title stand behind the first paragraph. */
static struct styled_text
with_pending(struct body_writer *body, const struct styled_text *text)
{
	struct styled_text joined = *text;

	if (body->pending.count > 0)
		styled_join(body->arena, &joined, &body->pending);
	body->pending.count = 0;
	return joined;
}

void
body_add_inline(struct body_writer *body, struct word_place place,
    const struct styled_text *text, size_t label, enum escape_place where)
{
	struct styled_text own = with_pending(body, text);

	if (inline_markdown_add(&body->out, &body->marks, &own, label, where) ||
	    body->reported)
		return;
	body->reported = true;
	finding_note(body->findings, CODE_WORD_STYLE, place,
	    styled_plain(body->arena, text, false),
	    "bold or italics begin inside a word here, so they are left out");
}

void
body_add(struct body_writer *body, struct word_place place, const char *before,
    const struct styled_text *text, size_t label, enum escape_place where)
{
	body->written = true;
	body->fresh = false;
	buffer_byte(&body->out, '\n');
	buffer_string(&body->out, before);
	body_add_inline(body, place, text, label, where);
	buffer_byte(&body->out, '\n');
}

static void
add_description(struct body_writer *body, struct text text)
{
	for (size_t at = 0; at < text.length;) {
		if (text_is_space(text.at[at])) {
			buffer_byte(&body->out, ' ');
			at++;
			continue;
		}
		if (text.at[at] == ']')
			buffer_byte(&body->out, '\\');
		at += escape_add(&body->out, text, at, ESCAPE_CELL);
	}
}

void
body_add_picture(struct body_writer *body, struct word_place place,
    const struct word_run *run, struct text caption)
{
	const char *name = pictures_name(body->pictures, run);
	struct text given = text_trim(
	    text_of(run->alternative == NULL ? "" : run->alternative));

	if (name == NULL) {
		finding_error(body->findings, CODE_WORD_PICTURE, place,
		    text_of(run->id),
		    "this picture is neither PNG nor JPEG; save it as one of "
		    "them and insert it again");
		return;
	}
	body->written = true;
	body->fresh = false;
	buffer_string(&body->out, "\n![");
	add_description(body,
	    given.length > 0	     ? given
		: caption.length > 0 ? caption
				     : text_of("Hình"));
	buffer_format(&body->out, "](%s)\n", name);
}

size_t
body_label(struct arena *arena, const struct styled_text *text)
{
	struct text plain = styled_plain(arena, text, false);
	struct label label = label_of(plain);
	size_t bytes = label.length + label.gap, items = 0, at = 0;

	if (label.kind == LABEL_NONE)
		return 0;
	while (items < text->count && at < bytes) {
		if (text->at[items].run != NULL &&
		    !styled_is(&text->at[items], WORD_LINE_BREAK))
			break;
		do
			at++;
		while (at < plain.length && utf8_continues(plain.at[at]));
		items++;
	}
	return items;
}

static void
add_note_lines(struct body_writer *body, const struct word_note *note)
{
	struct word_lines lines = {0};

	word_lines_add_blocks(body->arena, &lines, &note->blocks, 0);
	for (size_t i = 0; i < lines.count; i++) {
		if (i > 0)
			buffer_string(&body->out, "<br>");
		body_add_inline(body, lines.at[i].place, &lines.at[i].styled, 0,
		    ESCAPE_NOTE);
	}
}

void
body_add_notes(struct body_writer *body)
{
	const struct word_notes *notes = body->notes;

	/* a footnote may refer to another */
	for (size_t i = 0; i < body->marks.count; i++) {
		buffer_format(&body->out, "\n[^%zu]: ", i + 1);
		for (size_t j = 0; j < notes->count; j++)
			if (strcmp(notes->at[j].id, body->marks.ids[i]) == 0)
				add_note_lines(body, &notes->at[j]);
		buffer_byte(&body->out, '\n');
	}
}
