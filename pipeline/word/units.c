#include "word/units.h"

#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "read/label.h"
#include "read/unit.h"
#include "word/annexes.h"
#include "word/blanks.h"
#include "word/body.h"
#include "word/findings.h"
#include "word/opening.h"
#include "word/word_lines.h"
#include "word/word_table.h"

/* A paragraph that is to be written, and where it stands. */
struct unit_text {
	const struct word_paragraph *paragraph;
	struct styled_text styled;
	struct text text; /* of its characters */
	struct label label;
	bool centred, bold, upper;
};

static struct unit_text
unit_text_of(struct body_writer *body, const struct word_paragraph *paragraph,
    struct styled_text styled)
{
	struct unit_text unit = {.paragraph = paragraph, .styled = styled};

	unit.text = styled_plain(body->arena, &styled, false);
	unit.label = label_of(unit.text);
	unit.centred = paragraph->align == WORD_CENTRE;
	unit.bold = styled_is_all(&styled, WORD_BOLD);
	unit.upper = utf8_is_upper(unit.text);
	return unit;
}

/* The next paragraph with text, if no table comes first; `end`: there is none.
 */
static size_t
next_paragraph(struct body_writer *body, const struct word_blocks *blocks,
    size_t index, size_t end, struct unit_text *next)
{
	for (size_t i = index + 1; i < end; i++) {
		struct styled_text styled;

		if (blocks->at[i].kind != WORD_PARAGRAPH)
			return end;
		styled = styled_text_of(body->arena, blocks->at[i].paragraph);
		if (styled.count == 0)
			continue;
		*next = unit_text_of(body, blocks->at[i].paragraph, styled);
		return i;
	}
	return end;
}

static bool
has_picture(const struct styled_text *text)
{
	for (size_t i = 0; i < text->count; i++)
		if (styled_is(&text->at[i], WORD_PICTURE))
			return true;
	return false;
}

/* A line break in a heading or title is a space. */
static void
join_breaks(struct styled_text *text)
{
	for (size_t i = 0; i < text->count; i++)
		if (styled_is(&text->at[i], WORD_LINE_BREAK))
			text->at[i] = (struct styled) {' ', 0, NULL};
}

static void
write_styled(struct body_writer *body, const struct unit_text *unit,
    const char *before, struct styled_text *text)
{
	body_add(body, unit->paragraph->place, before, text, 0,
	    before[0] == '#' ? ESCAPE_HEADING : ESCAPE_PARAGRAPH);
}

static void
write_heading_line(struct body_writer *body, const struct unit_text *unit,
    const char *before, struct styled_text *text)
{
	join_breaks(text);
	styled_clear(text, WORD_BOLD | WORD_ITALIC);
	write_styled(body, unit, before, text);
}

/* Does a line of the title of a Chương go on here? */
static bool
continues_heading(
    const struct unit_text *unit, const struct unit_text *next, bool titled)
{
	bool apart = next->bold || next->upper;

	if (next->label.kind != LABEL_NONE || has_picture(&next->styled) ||
	    next->text.at[0] == '(')
		return false;
	if (titled)
		return next->centred && unit->centred && apart;
	return next->centred || next->bold || (next->upper && !unit->centred);
}

/* "Chương I" and the lines of its name. */
static void
write_division(struct body_writer *body, const struct word_blocks *blocks,
    size_t *index, size_t end, struct unit_text *unit)
{
	static const char *const MARKS[] = {[LABEL_PART] = "## ",
	    [LABEL_CHAPTER] = "## ",
	    [LABEL_SECTION] = "### ",
	    [LABEL_SUBSECTION] = "#### "};
	bool titled = unit->label.length < unit->text.length;
	struct unit_text next;
	size_t i;

	while ((i = next_paragraph(body, blocks, *index, end, &next)) < end &&
	    continues_heading(unit, &next, titled)) {
		styled_join(body->arena, &unit->styled, &next.styled);
		titled = true;
		*index = i;
	}
	write_heading_line(body, unit, MARKS[unit->label.kind], &unit->styled);
}

