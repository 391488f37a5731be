#include "word/head_lines.h"

#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "read/profile.h"
#include "word/blanks.h"
#include "word/opening.h"

enum {
	ABOVE_MOST = 4,	 /* lines above the letterhead */
	PLACE_MOST = 60, /* characters of a place and its blank */
};

void
head_lines_keep_all(struct opening_search *search, struct word_lines *lines,
    const struct word_lines *more)
{
	for (size_t i = 0; i < more->count; i++)
		word_lines_keep(search->arena, lines, more->at[i]);
}

/* Does a number or its blank follow the word, as in "Số: 215/…", "Số …/…"? */
static bool
has_number_after(struct text text, const char *word)
{
	size_t at = text_find(text, word);
	struct text rest;

	if (at == text.length)
		return false;
	rest = text_trim(text_part(text, at + strlen(word), text.length));
	return rest.length > 0 &&
	    (strchr(":/._", rest.at[0]) != NULL || text_starts(rest, "…") ||
		utf8_is_digit((unsigned char)rest.at[0]));
}

/* "Số: 215/QĐ-UBND", "Luật số: 69/2014/QH13" */
static bool
is_number(const struct word_line *line)
{
	static const char *const STARTS[] = {
	    "so", "luat-so", "nghi-quyet-so", "phap-lenh-so", "lenh-so"};

	for (size_t i = 0; i < sizeof STARTS / sizeof STARTS[0]; i++)
		if (strncmp(line->slug, STARTS[i], strlen(STARTS[i])) == 0)
			return has_number_after(line->text, "số") ||
			    has_number_after(line->text, "Số") ||
			    has_number_after(line->text, "SỐ");
	return false;
}

/* "Lâm Đồng, " before the day; "(Kèm theo Quyết định số 5 " is no place. */
static bool
may_be_place(const struct styled_text *before)
{
	if (before->count > PLACE_MOST)
		return false;
	for (size_t i = 0; i < before->count; i++) {
		uint32_t c = before->at[i].character;

		if (c == '(' || c == '/' || c == ':' || utf8_is_digit(c))
			return false;
	}
	return true;
}

static bool
is_date(const struct word_line *line)
{
	size_t start = blanks_find_date(&line->styled);
	struct styled_text before = styled_part(&line->styled, 0, start);

	return start < line->styled.count && may_be_place(&before);
}

static bool
is_subject(const struct word_line *line)
{
	return slug_starts(line->slug, "v-v") ||
	    slug_starts(line->slug, "ve-viec");
}

static bool
has_letter(struct text text)
{
	while (text.length > 0)
		if (utf8_is_letter(utf8_next(&text)))
			return true;
	return false;
}

/* "Lâm Đồng, ngày …"; the place may be a blank. */
static void
take_date(struct opening_search *search, const struct word_line *line)
{
	struct opening *opening = search->opening;
	size_t start = blanks_find_date(&line->styled);
	struct styled_text before = styled_part(&line->styled, 0, start);
	struct text place = styled_plain(search->arena, &before, false);

	while (place.length > 0 && strchr(", ", place.at[place.length - 1]))
		place.length--;
	if (has_letter(place))
		opening->place =
		    text_of(arena_copy(search->arena, place.at, place.length));
	else if (place.length > 0)
		finding_omit(search->blanks->findings, OMISSION_RULE,
		    line->place, place);
	opening->date = blanks_date(search->blanks, &line->styled, line->place);
}

static void
take_number(struct opening_search *search, const struct word_line *line)
{
	struct opening *opening = search->opening;

	opening->number =
	    blanks_number(search->blanks, &line->styled, line->place);
	search->numbered = true;
}

/* Is it of the "V/v …" below the number, which may name a day? */
static bool
is_of_subject(const struct opening_search *search, const struct word_line *line)
{
	if (!search->numbered || search->addressed)
		return false;
	return is_subject(line) ||
	    (search->subject && (search->columns || !is_date(line)));
}

