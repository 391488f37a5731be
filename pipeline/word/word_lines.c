#include "word/word_lines.h"

#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "read/profile.h"

struct word_line
word_line_of(
    struct arena *arena, struct word_place place, struct styled_text styled)
{
	struct word_line line = {.place = place, .styled = styled};

	line.text = styled_plain(arena, &styled, false);
	line.slug = utf8_slug(arena, line.text);
	return line;
}

void
word_lines_keep(
    struct arena *arena, struct word_lines *lines, struct word_line line)
{
	lines->at = arena_more(
	    arena, lines->at, lines->count, &lines->room, sizeof *lines->at);
	lines->at[lines->count++] = line;
}

void
word_lines_add(struct arena *arena, struct word_lines *lines,
    const struct word_paragraph *paragraph, size_t column)
{
	struct styled_text text = styled_text_of(arena, paragraph);
	size_t start = 0;

	for (size_t i = 0; i <= text.count; i++) {
		struct word_line line;

		if (i < text.count && !styled_is(&text.at[i], WORD_LINE_BREAK))
			continue;
		line = word_line_of(
		    arena, paragraph->place, styled_part(&text, start, i));
		line.align = paragraph->align;
		line.column = column;
		line.listed = start == 0 && paragraph->label.length > 0;
		if (line.text.length > 0)
			word_lines_keep(arena, lines, line);
		start = i + 1;
	}
}

void
word_lines_add_blocks(struct arena *arena, struct word_lines *lines,
    const struct word_blocks *blocks, size_t column)
{
	for (size_t i = 0; i < blocks->count; i++) {
		const struct word_block *block = &blocks->at[i];

		if (block->kind == WORD_PARAGRAPH) {
			word_lines_add(arena, lines, block->paragraph, column);
			continue;
		}
		for (size_t j = 0; j < block->table->count; j++)
			for (size_t k = 0; k < block->table->rows[j].count; k++)
				word_lines_add_blocks(arena, lines,
				    &block->table->rows[j].at[k].blocks,
				    column);
	}
}

static void
add_column(struct arena *arena, struct word_lines *lines,
    const struct word_table *table, size_t column)
{
	for (size_t i = 0; i < table->count; i++)
		for (size_t j = 0; j < table->rows[i].count; j++) {
			const struct word_cell *cell = &table->rows[i].at[j];

			if (cell->column == column)
				word_lines_add_blocks(
				    arena, lines, &cell->blocks, column);
		}
}

static bool
is_blank(const struct word_paragraph *paragraph)
{
	if (paragraph->label.length > 0)
		return false;
	for (size_t i = 0; i < paragraph->count; i++)
		if (paragraph->runs[i].kind != WORD_TEXT ||
		    text_trim(paragraph->runs[i].text).length > 0)
			return false;
	return true;
}

/* Adds its tables; false if it has text besides. */
static bool
find_tables(const struct word_blocks *blocks, const struct word_table **found,
    size_t *count)
{
	for (size_t i = 0; i < blocks->count; i++) {
		if (blocks->at[i].kind == WORD_TABLE) {
			*found = blocks->at[i].table;
			++*count;
		} else if (!is_blank(blocks->at[i].paragraph))
			return false;
	}
	return true;
}

const struct word_table *
word_table_inner(const struct word_table *table)
{
	const struct word_table *found = NULL;
	size_t count = 0;

	for (size_t i = 0; i < table->count; i++)
		for (size_t j = 0; j < table->rows[i].count; j++)
			if (!find_tables(
				&table->rows[i].at[j].blocks, &found, &count))
				return table;
	return count == 1 ? word_table_inner(found) : table;
}

void
word_lines_add_table(struct arena *arena, struct word_lines *lines,
    const struct word_table *table)
{
	table = word_table_inner(table);
	for (size_t column = 0; column < table->columns; column++)
		add_column(arena, lines, table, column);
}

