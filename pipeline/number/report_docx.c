#include "number/report_docx.h"

#include "base/arena.h"
#include "base/markup.h"
#include "base/utf8.h"
#include "number/report_outline.h"
#include "read/decision.h"
#include "read/profile.h"
#include "read/runs.h"
#include "word/docx_package.h"
#include "word/docx_writer.h"
#include "word/export_letterhead.h"
#include "word/export_table.h"

/* "Văn phòng Ủy ban nhân dân tỉnh Giả Định" is part of what follows. */
#define OFFICE "Văn phòng "
#define NO_BREAK_SPACE "\xC2\xA0"

static struct value
value_of(const char *text)
{
	return (struct value) {.text = text};
}

static const char *
upper(struct arena *arena, const char *text)
{
	return utf8_upper(arena, text_of(text)).at;
}

static bool
is_office(const struct profile *profile)
{
	return text_starts(text_of(profile->publisher.text), OFFICE);
}

/* The name of the province is not divided between two lines. */
static const char *
superior_of(struct arena *arena, const struct profile *profile)
{
	struct text name = text_of(profile->publisher.text + strlen(OFFICE));
	struct buffer out = {.arena = arena};
	size_t kept = name.length;

	if (text_ends(name, profile->province.text))
		kept -= strlen(profile->province.text);
	for (size_t i = 0; i < name.length; i++)
		if (i >= kept && name.at[i] == ' ')
			buffer_string(&out, NO_BREAK_SPACE);
		else
			buffer_byte(&out, name.at[i]);
	return upper(arena, out.at);
}

/* The publisher is no authority of the profile. */
static struct authority
publisher_of(struct arena *arena, const struct profile *profile)
{
	struct value *head = arena_alloc(arena, sizeof *head);
	const char *publisher = profile->publisher.text;
	struct authority authority = {
	    .name = profile->publisher, .head = {head, 1}};

	if (is_office(profile)) {
		authority.superior = value_of(superior_of(arena, profile));
		*head = value_of("VĂN PHÒNG");
	} else {
		*head = value_of(upper(arena, publisher));
	}
	return authority;
}

/* The province's name without what it is: NĐ 30/2020, Phụ lục I, mục 4. */
static const char *
place_of(const struct profile *profile)
{
	static const char *const KINDS[] = {"tỉnh ", "thành phố "};
	const char *province = profile->province.text;

	for (size_t i = 0; i < sizeof KINDS / sizeof KINDS[0]; i++)
		if (text_starts(text_of(province), KINDS[i]))
			return province + strlen(KINDS[i]);
	return province;
}

/* Whom the report goes to is for the office to say. */
static struct values
recipients_of(struct arena *arena)
{
	struct value *at = arena_alloc(arena, 2 * sizeof *at);

	at[0] = value_of("…;");
	at[1] = value_of("Lưu: VT.");
	return (struct values) {at, 2};
}

/* What letterhead and signature are made of. */
static struct decision
decision_of_report(struct arena *arena, const struct report_outline *outline,
    const struct profile *profile)
{
	bool office = is_office(profile);
	struct signer signer = {
	    .position =
		value_of(office ? "CHÁNH VĂN PHÒNG" : "THỦ TRƯỞNG CƠ QUAN"),
	    .name = value_of("")};

	return (struct decision) {
	    .number = value_of(office ? "…/BC-VP" : "…/BC-…"),
	    .type = value_of("Báo cáo"),
	    .authority = profile->publisher,
	    .place = value_of(place_of(profile)),
	    .title = value_of(outline->title),
	    .signer = signer,
	    .recipients = recipients_of(arena),
	};
}

static struct node *
add_cell(struct arena *arena, struct node *row, size_t column, const char *text)
{
	struct node *cell = arena_alloc(arena, sizeof *cell);

	*cell = (struct node) {.kind = NODE_CELL,
	    .head = row->head,
	    .column = column,
	    .column_span = 1,
	    .row_span = 1};
	if (*text != '\0')
		cell->runs = runs_of(arena, text, 0, (struct span) {0});
	node_append(row, cell);
	return cell;
}

static struct node *
add_row(struct arena *arena, struct node *table, bool head)
{
	struct node *row = arena_alloc(arena, sizeof *row);

	*row = (struct node) {.kind = NODE_ROW, .head = head};
	node_append(table, row);
	return row;
}

static const enum align *
aligns_of(struct arena *arena, const struct report_table *table)
{
	enum align *aligns =
	    arena_alloc(arena, table->column_count * sizeof *aligns);

	for (size_t i = 0; i < table->column_count; i++)
		aligns[i] = report_column_is_numeric(table, i) ? ALIGN_RIGHT
							       : ALIGN_LEFT;
	return aligns;
}

static void
write_table(struct docx *docx, const struct report_table *table)
{
	struct arena *arena = docx->arena;
	struct docx_paragraph spacer = {.style = STYLE_SPACER};
	struct node node = {.kind = NODE_TABLE,
	    .turn = TURN_PORTRAIT,
	    .columns = table->column_count,
	    .aligns = aligns_of(arena, table)};
	struct node *row = add_row(arena, &node, true);

	for (size_t i = 0; i < table->column_count; i++)
		add_cell(arena, row, i, table->columns[i]);
	for (size_t i = 0; i < report_table_rows(table); i++) {
		row = add_row(arena, &node, false);
		for (size_t j = 0; j < table->column_count; j++)
			add_cell(arena, row, j,
			    report_cell_text(
				arena, report_table_cell(table, i, j)));
	}
	export_table_write(docx, &node);
	docx_space(docx, &spacer);
}

static void
write_paragraph(struct docx *docx, const char *text, bool keep_next)
{
	struct docx_paragraph paragraph = {
	    .style = STYLE_TEXT, .keep_next = keep_next};

	docx_paragraph_open(docx, &paragraph);
	docx_run(docx, text_of(text), 0, NULL, 0);
	docx_paragraph_close(docx);
}

/* A paragraph before a table introduces it. */
static void
write_block(
    struct docx *docx, const struct report_block *block, bool before_table)
{
	switch (block->kind) {
	case REPORT_HEADING:
		docx_line(docx, STYLE_HEADING_LEFT, block->text);
		break;
	case REPORT_PARAGRAPH:
		write_paragraph(docx, block->text, before_table);
		break;
	case REPORT_TABLE:
		write_table(docx, &block->table);
		break;
	}
}

struct text
report_docx(struct arena *arena, const struct report_outline *outline,
    const struct profile *profile)
{
	struct decision decision = decision_of_report(arena, outline, profile);
	struct authority publisher = publisher_of(arena, profile);
	struct docx docx = {
	    .arena = arena, .decision = &decision, .look = &profile->look};
	struct docx_section section = {.numbered_anew = true};
	struct docx_paragraph end = {.style = STYLE_SPACER};

	docx_begin(&docx);
	export_letterhead_write(&docx, profile, &publisher);
	for (size_t i = 0; i < outline->count; i++)
		write_block(&docx, &outline->at[i],
		    i + 1 < outline->count &&
			outline->at[i + 1].kind == REPORT_TABLE);
	export_signature_write(&docx, false);
	docx_space(&docx, &end);
	docx_section_write(&docx, &section);
	return docx_package(&docx, markup_end(docx.out), (struct text) {0});
}
