/*
 * The sentence of the yearly report in every case, CSV, and days.
 */
#include <string.h>

#include "base/arena.h"
#include "base/csv.h"
#include "check.h"
#include "number/figures.h"
#include "number/report.h"
#include "number/report_summary.h"

/* A plan of -1: none. 0 numbers in the year before, and it is not known. */
static const struct {
	int numbers;
	size_t documents;
	int numbers_before;
	size_t documents_before;
	int plan;
	const char *summary;
} SUMMARIES[] = {
    {90, 732, 54, 638, 60,
	"90 số công báo điện tử với 732 văn bản, tăng 36 số và 94 văn bản so "
	"với năm 2020, vượt kế hoạch năm 30 số"},
    {54, 638, 90, 732, 60,
	"54 số công báo điện tử với 638 văn bản, giảm 36 số và 94 văn bản so "
	"với năm 2020, còn thiếu 6 số so với kế hoạch năm"},
    {60, 500, 50, 600, 60,
	"60 số công báo điện tử với 500 văn bản, tăng 10 số, giảm 100 văn bản "
	"so với năm 2020, đạt kế hoạch năm"},
    {50, 600, 60, 500, -1,
	"50 số công báo điện tử với 600 văn bản, giảm 10 số, tăng 100 văn bản "
	"so với năm 2020"},
    {60, 500, 60, 500, -1,
	"60 số công báo điện tử với 500 văn bản, không thay đổi so với năm "
	"2020"},
    {60, 500, 60, 499, -1,
	"60 số công báo điện tử với 500 văn bản, số công báo không thay đổi, "
	"tăng 1 văn bản so với năm 2020"},
    {60, 500, 61, 500, -1,
	"60 số công báo điện tử với 500 văn bản, giảm 1 số, số văn bản không "
	"thay đổi so với năm 2020"},
    {1, 1, 0, 0, -1, "1 số công báo điện tử với 1 văn bản"},
    {1, 1, 0, 0, 1, "1 số công báo điện tử với 1 văn bản, đạt kế hoạch năm"},
    {0, 0, 5, 1234, 10,
	"0 số công báo điện tử với 0 văn bản, giảm 5 số và 1.234 văn bản so "
	"với năm 2020, còn thiếu 10 số so với kế hoạch năm"},
    {1200, 12345, 100, 345, 0,
	"1.200 số công báo điện tử với 12.345 văn bản, tăng 1.100 số và 12.000 "
	"văn bản so với năm 2020, vượt kế hoạch năm 1.200 số"},
};

static void
test_summary(struct arena *arena)
{
	for (size_t i = 0; i < sizeof SUMMARIES / sizeof SUMMARIES[0]; i++) {
		struct report report = {
		    .year = {.year = 2021,
			.numbers = SUMMARIES[i].numbers,
			.documents = SUMMARIES[i].documents},
		    .before = {.year = 2020,
			.numbers = SUMMARIES[i].numbers_before,
			.documents = SUMMARIES[i].documents_before},
		    .has_before = SUMMARIES[i].numbers_before > 0,
		    .plan = SUMMARIES[i].plan};

		CHECK(strcmp(report_summary(arena, &report),
			  SUMMARIES[i].summary) == 0);
	}
}

static void
test_mean(void)
{
	CHECK(mean_days(0, 0) == 0);
	CHECK(mean_days(5, 2) == 25);
	CHECK(mean_days(10, 3) == 33);
	CHECK(mean_days(20, 3) == 67);
	CHECK(mean_days(1, 20) == 1);
}

static bool
is_field(struct arena *arena, const char *text, const char *field)
{
	struct csv csv = csv_begin(arena);

	csv_field(&csv, text);
	csv_end_record(&csv);
	return text_is(buffer_text(&csv.buffer),
	    arena_concat(arena, "\xEF\xBB\xBF", field, "\r\n"));
}

static void
test_csv(struct arena *arena)
{
	CHECK(is_field(arena, NULL, ""));
	CHECK(is_field(arena, "", ""));
	CHECK(is_field(arena, "Quyết định", "Quyết định"));
	CHECK(is_field(arena, "a, b", "\"a, b\""));
	CHECK(is_field(arena, "a \"b\"", "\"a \"\"b\"\"\""));
	CHECK(is_field(arena, "a\nb", "\"a\nb\""));
	CHECK(is_field(arena, "=1+1", "'=1+1"));
	CHECK(is_field(arena, "@SUM(A1)", "'@SUM(A1)"));
	CHECK(is_field(arena, "+a", "'+a"));
	CHECK(is_field(arena, "- a, b", "\"'- a, b\""));
	CHECK(is_field(arena, "\t=1", "'\t=1"));
	CHECK(is_field(arena, "\r=1", "\"'\r=1\""));
	CHECK(is_field(arena, "-3", "-3"));
	CHECK(is_field(arena, "+1.234,5", "\"+1.234,5\""));
	CHECK(is_field(arena, "-", "'-"));
	CHECK(is_field(arena, "-3+1", "'-3+1"));
	CHECK(is_field(arena, "-1.", "'-1."));
}

int
main(void)
{
	struct arena *arena = arena_new();

	test_summary(arena);
	test_mean();
	test_csv(arena);
	arena_free(arena);
	return check_report();
}
