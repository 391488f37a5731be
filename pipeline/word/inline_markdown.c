#include "word/inline_markdown.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/source.h"
#include "base/utf8.h"
#include "read/markdown.h"
#include "word/styled_text.h"
#include "word/word_document.h"

enum {
	EMPHASIS = WORD_BOLD | WORD_ITALIC,
	SHIFTED = WORD_SUPERSCRIPT | WORD_SUBSCRIPT,
};

/* The number of a footnote in [^1], from 1: a new one on its first use. */
static size_t
note_mark_number(struct note_marks *marks, const char *id)
{
	for (size_t i = 0; i < marks->count; i++)
		if (strcmp(marks->ids[i], id) == 0)
			return i + 1;
	marks->ids = arena_more(marks->arena, marks->ids, marks->count,
	    &marks->room, sizeof *marks->ids);
	marks->ids[marks->count++] = id;
	return marks->count;
}

/* What Markdown cannot show is no style of it. */
static void
keep_known_styles(struct styled_text *text)
{
	for (size_t i = 0; i < text->count; i++) {
		struct styled *item = &text->at[i];

		item->style &= EMPHASIS | SHIFTED;
		if (item->run != NULL)
			item->style &= EMPHASIS;
	}
}

static bool
is_word(const struct styled *item)
{
	return item->run == NULL &&
	    (utf8_is_letter(item->character) ||
		utf8_is_digit(item->character) ||
		utf8_is_mark(item->character));
}

static bool
is_gap(const struct styled *item)
{
	return styled_is_space(item) || styled_is(item, WORD_LINE_BREAK);
}

/* Part of a word, or with `chunks` anything between two gaps. */
static bool
is_inside(const struct styled *item, bool chunks)
{
	return chunks ? !is_gap(item) : is_word(item);
}

/* Gives the items from start to end the style that most of them have. */
static void
unite(struct styled_text *text, size_t start, size_t end, unsigned flag)
{
	size_t with = 0;

	for (size_t i = start; i < end; i++)
		with += (text->at[i].style & flag) != 0;
	for (size_t i = start; i < end; i++) {
		text->at[i].style &= ~flag;
		if (with * 2 >= end - start && with > 0)
			text->at[i].style |= flag;
	}
}

static void
unite_words(struct styled_text *text, bool chunks)
{
	size_t end;

	for (size_t i = 0; i < text->count; i = end) {
		end = i + 1;
		if (!is_inside(&text->at[i], chunks))
			continue;
		while (end < text->count && is_inside(&text->at[end], chunks))
			end++;
		unite(text, i, end, WORD_BOLD);
		unite(text, i, end, WORD_ITALIC);
	}
}

/* A gap has the style that both its sides have. */
static void
style_gaps(struct styled_text *text)
{
	size_t end;

	for (size_t i = 0; i < text->count; i = end) {
		unsigned style = 0;

		end = i + 1;
		if (!is_gap(&text->at[i]))
			continue;
		while (end < text->count && is_gap(&text->at[end]))
			end++;
		if (i > 0 && end < text->count)
			style = text->at[i - 1].style & text->at[end].style;
		for (size_t j = i; j < end; j++)
			text->at[j].style = style & EMPHASIS;
	}
}

static void
open_shift(struct buffer *out, unsigned style)
{
	if ((style & WORD_SUPERSCRIPT) != 0)
		buffer_string(out, "<sup>");
	else if ((style & WORD_SUBSCRIPT) != 0)
		buffer_string(out, "<sub>");
}

static void
close_shift(struct buffer *out, unsigned style)
{
	if ((style & WORD_SUPERSCRIPT) != 0)
		buffer_string(out, "</sup>");
	else if ((style & WORD_SUBSCRIPT) != 0)
		buffer_string(out, "</sub>");
}

static void
add_marks(struct buffer *out, unsigned style)
{
	if ((style & WORD_BOLD) != 0)
		buffer_string(out, "**");
	if ((style & WORD_ITALIC) != 0)
		buffer_string(out, "*");
}

/* Ends one style and begins another; <sup> stands inside of emphasis. */
static void
change_style(struct buffer *out, unsigned from, unsigned to)
{
	bool marks = (from & EMPHASIS) != (to & EMPHASIS);

	if (marks || (from & SHIFTED) != (to & SHIFTED))
		close_shift(out, from);
	if (marks)
		add_marks(out, from);
	if (marks)
		add_marks(out, to);
	if (marks || (from & SHIFTED) != (to & SHIFTED))
		open_shift(out, to);
}

static void
add_run(
    struct buffer *out, struct note_marks *marks, const struct word_run *run)
{
	if (run->kind == WORD_NOTE)
		buffer_format(out, "[^%zu]", note_mark_number(marks, run->id));
	else if (run->kind == WORD_LINE_BREAK)
		buffer_string(out, "<br>");
}

static void
write(struct buffer *out, struct note_marks *marks,
    const struct styled_text *text, enum escape_place place)
{
	struct text plain = styled_plain(out->arena, text, true);
	unsigned style = 0;
	size_t at = 0;

	for (size_t i = 0; i < text->count; i++) {
		const struct styled *item = &text->at[i];

		change_style(out, style, item->style);
		style = item->style;
		if (item->run == NULL) {
			at += escape_add(out, plain, at, place);
			continue;
		}
		add_run(out, marks, item->run);
		at += item->run->kind == WORD_LINE_BREAK;
	}
	change_style(out, style, 0);
}

