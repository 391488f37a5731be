#include "word/text_boxes.h"

#include "word/findings.h"
#include "word/word_document.h"
#include "word/word_lines.h"

static bool
is_draft_mark(const struct word_lines *lines)
{
	for (size_t i = 0; i < lines->count; i++)
		if (!word_line_is_draft_mark(&lines->at[i]))
			return false;
	return true;
}

static void
tell(struct findings *findings, const struct word_lines *lines)
{
	if (!is_draft_mark(lines))
		finding_warning(findings, CODE_WORD_TEXT_BOX,
		    lines->at[0].place, lines->at[0].text,
		    "text of a text box; it comes after the paragraph that "
		    "the box belongs to");
}

static bool
is_boxed(const struct word_block *block)
{
	return block->paragraph != NULL && block->paragraph->in_text_box;
}

static void tell_blocks(struct arena *arena, struct findings *findings,
    const struct word_blocks *blocks);

static void
tell_table(struct arena *arena, struct findings *findings,
    const struct word_table *table)
{
	for (size_t i = 0; i < table->count; i++)
		for (size_t j = 0; j < table->rows[i].count; j++)
			tell_blocks(
			    arena, findings, &table->rows[i].at[j].blocks);
}

/* Paragraphs of text boxes that follow each other are told of as one. */
static void
tell_blocks(struct arena *arena, struct findings *findings,
    const struct word_blocks *blocks)
{
	struct word_lines lines = {0};

	for (size_t i = 0; i < blocks->count; i++) {
		if (is_boxed(&blocks->at[i])) {
			word_lines_add(
			    arena, &lines, blocks->at[i].paragraph, 0);
			continue;
		}
		tell(findings, &lines);
		lines.count = 0;
		if (blocks->at[i].table != NULL)
			tell_table(arena, findings, blocks->at[i].table);
	}
	tell(findings, &lines);
}

void
text_boxes_tell(struct arena *arena, struct findings *findings,
    const struct word_document *document)
{
	tell_blocks(arena, findings, &document->blocks);
}