static bool
is_division(const struct unit_text *unit)
{
	bool apart = unit->centred || unit->bold || unit->upper ||
	    unit->label.length == unit->text.length;

	return apart && unit->label.kind >= LABEL_PART &&
	    unit->label.kind <= LABEL_SUBSECTION;
}

static bool
has_break(const struct styled_text *text)
{
	for (size_t i = 0; i < text->count; i++)
		if (styled_is(&text->at[i], WORD_LINE_BREAK))
			return true;
	return false;
}

/* "#### Điều 1. Tên", or "**Điều 1.** Ban hành …" */
static void
write_article(struct body_writer *body, struct unit_text *unit)
{
	size_t label = body_label(body->arena, &unit->styled);

	if (unit->bold && !has_break(&unit->styled) &&
	    unit->label.length < unit->text.length) {
		write_heading_line(body, unit, "#### ", &unit->styled);
		return;
	}
	for (size_t i = 0; i < label; i++)
		unit->styled.at[i].style |= WORD_BOLD;
	write_styled(body, unit, "", &unit->styled);
}

static bool
is_open_reference(struct text text)
{
	return text.at[0] == '(' && !text_ends(text, ")");
}

/* A line of an annex's title that another follows. */
static bool
is_title_line(const struct unit_text *unit)
{
	return unit->centred && (unit->bold || unit->upper) &&
	    unit->label.kind == LABEL_NONE && unit->text.at[0] != '(' &&
	    !has_picture(&unit->styled);
}

/* Joins the lines below that belong to the same title or reference. */
static void
join_lines(struct body_writer *body, const struct word_blocks *blocks,
    size_t *index, size_t end, struct unit_text *unit)
{
	struct unit_text next;
	size_t i;

	while ((i = next_paragraph(body, blocks, *index, end, &next)) < end) {
		bool reference = is_open_reference(unit->text) &&
		    next.centred && next.bold == unit->bold;
		bool title = is_title_line(unit) && is_title_line(&next) &&
		    unit->bold == next.bold;

		if ((!reference && !title) ||
		    annexes_begin(body, blocks, i, end) ||
		    annexes_form_begins(body, next.paragraph))
			return;
		styled_join(body->arena, &unit->styled, &next.styled);
		unit->text = styled_plain(body->arena, &unit->styled, false);
		*index = i;
	}
}

/* "(Ban hành kèm theo …" and "… của Chủ tịch …)" in two paragraphs. */
static void
write_leading(struct body_writer *body, const struct word_blocks *blocks,
    size_t *index, size_t end, struct unit_text *unit)
{
	struct styled_text text;

	join_lines(body, blocks, index, end, unit);
	text = unit->styled;
	blanks_fill(body->blanks, &text, unit->paragraph->place);
	join_breaks(&text);
	write_styled(body, unit, "", &text);
}

/* The first line is the heading; what follows in the paragraph is title. */
static void
write_annex(struct body_writer *body, struct unit_text *unit)
{
	struct styled_text *text = &unit->styled, first, rest;
	const char *mark = body->written || body->in_annexes ? "# " : "## ";
	size_t line = 0;

	while (
	    line < text->count && !styled_is(&text->at[line], WORD_LINE_BREAK))
		line++;
	first = styled_part(text, 0, line);
	rest = styled_part(text, line, text->count);
	write_heading_line(body, unit, mark, &first);
	body->in_annexes = true;
	body->leading = true;
	if (rest.count == 0)
		return;
	join_breaks(&rest);
	write_styled(body, unit, "", &rest);
}

/* A heading by its style, whose label has no full stop: "Điều 5 Tên". */
static bool
is_outlined(struct body_writer *body, const struct unit_text *unit)
{
	const char *slug = utf8_slug(body->arena, unit->text);

	return unit->paragraph->outline >= 0 && unit->bold &&
	    unit->label.kind == LABEL_NONE && !has_break(&unit->styled) &&
	    strncmp(slug, "dieu-", 5) == 0 &&
	    utf8_is_digit((unsigned char)slug[5]);
}

