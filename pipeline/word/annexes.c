#include "word/annexes.h"

#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "read/label.h"
#include "word/body.h"
#include "word/opening.h"
#include "word/word_lines.h"

enum {
	TITLE_MOST = 8,	    /* lines of a title */
	HEADING_MOST = 120, /* bytes */
	FORM_MOST = 40,	    /* characters of "Mẫu số 01" */
};

static struct word_line
line_at(struct body_writer *body, const struct word_block *block)
{
	struct word_lines lines = {0};

	if (block->kind == WORD_PARAGRAPH)
		word_lines_add(body->arena, &lines, block->paragraph, 0);
	if (lines.count == 0)
		return (struct word_line) {.slug = ""};
	lines.at[0].align = block->paragraph->align;
	return lines.at[0];
}

/* "Kèm theo Đơn đăng ký …" stands in a form, which is no annex. */
static bool
refers_to_paper(const struct word_line *line)
{
	static const char *const PAPERS[] = {"èm theo Đơn ", "èm theo Tờ khai ",
	    "èm theo Giấy ", "èm theo Hồ sơ ", "èm theo Phiếu ",
	    "èm theo Biên bản "};

	for (size_t i = 0; i < sizeof PAPERS / sizeof PAPERS[0]; i++)
		if (text_find(line->text, PAPERS[i]) < line->text.length)
			return true;
	return false;
}

/* "(Ban hành kèm theo Quyết định …" */
static bool
is_reference(const struct word_line *line)
{
	return line->text.length > 0 && !refers_to_paper(line) &&
	    line->text.at[0] == '(' &&
	    (text_find(line->text, "èm theo") < line->text.length ||
		text_find(line->text, "an hành") < line->text.length);
}

/* Centred lines from here on, with a reference among the first of them. */
static bool
leads_to_reference(struct body_writer *body, const struct word_blocks *blocks,
    size_t index, size_t end)
{
	size_t lines = 0;

	for (size_t i = index; i < end && lines < TITLE_MOST; i++) {
		const struct word_block *block = &blocks->at[i];
		struct word_line line = line_at(body, block);

		if (block->kind == WORD_TABLE)
			return false;
		if (line.text.length == 0)
			continue;
		if (is_reference(&line))
			return lines > 0;
		if (line.align != WORD_CENTRE &&
		    !styled_is_all(&line.styled, WORD_BOLD))
			return false;
		lines++;
	}
	return false;
}

/* "PHỤ LỤC", "Phụ lục I", "PHỤ LỤC SỐ 2" and nothing else. */
static bool
is_annex_label(const struct word_line *line)
{
	struct label label = label_of(line->text);

	if (label.kind == LABEL_ANNEX)
		return label.length == line->text.length ||
		    (line->align == WORD_CENTRE && utf8_is_upper(line->text));
	return slug_starts(line->slug, "phu-luc") && line->text.at[0] != '(' &&
	    line->align == WORD_CENTRE && line->text.length < HEADING_MOST;
}

static bool
is_set_apart(const struct word_line *line)
{
	return line->align == WORD_CENTRE &&
	    (utf8_is_upper(line->text) ||
		styled_is_all(&line->styled, WORD_BOLD));
}

/* "Mẫu số 01" */
static bool
is_form(const struct word_line *line)
{
	bool apart = line->align == WORD_CENTRE || line->align == WORD_RIGHT ||
	    styled_is_all(&line->styled, WORD_BOLD);

	return apart && utf8_count(line->text) <= FORM_MOST &&
	    (slug_starts(line->slug, "mau-so") ||
		(strncmp(line->slug, "mau-", 4) == 0 &&
		    utf8_is_digit((unsigned char)line->slug[4])) ||
		slug_starts(line->slug, "bieu-mau") ||
		slug_starts(line->slug, "bieu-so") ||
		slug_starts(line->slug, "phieu-so"));
}