/* A line of the letterhead. `right`: in the column of the country. */
static void
take_line(struct opening_search *search, struct word_line line, bool right)
{
	struct findings *findings = search->blanks->findings;
	struct opening *opening = search->opening;

	if (word_line_is_printed_anew(search->profile, &line))
		return;
	if (word_line_is_country(&line) || word_line_is_motto(&line))
		word_lines_keep(search->arena, &opening->rest, line);
	else if (word_line_is_rule(&line))
		finding_omit(findings, OMISSION_RULE, line.place, line.text);
	else if (word_line_is_draft_mark(&line))
		finding_omit(
		    findings, OMISSION_DRAFT_MARK, line.place, line.text);
	else if (!search->numbered && is_number(&line))
		take_number(search, &line);
	else if (!right && slug_starts(line.slug, "kinh-gui")) {
		search->addressed = true;
		word_lines_keep(search->arena, &opening->rest, line);
	} else if (!right && is_of_subject(search, &line)) {
		search->subject = true;
		opening->title =
		    word_text_join(search->arena, opening->title, line.text);
	} else if (opening->date.length == 0 && is_date(&line)) {
		take_date(search, &line);
	} else if (!right && !search->numbered && utf8_is_upper(line.text))
		word_lines_keep(search->arena, &opening->head, line);
	else
		word_lines_keep(search->arena, &opening->rest, line);
}

/* The column of the country. */
static size_t
right_column(const struct word_lines *lines)
{
	size_t right = 1;

	for (size_t i = 0; i < lines->count; i++)
		if (word_line_is_country(&lines->at[i]) &&
		    lines->at[i].column > 0)
			right = lines->at[i].column;
	return right;
}

void
head_lines_take(struct opening_search *search, const struct word_lines *lines)
{
	size_t right = right_column(lines);

	if (lines->count > 0 && lines->at[lines->count - 1].column > 0)
		search->columns = true;
	for (size_t i = 0; i < lines->count; i++)
		take_line(search, lines->at[i], lines->at[i].column >= right);
}

bool
head_lines_has_country(const struct word_lines *lines)
{
	for (size_t i = 0; i < lines->count; i++)
		if (word_line_is_country(&lines->at[i]))
			return true;
	return false;
}

/*
 * The lines on one side of the country's column, and then those on the other,
 * each from above to below: cells of a side may begin at several columns.
 */
static struct word_lines
two_sides(struct arena *arena, const struct word_table *table)
{
	struct word_lines lines = {0}, all = {0};
	size_t right;

	table = word_table_inner(table);
	word_lines_add_table(arena, &all, table);
	right = right_column(&all);
	for (size_t side = 0; side < 2; side++)
		for (size_t i = 0; i < table->count; i++)
			for (size_t j = 0; j < table->rows[i].count; j++) {
				const struct word_cell *cell =
				    &table->rows[i].at[j];

				if ((cell->column >= right) == (side > 0))
					word_lines_add_blocks(arena, &lines,
					    &cell->blocks, cell->column);
			}
	return lines;
}

static bool
has_motto(const struct word_lines *lines)
{
	for (size_t i = 0; i < lines->count; i++)
		if (word_line_is_motto(&lines->at[i]))
			return true;
	return false;
}

/* Does the line begin with the words of the name, without a misprint? */
static bool
starts_with_name(struct text line, const char *name)
{
	struct text rest = line;

	for (const char *at = name; at != NULL; at = strchr(at + 1, ' ')) {
		rest = text_trim(rest);
		rest = text_part(rest, text_find(rest, " "), rest.length);
	}
	return word_text_same(
	    text_part(line, 0, (size_t)(rest.at - line.at)), text_of(name));
}

