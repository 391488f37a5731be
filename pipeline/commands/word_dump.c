#include "commands/word_dump.h"

#include "word/word_document.h"

static void show_blocks(
    struct buffer *out, const struct word_blocks *blocks, int depth);

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
	static const struct {
		unsigned style;
		const char *mark;
	} MARKS[] = {{WORD_BOLD, "**"}, {WORD_ITALIC, "*"},
	    {WORD_SUPERSCRIPT, "^"}, {WORD_SUBSCRIPT, ","}, {WORD_STRUCK, "~"},
	    {WORD_UNDERLINED, "_"}};

	for (size_t i = 0; i < sizeof MARKS / sizeof *MARKS; i++)
		if (style & MARKS[i].style)
			buffer_string(out, MARKS[i].mark);
}

static void
show_styled(struct buffer *out, unsigned style, struct text text)
{
	show_style(out, style);
	buffer_add(out, text);
	show_style(out, style);
}

static void
show_run(struct buffer *out, const struct word_run *run)
{
	switch (run->kind) {
	case WORD_TEXT:
		show_styled(out, run->style, run->text);
		break;
	case WORD_TAB:
		buffer_string(out, "⇥");
		break;
	case WORD_LINE_BREAK:
		buffer_string(out, "⏎");
		break;
	case WORD_PAGE_BREAK:
		buffer_string(out, "⎘");
		break;
	case WORD_NOTE:
		buffer_format(out, "[^%s]", run->id);
		break;
	case WORD_PICTURE:
		buffer_format(out, "[picture %s%s%s]", run->id,
		    run->alternative == NULL ? "" : ": ",
		    run->alternative == NULL ? "" : run->alternative);
		break;
	}
}

static void
show_setting(struct buffer *out, const struct word_paragraph *paragraph)
{
	static const char *const ALIGNS[] = {[WORD_LEFT] = "left",
	    [WORD_CENTRE] = "centre",
	    [WORD_RIGHT] = "right",
	    [WORD_JUSTIFY] = "justify"};

	buffer_format(out, "%zu %s", paragraph->place.paragraph,
	    ALIGNS[paragraph->align]);
	if (paragraph->left != 0 || paragraph->first_line != 0)
		buffer_format(
		    out, " %d%+d", paragraph->left, paragraph->first_line);
	if (paragraph->outline >= 0)
		buffer_format(out, " outline %d", paragraph->outline);
	if (paragraph->starts_page)
		buffer_string(out, " new page");
	if (paragraph->in_text_box)
		buffer_string(out, " box");
}

static void
show_label(struct buffer *out, const struct word_paragraph *paragraph)
{
	if (paragraph->label.length == 0)
		return;
	buffer_string(out, "⟦");
	show_styled(out, paragraph->label_style, paragraph->label);
	buffer_string(out, paragraph->label_joined ? "⟧" : "⟧ ");
}

static void
show_paragraph(
    struct buffer *out, const struct word_paragraph *paragraph, bool landscape)
{
	show_setting(out, paragraph);
	buffer_string(out, landscape ? " landscape: " : ": ");
	show_label(out, paragraph);
	for (size_t i = 0; i < paragraph->count; i++)
		show_run(out, &paragraph->runs[i]);
	buffer_byte(out, '\n');
}

static void
show_cell(struct buffer *out, const struct word_cell *cell, int depth)
{
	indent(out, depth);
	buffer_format(out, "cell %zu", cell->column);
	if (cell->column_span > 1)
		buffer_format(out, ", %d columns", cell->column_span);
	if (cell->row_span > 1)
		buffer_format(out, ", %d rows", cell->row_span);
	buffer_byte(out, '\n');
	show_blocks(out, &cell->blocks, depth + 1);
}

static void
show_table(struct buffer *out, const struct word_table *table, int depth)
{
	buffer_format(out, "table of %zu columns%s\n", table->columns,
	    table->bordered ? ", bordered" : "");
	for (size_t i = 0; i < table->count; i++) {
		const struct word_row *row = &table->rows[i];

		indent(out, depth + 1);
		buffer_string(out, row->head ? "row head\n" : "row\n");
		for (size_t j = 0; j < row->count; j++)
			show_cell(out, &row->at[j], depth + 2);
	}
}

static void
show_blocks(struct buffer *out, const struct word_blocks *blocks, int depth)
{
	for (size_t i = 0; i < blocks->count; i++) {
		const struct word_block *block = &blocks->at[i];

		indent(out, depth);
		if (block->kind == WORD_PARAGRAPH)
			show_paragraph(out, block->paragraph, block->landscape);
		else
			show_table(out, block->table, depth);
	}
}

void
show_word(struct buffer *out, const struct word_document *document)
{
	show_blocks(out, &document->blocks, 0);
	for (size_t i = 0; i < document->notes.count; i++) {
		buffer_format(out, "note %s\n", document->notes.at[i].id);
		show_blocks(out, &document->notes.at[i].blocks, 1);
	}
}