static bool
has_page_break(const struct word_paragraph *paragraph)
{
	for (size_t i = 0; i < paragraph->count; i++)
		if (paragraph->runs[i].kind == WORD_PAGE_BREAK)
			return true;
	return false;
}

static bool
is_blank(const struct word_paragraph *paragraph)
{
	for (size_t i = 0; i < paragraph->count; i++)
		if (paragraph->runs[i].kind == WORD_PICTURE ||
		    (paragraph->runs[i].kind == WORD_TEXT &&
			text_trim(paragraph->runs[i].text).length > 0))
			return false;
	return true;
}

/* Does a page begin with the paragraph, or with blank ones above it? */
static bool
begins_page(const struct word_blocks *blocks, size_t index)
{
	const struct word_paragraph *paragraph = blocks->at[index].paragraph;

	if (paragraph->starts_page ||
	    (paragraph->count > 0 &&
		paragraph->runs[0].kind == WORD_PAGE_BREAK))
		return true;
	while (index-- > 0) {
		if (blocks->at[index].kind != WORD_PARAGRAPH)
			return false;
		paragraph = blocks->at[index].paragraph;
		if (paragraph->starts_page || has_page_break(paragraph))
			return is_blank(paragraph) ||
			    paragraph->runs[paragraph->count - 1].kind ==
			    WORD_PAGE_BREAK;
		if (!is_blank(paragraph))
			return false;
	}
	return false;
}

static bool
begins(struct body_writer *body, const struct word_blocks *blocks, size_t index,
    size_t end)
{
	struct word_line line = line_at(body, &blocks->at[index]);
	enum label_kind label;

	if (line.text.length == 0)
		return false;
	if (is_annex_label(&line) && (body->in_annexes || is_set_apart(&line)))
		return true;
	if (!body->in_annexes)
		return false;
	label = label_of(line.text).kind;
	if (label != LABEL_NONE || is_reference(&line))
		return false;
	if (body->fresh &&
	    (is_set_apart(&line) ||
		(utf8_is_upper(line.text) &&
		    leads_to_reference(body, blocks, index, end))))
		return true;
	if (body->leading || !is_set_apart(&line) || is_form(&line))
		return false;
	return leads_to_reference(body, blocks, index, end) ||
	    (utf8_is_upper(line.text) && begins_page(blocks, index));
}

/* The lines that are looked at are kept no longer. */
bool
annexes_begin(struct body_writer *body, const struct word_blocks *blocks,
    size_t index, size_t end)
{
	struct arena *kept = body->arena;
	bool found;

	body->arena = arena_new();
	found = begins(body, blocks, index, end);
	arena_free(body->arena);
	body->arena = kept;
	return found;
}

bool
annexes_form_begins(
    struct body_writer *body, const struct word_paragraph *paragraph)
{
	struct word_block block = {.kind = WORD_PARAGRAPH,
	    .paragraph = (struct word_paragraph *)paragraph};
	struct arena *kept = body->arena;
	struct word_line line;
	bool found;

	if (!body->in_annexes)
		return false;
	body->arena = arena_new();
	line = line_at(body, &block);
	found = is_form(&line);
	arena_free(body->arena);
	body->arena = kept;
	return found;
}

bool
annexes_has_letterhead(struct body_writer *body, const struct word_table *table)
{
	struct word_lines lines = {0};

	word_lines_add_table(body->arena, &lines, table);
	for (size_t i = 0; i < lines.count; i++)
		if (word_line_is_country(&lines.at[i]))
			return true;
	return false;
}

bool
annexes_omit_head(struct body_writer *body, const struct word_block *block)
{
	struct word_lines lines = {0};

	if (block->kind != WORD_TABLE || !body->known)
		return false;
	word_lines_add_table(body->arena, &lines, block->table);
	if (!opening_repeats(body->profile, body->opening, &lines))
		return false;
	for (size_t i = 0; i < lines.count; i++)
		finding_omit(body->findings, OMISSION_REPEATED_HEAD,
		    lines.at[i].place, lines.at[i].text);
	return true;
}