/* The name in the profile of the type that the line begins with, or NULL. */
const char *
head_lines_type(
    const struct opening_search *search, const struct word_line *line)
{
	const struct list *types = &search->profile->types;
	const char *best = NULL;
	size_t longest = 0;

	for (size_t i = 0; i < types->count; i++) {
		const struct type *type = (const struct type *)types->at + i;
		const char *slug =
		    utf8_slug(search->arena, text_of(type->name.text));

		if (slug_starts(line->slug, slug) && strlen(slug) > longest &&
		    starts_with_name(line->text, type->name.text)) {
			longest = strlen(slug);
			best = type->name.text;
		}
	}
	return utf8_is_upper(line->text) ? best : NULL;
}

bool
head_lines_is_outside(const struct word_line *line)
{
	return is_number(line) || is_date(line) || is_subject(line);
}

/* A paragraph with both columns: "BỘ NỘI VỤ → CỘNG HÒA …". */
static void
add_tabbed(struct opening_search *search, struct word_lines *lines,
    const struct word_paragraph *paragraph)
{
	struct word_paragraph part = *paragraph;
	size_t column = 0, start = 0;

	for (size_t i = 0; i <= paragraph->count; i++) {
		if (i < paragraph->count && paragraph->runs[i].kind != WORD_TAB)
			continue;
		part.runs = paragraph->runs + start;
		part.count = i - start;
		word_lines_add(search->arena, lines, &part, column);
		if (part.count > 0)
			column++;
		start = i + 1;
		part.label = (struct text) {0};
	}
}

/*
 * Is the line of a letterhead in paragraphs? Below the motto, one in capitals
 * is not, but the type.
 */
static bool
is_of_head(const struct opening_search *search, const struct word_lines *lines,
    bool below)
{
	for (size_t i = 0; i < lines->count; i++) {
		const struct word_line *line = &lines->at[i];

		if (!word_line_is_country(line) && !word_line_is_motto(line) &&
		    !word_line_is_rule(line) && !is_number(line) &&
		    !is_date(line) && !is_subject(line) &&
		    (below || !utf8_is_upper(line->text)))
			return false;
		if (head_lines_type(search, line) != NULL)
			return false;
	}
	return true;
}

/* A letterhead in paragraphs, from the first block to below its date. */
static size_t
take_paragraphs(struct opening_search *search)
{
	bool below = false;
	size_t i;

	for (i = 0; i < search->blocks->count; i++) {
		const struct word_block *block = &search->blocks->at[i];
		struct word_lines lines = {0};

		if (block->kind == WORD_TABLE)
			break;
		add_tabbed(search, &lines, block->paragraph);
		if (!is_of_head(search, &lines, below))
			break;
		head_lines_take(search, &lines);
		below = below || has_motto(&lines);
	}
	return i;
}

/* What stands above the letterhead is kept for the text. */
static void
take_above(struct opening_search *search, size_t end)
{
	for (size_t i = 0; i < end; i++) {
		struct word_lines lines =
		    word_lines_of(search->arena, &search->blocks->at[i]);

		head_lines_take(search, &lines);
	}
}

size_t
head_lines_find(struct opening_search *search)
{
	const struct word_blocks *blocks = search->blocks;
	size_t above = 0;

	for (size_t i = 0; i < blocks->count && above <= ABOVE_MOST; i++) {
		struct word_lines lines =
		    word_lines_of(search->arena, &blocks->at[i]);

		above += lines.count;
		if (blocks->at[i].kind == WORD_PARAGRAPH) {
			struct word_lines tabbed = {0};

			add_tabbed(search, &tabbed, blocks->at[i].paragraph);
			if (!head_lines_has_country(&tabbed))
				continue;
			search->opening->found = true;
			return take_paragraphs(search);
		}
		if (!head_lines_has_country(&lines))
			continue;
		search->opening->found = true;
		take_above(search, i);
		lines = two_sides(search->arena, blocks->at[i].table);
		head_lines_take(search, &lines);
		return i + 1;
	}
	return 0;
}
