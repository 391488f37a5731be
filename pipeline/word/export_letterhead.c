#include "word/export_letterhead.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/markup.h"
#include "base/utf8.h"
#include "read/decision.h"
#include "read/profile.h"
#include "word/docx_writer.h"
#include "word/export_xml.h"
#include "word/text_width.h"

enum {
	LEFT_PERCENT = 41, /* of the measure, for the left column */
	SMALLER = 1000,	   /* the motto, than the text */
	SMALLEST = 2000,   /* the authority */
	TITLE_MARGIN = 12, /* a twelfth of the measure */
	SIGNATURE_ABOVE = 14000,
};

/* A rule below a text: a part of its width. */
struct rule_width {
	int part, whole;
};

/* Begins a table without borders; its cells are as wide as given. */
static void
open_table(struct docx *docx, int left, int right)
{
	struct markup *out = docx->out;

	markup_open(out, "w:tbl");
	markup_open(out, "w:tblPr");
	markup_open(out, "w:tblW");
	export_length(out, "w:w", left + right);
	markup_attribute(out, "w:type", "dxa");
	markup_close(out);
	markup_element_with(out, "w:tblLayout", NULL, WITH("w:type", "fixed"));
	markup_open(out, "w:tblCellMar");
	markup_element_with(
	    out, "w:left", NULL, WITH("w:w", "0", "w:type", "dxa"));
	markup_element_with(
	    out, "w:right", NULL, WITH("w:w", "0", "w:type", "dxa"));
	markup_close(out);
	markup_close(out);
	markup_open(out, "w:tblGrid");
	markup_open(out, "w:gridCol");
	export_length(out, "w:w", left);
	markup_close(out);
	markup_open(out, "w:gridCol");
	export_length(out, "w:w", right);
	markup_close(out);
	markup_close_line(out);
}

static void
open_row(struct docx *docx)
{
	markup_open(docx->out, "w:tr");
	markup_open(docx->out, "w:trPr");
	export_empty(docx->out, "w:cantSplit");
	markup_close(docx->out);
}

static void
open_cell(struct docx *docx, int width)
{
	markup_open(docx->out, "w:tc");
	markup_open(docx->out, "w:tcPr");
	markup_open(docx->out, "w:tcW");
	export_length(docx->out, "w:w", width);
	markup_attribute(docx->out, "w:type", "dxa");
	markup_close(docx->out);
	markup_close(docx->out);
}

static void
write_rule(struct docx *docx, const char *text, int size, int width,
    struct rule_width rule)
{
	int line = text_width(text_of(text), size, true);
	struct docx_paragraph paragraph = {.style = STYLE_RULE, .rule = true};

	if (line > width)
		line = width;
	line = (int)((int64_t)line * rule.part / rule.whole);
	paragraph.left = paragraph.right = (width - line) / 2;
	docx_space(docx, &paragraph);
}

static void
write_authority(struct docx *docx, const struct authority *authority, int width)
{
	size_t count = authority->head.count;

	open_cell(docx, width);
	docx_line(docx, STYLE_SUPERIOR, authority->superior.text);
	for (size_t i = 0; i < count; i++)
		docx_line(docx, STYLE_AUTHORITY, authority->head.at[i].text);
	write_rule(docx, count > 0 ? authority->head.at[count - 1].text : "",
	    docx->look->size - SMALLEST, width, (struct rule_width) {2, 5});
	markup_close_line(docx->out);
}

static void
write_country(struct docx *docx, const struct profile *profile, int width)
{
	open_cell(docx, width);
	docx_line(docx, STYLE_COUNTRY, profile->country.text);
	docx_line(docx, STYLE_MOTTO, profile->motto.text);
	write_rule(docx, profile->motto.text, docx->look->size - SMALLER, width,
	    (struct rule_width) {1, 1});
	markup_close_line(docx->out);
}