struct word_lines
word_lines_of(struct arena *arena, const struct word_block *block)
{
	struct word_lines lines = {0};

	if (block->kind == WORD_TABLE)
		word_lines_add_table(arena, &lines, block->table);
	else
		word_lines_add(arena, &lines, block->paragraph, 0);
	return lines;
}

struct text
word_text_join(struct arena *arena, struct text before, struct text more)
{
	if (before.length == 0)
		return more;
	return text_of(
	    arena_format(arena, TEXT " " TEXT, TEXT_OF(before), TEXT_OF(more)));
}

bool
word_line_is_rule(const struct word_line *line)
{
	struct text rest = line->text;
	size_t count = 0;

	while (rest.length > 0) {
		uint32_t c = utf8_next(&rest);

		if (c == ' ')
			continue;
		if (c != '_' && c != '-' && c != 0x2013 && c != 0x2014 &&
		    c != 0x2500 && c != 0x2015 && c != 0xAF && c != '=' &&
		    c != '*')
			return false;
		count++;
	}
	return count >= 3;
}

bool
word_line_is_draft_mark(const struct word_line *line)
{
	return slug_starts(line->slug, "du-thao") &&
	    utf8_count(line->text) <= 24;
}

bool
word_line_is_country(const struct word_line *line)
{
	return strcmp(line->slug, "cong-hoa-xa-hoi-chu-nghia-viet-nam") == 0;
}

bool
word_line_is_motto(const struct word_line *line)
{
	return strcmp(line->slug, "doc-lap-tu-do-hanh-phuc") == 0;
}

static bool
is_dash(uint32_t c)
{
	return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212;
}

/* OÀ as ÒA: the tone mark of two vowels on the first. */
static bool
add_pair(struct buffer *out, struct text *rest)
{
	static const char *const PAIRS[][2] = {{"oà", "òa"}, {"oá", "óa"},
	    {"oả", "ỏa"}, {"oã", "õa"}, {"oạ", "ọa"}, {"oè", "òe"},
	    {"oé", "óe"}, {"oẻ", "ỏe"}, {"oẽ", "õe"}, {"oẹ", "ọe"},
	    {"uỳ", "ùy"}, {"uý", "úy"}, {"uỷ", "ủy"}, {"uỹ", "ũy"},
	    {"uỵ", "ụy"}};

	for (size_t i = 0; i < sizeof PAIRS / sizeof PAIRS[0]; i++)
		if (text_starts(*rest, PAIRS[i][0])) {
			buffer_string(out, PAIRS[i][1]);
			*rest =
			    text_part(*rest, strlen(PAIRS[i][0]), rest->length);
			return true;
		}
	return false;
}

static struct text
folded(struct arena *arena, struct text text)
{
	struct buffer out = {.arena = arena};
	struct text rest = utf8_lower(arena, utf8_compose(arena, text));

	while (rest.length > 0) {
		uint32_t c;

		if (add_pair(&out, &rest))
			continue;
		c = utf8_next(&rest);
		if (c != ' ' && c != 0xA0)
			utf8_add(&out, is_dash(c) ? '-' : c);
	}
	return buffer_text(&out);
}

bool
word_text_same(struct text a, struct text b)
{
	struct arena *arena = arena_new();
	bool same = text_equal(folded(arena, a), folded(arena, b));

	arena_free(arena);
	return same;
}

bool
word_line_is_printed_anew(
    const struct profile *profile, const struct word_line *line)
{
	return (word_line_is_country(line) &&
		   word_text_same(
		       line->text, text_of(profile->country.text))) ||
	    (word_line_is_motto(line) &&
		word_text_same(line->text, text_of(profile->motto.text)));
}

bool
slug_starts(const char *slug, const char *words)
{
	size_t length = strlen(words);

	return strncmp(slug, words, length) == 0 &&
	    (slug[length] == '\0' || slug[length] == '-');
}
