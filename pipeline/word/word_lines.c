#include "word/word_lines.h"

#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"

struct word_line
word_line_of(
    struct arena *arena, struct word_place place, struct styled_text styled)
{
	struct word_line line = {.place = place, .styled = styled};

	line.text = styled_plain(arena, &styled, false);
	line.slug = utf8_slug(arena, line.text);
	return line;
}

static void
add_line(struct arena *arena, struct word_lines *lines, struct word_line line)
{
	if (line.text.length == 0)
		return;
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
		add_line(arena, lines, line);
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

void
word_lines_add_table(struct arena *arena, struct word_lines *lines,
    const struct word_table *table)
{
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
word_line_has_accents(const struct word_line *line)
{
	for (size_t i = 0; i < line->text.length; i++)
		if ((unsigned char)line->text.at[i] >= 0x80)
			return true;
	return false;
}

bool
word_line_is_country(const struct word_line *line)
{
	return strcmp(line->slug, "cong-hoa-xa-hoi-chu-nghia-viet-nam") == 0 &&
	    word_line_has_accents(line);
}

bool
word_line_is_motto(const struct word_line *line)
{
	return strcmp(line->slug, "doc-lap-tu-do-hanh-phuc") == 0 &&
	    word_line_has_accents(line);
}

bool
slug_starts(const char *slug, const char *words)
{
	size_t length = strlen(words);

	return strncmp(slug, words, length) == 0 &&
	    (slug[length] == '\0' || slug[length] == '-');
}