/* Compares what was read with what was meant, gaps apart. */
struct comparison {
	const struct styled_text *meant;
	size_t at;
};

static unsigned
run_style(unsigned style)
{
	unsigned flags = 0;

	flags |= (style & RUN_BOLD) != 0 ? WORD_BOLD : 0;
	flags |= (style & RUN_ITALIC) != 0 ? WORD_ITALIC : 0;
	flags |= (style & RUN_SUPERSCRIPT) != 0 ? WORD_SUPERSCRIPT : 0;
	flags |= (style & RUN_SUBSCRIPT) != 0 ? WORD_SUBSCRIPT : 0;
	return flags;
}

static const struct styled *
next_meant(struct comparison *comparison)
{
	const struct styled_text *meant = comparison->meant;

	while (comparison->at < meant->count) {
		const struct styled *item = &meant->at[comparison->at++];

		if (!is_gap(item) && item->run == NULL)
			return item;
	}
	return NULL;
}

static bool
matches(struct comparison *comparison, const struct run *run)
{
	struct text text = run->text;

	while (run->kind == RUN_TEXT && text.length > 0) {
		uint32_t c = utf8_next(&text);
		const struct styled *item;

		if (c == ' ')
			continue;
		item = next_meant(comparison);
		if (item == NULL || item->character != c ||
		    item->style != run_style(run->style))
			return false;
	}
	return true;
}

/* The Markdown with footnotes for the marks in it. */
static struct text
with_notes(
    struct arena *arena, struct text markdown, const struct note_marks *marks)
{
	struct buffer out = {.arena = arena};

	buffer_add(&out, markdown);
	for (size_t i = 0; i < marks->count; i++) {
		const char *mark = arena_format(arena, "[^%zu]", i + 1);

		if (text_find(markdown, mark) < markdown.length)
			buffer_format(&out, "\n\n%s: x", mark);
	}
	buffer_byte(&out, '\n');
	return buffer_text(&out);
}

static bool
is_read_as(struct text markdown, const struct note_marks *marks,
    const struct styled_text *meant)
{
	struct arena *arena = arena_new();
	struct diag *diag = diag_new(arena);
	struct source *source =
	    source_of(arena, diag, "", with_notes(arena, markdown, marks));
	struct comparison comparison = {.meant = meant};
	bool same = source != NULL;
	struct markdown *read = NULL;

	if (same)
		read = markdown_parse(
		    arena, diag, span_at(source, 0, source->text.length));
	for (size_t i = 0; same && i < read->count; i++)
		for (size_t j = 0; same && j < read->at[i].runs.count; j++)
			same = matches(&comparison, &read->at[i].runs.at[j]);
	same = same && read->whole && next_meant(&comparison) == NULL &&
	    !diag_is_bad(diag);
	arena_free(arena);
	return same;
}

static bool
has_style(const struct styled_text *text)
{
	for (size_t i = 0; i < text->count; i++)
		if ((text->at[i].style & EMPHASIS) != 0)
			return true;
	return false;
}

/* All of the text is in the same style: the marks may stand before the label.
 */
static bool
is_uniform(const struct styled_text *text)
{
	unsigned style = text->count > 0 ? text->at[0].style & EMPHASIS : 0;

	for (size_t i = 0; i < text->count; i++)
		if (!is_gap(&text->at[i]) && is_word(&text->at[i]) &&
		    (text->at[i].style & EMPHASIS) != style)
			return false;
	return style != 0;
}

static struct styled_text
copy_of(struct arena *arena, const struct styled_text *text)
{
	struct styled_text copy = *text;

	copy.at = arena_alloc(arena, text->count * sizeof *copy.at);
	if (text->count > 0)
		memcpy(copy.at, text->at, text->count * sizeof *copy.at);
	keep_known_styles(&copy);
	return copy;
}

/* Appends the text in the styles that it has, if they can be read again. */
static bool
try_write(struct buffer *out, struct note_marks *marks,
    struct styled_text *text, enum escape_place place)
{
	size_t before = out->length, notes = marks->count;
	struct text written;

	style_gaps(text);
	write(out, marks, text, place);
	written = text_part(buffer_text(out), before, out->length);
	if (!has_style(text) || is_read_as(written, marks, text))
		return true;
	out->length = before;
	marks->count = notes;
	return false;
}

bool
inline_markdown_add(struct buffer *out, struct note_marks *marks,
    const struct styled_text *text, size_t label, enum escape_place place)
{
	struct styled_text copy = copy_of(out->arena, text);

	if (is_uniform(&copy))
		unite(&copy, 0, copy.count, copy.at[0].style & EMPHASIS);
	else
		for (size_t i = 0; i < label && i < copy.count; i++)
			copy.at[i].style &= ~(unsigned)EMPHASIS;
	unite_words(&copy, false);
	if (try_write(out, marks, &copy, place))
		return true;
	unite_words(&copy, true);
	if (try_write(out, marks, &copy, place))
		return true;
	styled_clear(&copy, WORD_ITALIC);
	if (try_write(out, marks, &copy, place))
		return false;
	styled_clear(&copy, WORD_BOLD);
	try_write(out, marks, &copy, place);
	return false;
}