/* Recitals are printed in italics as such. */
static void
write_preamble(struct body_writer *body, struct unit_text *unit)
{
	styled_clear(&unit->styled, WORD_ITALIC);
	if (unit_enacts(unit->text))
		styled_clear(&unit->styled, WORD_BOLD);
	join_breaks(&unit->styled);
	write_styled(body, unit, "", &unit->styled);
}

static bool
is_preamble(struct body_writer *body, const struct unit_text *unit)
{
	struct word_line line = {.text = unit->text, .slug = ""};

	if (!body->preamble)
		return false;
	line.slug = utf8_slug(body->arena, unit->text);
	return unit_recites(unit->text) || unit_enacts(unit->text) ||
	    opening_is_issuer(body->profile, body->opening, &line);
}

static void
write_plain(struct body_writer *body, struct unit_text *unit)
{
	body_add(body, unit->paragraph->place, "", &unit->styled,
	    body_label(body->arena, &unit->styled), ESCAPE_PARAGRAPH);
}

static bool
is_rule(struct body_writer *body, const struct unit_text *unit)
{
	struct word_line line =
	    word_line_of(body->arena, unit->paragraph->place, unit->styled);

	if (!word_line_is_rule(&line) || !unit->centred ||
	    !(body->leading || body->preamble))
		return false;
	finding_omit(body->findings, OMISSION_RULE, line.place, line.text);
	return true;
}

static void
write_unit(struct body_writer *body, const struct word_blocks *blocks,
    size_t *index, size_t end, struct unit_text *unit)
{
	enum label_kind kind = unit->label.kind;

	if (is_rule(body, unit))
		return;
	if (annexes_begin(body, blocks, *index, end)) {
		write_annex(body, unit);
		return;
	}
	if (annexes_form_begins(body, unit->paragraph)) {
		write_heading_line(body, unit, "## ", &unit->styled);
		body->leading = true;
		return;
	}
	if (body->leading &&
	    (is_title_line(unit) ||
		(unit->text.at[0] == '(' && unit->centred))) {
		write_leading(body, blocks, index, end, unit);
		return;
	}
	body->leading = false;
	if (is_preamble(body, unit))
		write_preamble(body, unit);
	else if (is_division(unit))
		write_division(body, blocks, index, end, unit);
	else if (kind == LABEL_ARTICLE)
		write_article(body, unit);
	else if (is_outlined(body, unit))
		write_heading_line(body, unit, "#### ", &unit->styled);
	else
		write_plain(body, unit);
	body->preamble = body->preamble && kind == LABEL_NONE;
}

/* "Hình 1. Sơ đồ …" below a picture describes it; empty: there is none. */
static struct text
caption_below(struct body_writer *body, const struct word_blocks *blocks,
    size_t index, size_t end)
{
	struct unit_text next = {0};

	if (next_paragraph(body, blocks, index, end, &next) == end ||
	    !text_starts(next.text, "Hình "))
		return (struct text) {0};
	return next.text;
}

/* A picture stands alone, between the words before and after it. */
static void
write_pictures(struct body_writer *body, const struct word_paragraph *paragraph,
    struct styled_text *text, struct text caption)
{
	size_t start = 0;

	for (size_t i = 0; i <= text->count; i++) {
		struct styled_text part;
		struct unit_text unit;

		if (i < text->count && !styled_is(&text->at[i], WORD_PICTURE))
			continue;
		part = styled_part(text, start, i);
		unit = unit_text_of(body, paragraph, part);
		if (part.count > 0)
			write_plain(body, &unit);
		if (i < text->count)
			body_add_picture(
			    body, paragraph->place, text->at[i].run, caption);
		start = i + 1;
	}
}