static void
write_cell(
    struct docx *docx, int width, enum export_style style, const char *text)
{
	open_cell(docx, width);
	docx_line(docx, style, text);
	markup_close_line(docx->out);
}

/* Below the number of a letter stands its abstract. */
static void
write_number(struct docx *docx, int width)
{
	const struct decision *decision = docx->decision;

	open_cell(docx, width);
	docx_line(docx, STYLE_NUMBER,
	    arena_format(docx->arena, "Số: %s", decision->number.text));
	if (decision_is_letter(decision))
		docx_line(docx, STYLE_NUMBER, decision->title.text);
	markup_close_line(docx->out);
}

/* The rule below it is as long as two fifths of its longest line. */
static void
write_title(struct docx *docx, const char *title)
{
	int measure = docx_measure(docx->look, false);
	int margin = measure / TITLE_MARGIN;
	struct docx_paragraph paragraph = {
	    .style = STYLE_TITLE, .left = margin, .right = margin};
	int width = text_width(text_of(title), docx->look->size, true);
	int rule;

	docx_paragraph_open(docx, &paragraph);
	docx_run(docx, text_of(title), 0, NULL, 0);
	docx_paragraph_close(docx);
	if (width > measure - 2 * margin)
		width = measure - 2 * margin;
	rule = width * 2 / 5;
	paragraph = (struct docx_paragraph) {.style = STYLE_RULE,
	    .rule = true,
	    .left = (measure - rule) / 2,
	    .right = (measure - rule) / 2};
	docx_space(docx, &paragraph);
}

void
export_letterhead_write(struct docx *docx, const struct profile *profile,
    const struct authority *authority)
{
	const struct decision *decision = docx->decision;
	int measure = docx_measure(docx->look, false);
	int left = measure * LEFT_PERCENT / 100, right = measure - left;

	open_table(docx, left, right);
	open_row(docx);
	write_authority(docx, authority, left);
	write_country(docx, profile, right);
	markup_close_line(docx->out);
	open_row(docx);
	write_number(docx, left);
	write_cell(docx, right, STYLE_PLACE,
	    arena_format(docx->arena, "%s, %s", decision->place.text,
		date_long(docx->arena, decision->date.date)));
	markup_close_line(docx->out);
	markup_close_line(docx->out);
	if (decision_is_letter(decision))
		return;
	docx_line(docx, STYLE_TYPE,
	    utf8_upper(docx->arena, text_of(decision->type.text)).at);
	write_title(docx, decision->title.text);
}

static void
write_recipients(struct docx *docx, int width)
{
	const struct values *recipients = &docx->decision->recipients;
	struct docx_paragraph empty = {.style = STYLE_RECIPIENT};

	open_cell(docx, width);
	if (recipients->count > 0)
		docx_line(docx, STYLE_RECIPIENTS, "Nơi nhận:");
	else
		docx_space(docx, &empty);
	for (size_t i = 0; i < recipients->count; i++)
		docx_line(docx, STYLE_RECIPIENT,
		    arena_format(docx->arena, "- %s", recipients->at[i].text));
	markup_close_line(docx->out);
}

void
export_signature_write(struct docx *docx, bool landscape)
{
	const struct signer *signer = &docx->decision->signer;
	int measure = docx_measure(docx->look, landscape);
	int left = measure / 2, right = measure - left;
	struct docx_paragraph above = {
	    .style = STYLE_SPACER, .keep_next = true, .above = SIGNATURE_ABOVE};

	docx_space(docx, &above);
	open_table(docx, left, right);
	open_row(docx);
	write_recipients(docx, left);
	open_cell(docx, right);
	docx_line(docx, STYLE_POSITION, signer->capacity.text);
	docx_line(docx, STYLE_POSITION, signer->on_behalf.text);
	docx_line(docx, STYLE_POSITION, signer->position.text);
	docx_line(docx, STYLE_SIGNER, signer->name.text);
	markup_close_line(docx->out);
	markup_close_line(docx->out);
	markup_close_line(docx->out);
}
