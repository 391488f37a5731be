/*
 * Exported Word files: estimated widths, columns, and the order of what is
 * written.
 */
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/source.h"
#include "check.h"
#include "read/decision.h"
#include "read/decision_load.h"
#include "read/profile.h"
#include "word/docx_writer.h"
#include "word/export.h"
#include "word/export_block.h"
#include "word/export_columns.h"
#include "word/text_width.h"

#define FRONT                                                                   \
	"---\nnumber: 1/QĐ-UBND\ntype: Quyết định\nauthority: Ủy ban\n" \
	"place: Giả Định\ndate: 2025-06-01\ntitle: Ban hành Quy chế\n"  \
	"signer: {position: CHỦ TỊCH, name: Lê Giả Thiết}\n---\n\n"
#define BODY "QUYẾT ĐỊNH:\n\n**Điều 1.** Ban hành Quy chế.\n\n"

enum { MM = 2835 };

static const struct look LOOK = {.paper_width = 210 * MM,
    .paper_height = 297 * MM,
    .margin_top = 20 * MM,
    .margin_bottom = 20 * MM,
    .margin_left = 30 * MM,
    .margin_right = 20 * MM,
    .size = 14000,
    .table_size = 12000,
    .note_size = 11000,
    .indent = 36000,
    .paragraph_gap = 6000,
    .leading = 120};

struct test {
	struct arena *arena;
	struct decision *decision;
};

static void
read(struct test *test, const char *body)
{
	struct diag *diag = diag_new(test->arena);

	test->decision = decision_of(test->arena, diag,
	    source_of(test->arena, diag, "t.md",
		text_of(arena_concat(test->arena, FRONT, body, "\n"))));
	CHECK(test->decision->body != NULL);
}

/* The widths of Times New Roman, in thousandths of the size. */
static void
test_width(void)
{
	CHECK(text_width(text_of("A"), 1000, false) == 722);
	CHECK(text_width(text_of("Ấ"), 1000, false) == 722);
	CHECK(text_width(text_of("A\314\202\314\201"), 1000, false) == 722);
	CHECK(text_width(text_of("ư"), 1000, true) ==
	    text_width(text_of("u"), 1000, true));
	CHECK(text_width(text_of("Ư"), 1000, true) ==
	    text_width(text_of("U"), 1000, true));
	CHECK(text_width(text_of("đỉ"), 2000, false) == 2 * (500 + 278));
	CHECK(text_width((struct text) {0}, 1000, false) == 0);
}

static const struct node *
table_of(struct test *test, const char *table)
{
	const struct node *node;

	read(test, arena_concat(test->arena, BODY, table, ""));
	node = test->decision->body->last;
	while (node->kind != NODE_TABLE)
		node = node->last;
	return node;
}

static struct export_columns
choose(struct test *test, const char *table)
{
	struct export_columns columns =
	    export_columns_choose(test->arena, &LOOK, table_of(test, table));
	int sum = 0;

	for (size_t i = 0; i < columns.count; i++) {
		CHECK(columns.widths[i] > 2 * EXPORT_CELL_PADDING);
		sum += columns.widths[i];
	}
	CHECK(sum == docx_measure(&LOOK, columns.landscape));
	return columns;
}

static void
test_columns(struct test *test)
{
	struct export_columns columns = choose(test,
	    "| TT | Tên đơn vị | Số |\n| --- | --- | --- |\n"
	    "| 1 | Sở Tài chính | 1.250,5 |\n");

	CHECK(columns.count == 3 && columns.size == LOOK.table_size);
	CHECK(!columns.landscape);
	CHECK(columns.widths[0] < columns.widths[1]);
	CHECK(columns.aligns[0] == ALIGN_CENTRE);
	CHECK(columns.aligns[1] == ALIGN_LEFT);
	CHECK(columns.aligns[2] == ALIGN_RIGHT);
}

/* Sixteen words of 76 points side by side fit no page at full size. */
static void
test_wide(struct test *test)
{
	struct buffer table = {.arena = test->arena};
	struct export_columns columns;

	for (int row = 0; row < 3; row++) {
		for (int i = 0; i < 16; i++)
			buffer_string(
			    &table, row == 1 ? "| --- " : "| nnnnnnnnnnnn ");
		buffer_string(&table, "|\n");
	}
	columns = choose(test, table.at);
	CHECK(columns.landscape && columns.size < LOOK.table_size);
	columns = choose(
	    test, arena_concat(test->arena, "<!-- dọc -->\n", table.at, ""));
	CHECK(!columns.landscape);
}

static void
test_turned(struct test *test)
{
	struct export_columns columns = choose(
	    test, "<!-- ngang -->\n| A | B |\n| --- | --- |\n| 1 | 2 |\n");

	CHECK(columns.landscape && columns.size == LOOK.table_size);
}

/* A landscape table takes the heading above it along; the annex begins a
   section; the signature stands before it. */
static void
test_blocks(struct test *test)
{
	struct export_blocks blocks;

	read(test,
	    BODY "# PHỤ LỤC\n\n**DANH MỤC**\n\n"
		 "*(Kèm theo Quyết định số 1/QĐ-UBND)*\n\n"
		 "<!-- ngang -->\n| A | B |\n| --- | --- |\n| 1 | 2 |\n\n"
		 "Ghi chú.\n");
	blocks = export_blocks_of(test->arena, test->decision, &LOOK);
	CHECK(blocks.count == 9);
	CHECK(blocks.at[0].kind == EXPORT_LETTERHEAD);
	CHECK(blocks.at[1].style == STYLE_ENACTING && blocks.at[1].keep_next);
	CHECK(blocks.at[2].style == STYLE_ARTICLE && blocks.at[2].keep_next);
	CHECK(blocks.at[3].kind == EXPORT_SIGNATURE);
	CHECK(!blocks.at[3].landscape);
	CHECK(blocks.at[4].style == STYLE_ANNEX);
	CHECK(blocks.at[4].starts_section && blocks.at[4].landscape);
	CHECK(blocks.at[6].style == STYLE_REFERENCE && blocks.at[6].landscape);
	CHECK(blocks.at[7].kind == EXPORT_TABLE && blocks.at[7].landscape);
	/* A short end stays on the page. */
	CHECK(blocks.at[8].style == STYLE_TEXT && blocks.at[8].landscape);
}

/* The same decision gives the same bytes, wherever it is in memory. */
static void
test_bytes(struct test *test)
{
	struct value head = {.text = "ỦY BAN"};
	struct authority authority = {
	    .name = {.text = "Ủy ban"}, .head = {&head, 1}};
	struct profile profile = {.country = {.text = "VIỆT NAM"},
	    .motto = {.text = "Độc lập"},
	    .authorities = {&authority, 1},
	    .look = LOOK};
	struct text first, second;

	read(test, BODY);
	first = export_docx(test->arena, test->decision, &profile);
	read(test, BODY);
	second = export_docx(test->arena, test->decision, &profile);
	CHECK(text_starts(first, "PK\3\4"));
	CHECK(text_equal(first, second));
	read(test, BODY "Hết.");
	second = export_docx(test->arena, test->decision, &profile);
	CHECK(!text_equal(first, second));
}

int
main(void)
{
	struct test test = {.arena = arena_new()};

	test_width();
	test_columns(&test);
	test_wide(&test);
	test_turned(&test);
	test_blocks(&test);
	test_bytes(&test);
	arena_free(test.arena);
	return check_report();
}