/*
 * Does a unit begin after this line break? "a) …;" and "b) …" are often lines
 * of one paragraph in Word.
 */
static bool
splits_at(struct body_writer *body, const struct styled_text *text, size_t at)
{
	struct styled_text before = styled_part(text, 0, at);
	struct styled_text after = styled_part(text, at, text->count);
	struct text ends, begins;

	if (!styled_is(&text->at[at], WORD_LINE_BREAK))
		return false;
	ends = styled_plain(body->arena, &before, false);
	begins = styled_plain(body->arena, &after, false);
	if (ends.length == 0 || begins.length == 0)
		return false;
	return strchr(".;:,)", ends.at[ends.length - 1]) != NULL &&
	    (label_of(begins).kind != LABEL_NONE || unit_recites(begins));
}

/* Writes the units of a paragraph: one, or several on lines of their own. */
static void
write_lines(struct body_writer *body, const struct word_blocks *blocks,
    size_t *index, size_t end, const struct styled_text *text)
{
	const struct word_paragraph *paragraph = blocks->at[*index].paragraph;
	struct unit_text unit;
	size_t start = 0;

	for (size_t i = 0; i < text->count; i++) {
		if (!splits_at(body, text, i))
			continue;
		unit =
		    unit_text_of(body, paragraph, styled_part(text, start, i));
		write_unit(body, blocks, index, *index + 1, &unit);
		start = i;
	}
	unit = unit_text_of(
	    body, paragraph, styled_part(text, start, text->count));
	write_unit(body, blocks, index, end, &unit);
}

static void
write_text(struct body_writer *body, const struct word_blocks *blocks,
    size_t *index, size_t end)
{
	const struct word_paragraph *paragraph = blocks->at[*index].paragraph;
	struct styled_text text = body_text(body, paragraph);

	if (text.count == 0)
		return;
	if (has_picture(&text))
		write_pictures(body, paragraph, &text,
		    caption_below(body, blocks, *index, end));
	else
		write_lines(body, blocks, index, end, &text);
}

/* What is made on the way is kept no longer than the paragraph. */
static void
write_paragraph(struct body_writer *body, const struct word_blocks *blocks,
    size_t *index, size_t end)
{
	struct arena *kept = body->arena;

	body->arena = arena_new();
	write_text(body, blocks, index, end);
	arena_free(body->arena);
	body->arena = kept;
}

static void
write_data(struct body_writer *body, const struct word_table *table)
{
	struct arena *kept = body->arena;

	body->arena = arena_new();
	word_table_write(body, table);
	arena_free(body->arena);
	body->arena = kept;
}

/* The cells of a table that only places text, row by row. */
static void
write_cells(struct body_writer *body, const struct word_table *table)
{
	bool fresh = body->fresh;

	/* no annex begins in the letterhead of a form */
	if (annexes_has_letterhead(body, table))
		body->fresh = false;
	else
		fresh = false;
	for (size_t i = 0; i < table->count; i++)
		for (size_t j = 0; j < table->rows[i].count; j++) {
			const struct word_blocks *blocks =
			    &table->rows[i].at[j].blocks;

			units_write(body, blocks, 0, blocks->count);
		}
	body->fresh = body->fresh || fresh;
}

static void
write_table(struct body_writer *body, const struct word_block *block)
{
	const struct word_table *table = block->table;

	if (body->in_annexes && annexes_omit_head(body, block))
		return;
	if (!word_table_is_layout(body->arena, table)) {
		if (block->landscape)
			buffer_string(&body->out, "\n<!-- ngang -->\n");
		write_data(body, table);
		body->leading = false;
		body->written = true;
		return;
	}
	write_cells(body, table);
}

void
units_write(struct body_writer *body, const struct word_blocks *blocks,
    size_t start, size_t end)
{
	for (size_t i = start; i < end; i++) {
		if (blocks->at[i].kind == WORD_TABLE)
			write_table(body, &blocks->at[i]);
		else
			write_paragraph(body, blocks, &i, end);
	}
}
