#include "number/report_sections.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/decimal.h"
#include "base/utf8.h"
#include "number/report.h"
#include "number/report_summary.h"
#include "read/profile.h"

#define NO_FIELD "Không ghi lĩnh vực"
#define TOTAL "Cộng"

static const char *
of_year(struct report_outline *outline, const char *what, int year)
{
	return arena_format(outline->arena, "%s %d", what, year);
}

/* This year's number, and the year before with the difference. */
static void
add_compared(struct report_outline *outline, const struct report *report,
    long now, long before)
{
	report_number(outline, now);
	if (!report->has_before)
		return;
	report_number(outline, before);
	report_change(outline, now - before);
}

static void
add_compared_columns(struct report_outline *outline,
    const struct report *report, const char *what)
{
	report_column(outline, of_year(outline, what, report->year.year));
	if (!report->has_before)
		return;
	report_column(outline, of_year(outline, what, report->before.year));
	report_column(outline, "Tăng, giảm");
}

/* There is a plan of numbers only. */
static void
add_plan(struct report_outline *outline, const struct report *report,
    bool is_planned)
{
	if (report->plan < 0)
		return;
	if (is_planned) {
		report_number(outline, report->plan);
		report_change(outline, report->year.numbers - report->plan);
	} else {
		report_text_cell(outline, NULL);
		report_text_cell(outline, NULL);
	}
}

/* What was taken from the public after it was published cannot be counted. */
static void
add_withheld(struct report_outline *outline, const struct figures *figures)
{
	if (figures->withheld > 0)
		report_paragraph(outline,
		    arena_format(outline->arena,
			"Không tính %s văn bản đăng năm %d, sau đó bị gỡ bỏ.",
			grouped(outline->arena, figures->withheld),
			figures->year));
}

static void
add_amounts(struct report_outline *outline, const struct report *report)
{
	const struct figures *year = &report->year, *before = &report->before;
	const struct {
		const char *name;
		long now, before;
	} rows[] = {
	    {"Số công báo", year->numbers, before->numbers},
	    {"Kỳ xuất bản", year->issues, before->issues},
	    {"Văn bản", (long)year->documents, (long)before->documents},
	    {"Trang", (long)year->pages, (long)before->pages},
	};

	report_heading(outline, "Số lượng");
	add_withheld(outline, year);
	add_withheld(outline, before);
	report_table_open(outline);
	report_column(outline, "Chỉ tiêu");
	add_compared_columns(outline, report, "Năm");
	if (report->plan >= 0) {
		report_column(outline, "Kế hoạch");
		report_column(outline, "Vượt, thiếu");
	}
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		report_text_cell(outline, rows[i].name);
		add_compared(outline, report, rows[i].now, rows[i].before);
		add_plan(outline, report, i == 0);
	}
}

static int
compare_tallies(const void *a, const void *b)
{
	const struct tally *first = a, *second = b;

	if (first->count != second->count)
		return first->count < second->count ? 1 : -1;
	return strcmp(first->name, second->name);
}

/* The most frequent first; then those of the year before alone. */
static struct tallies
sorted(struct arena *arena, const struct tallies *now,
    const struct tallies *before)
{
	struct tallies all = {
	    .at = arena_alloc(
		arena, (now->count + before->count) * sizeof *all.at)};

	for (size_t i = 0; i < now->count; i++)
		all.at[all.count++] = now->at[i];
	for (size_t i = 0; i < before->count; i++)
		if (tally_count(now, before->at[i].name) == 0)
			all.at[all.count++] =
			    (struct tally) {before->at[i].name, 0};
	if (all.count > 0)
		qsort(all.at, all.count, sizeof *all.at, compare_tallies);
	return all;
}

/* "văn bản khác" in the profile: "Văn bản khác" in a table. */
static const char *
name_of(struct arena *arena, const char *name)
{
	struct buffer out = {.arena = arena};
	struct text rest = text_of(name);

	if (rest.length == 0)
		return NO_FIELD;
	utf8_add(&out, utf8_capital(utf8_next(&rest)));
	buffer_add(&out, rest);
	return out.at;
}

static void
add_tallies(struct report_outline *outline, const struct report *report,
    const char *of, const struct tallies *now, const struct tallies *before)
{
	struct tallies all = sorted(outline->arena, now, before);

	report_heading(outline, arena_format(outline->arena, "Theo %s", of));
	report_table_open(outline);
	report_column(outline, "Tên");
	add_compared_columns(outline, report, "Năm");
	for (size_t i = 0; i < all.count; i++) {
		const char *name = all.at[i].name;

		report_text_cell(outline, name_of(outline->arena, name));
		add_compared(outline, report, (long)tally_count(now, name),
		    (long)tally_count(before, name));
	}
	report_text_cell(outline, TOTAL);
	add_compared(outline, report, (long)report->year.documents,
	    (long)report->before.documents);
}

static void
add_months(struct report_outline *outline, const struct report *report)
{
	const struct figures *year = &report->year, *before = &report->before;

	report_heading(outline, "Theo tháng đăng");
	report_table_open(outline);
	report_column(outline, "Tháng");
	add_compared_columns(outline, report, "Số công báo");
	add_compared_columns(outline, report, "Văn bản");
	for (size_t i = 0; i < MONTHS; i++) {
		const struct month_figures *now = &year->months[i];
		const struct month_figures *then = &before->months[i];

		report_text_cell(
		    outline, arena_format(outline->arena, "Tháng %zu", i + 1));
		add_compared(outline, report, now->numbers, then->numbers);
		add_compared(outline, report, (long)now->documents,
		    (long)then->documents);
	}
	report_text_cell(outline, TOTAL);
	add_compared(outline, report, year->numbers, before->numbers);
	add_compared(
	    outline, report, (long)year->documents, (long)before->documents);
}

static void
add_duration(struct report_outline *outline, const char *name,
    const struct duration *duration, int deadline, size_t late)
{
	report_text_cell(outline, name);
	report_number(outline, (long)duration->count);
	if (duration->count > 0) {
		report_tenths(
		    outline, mean_days(duration->days, duration->count));
		report_number(outline, duration->longest);
	} else {
		report_text_cell(outline, NULL);
		report_text_cell(outline, NULL);
	}
	report_text_cell(outline, duration->number);
	if (deadline > 0)
		report_number(outline, deadline);
	else
		report_text_cell(outline, NULL);
	if (deadline > 0 && duration->count > 0)
		report_number(outline, (long)late);
	else
		report_text_cell(outline, NULL);
}

static void
add_durations(struct report_outline *outline, const struct report *report)
{
	static const char *const COLUMNS[] = {"Khoảng thời gian", "Văn bản",
	    "Trung bình (ngày)", "Dài nhất (ngày)", "Văn bản lâu nhất",
	    "Thời hạn (ngày)", "Quá hạn"};
	const struct timeliness *time = &report->timeliness;
	const struct deadlines *deadlines = &report->profile->deadlines;

	report_heading(outline, "Thời gian gửi và đăng văn bản");
	report_paragraph(
	    outline, "Số ngày tính theo lịch, kể cả ngày nghỉ, ngày lễ.");
	if (time->unknown > 0)
		report_paragraph(outline,
		    arena_format(outline->arena,
			"%s văn bản không ghi ngày nhận, nên không tính vào "
			"thời gian gửi và thời gian chờ đăng.",
			grouped(outline->arena, time->unknown)));
	report_table_open(outline);
	for (size_t i = 0; i < sizeof COLUMNS / sizeof COLUMNS[0]; i++)
		report_column(outline, COLUMNS[i]);
	add_duration(outline, "Từ ngày ký đến ngày nhận", &time->sending,
	    deadlines->send, time->sent.count);
	add_duration(outline, "Từ ngày nhận đến ngày đăng", &time->publishing,
	    deadlines->publish, time->published.count);
	add_duration(outline, "Từ ngày ký đến ngày đăng", &time->whole, 0, 0);
}

/* A deadline, and the documents that were held against it. */
struct kept {
	int deadline;
	const char *set;  /* "gửi" */
	const char *late; /* "gửi quá 03 ngày kể từ ngày ký" */
};

/* Why there is no list of late documents; NULL: there are some. */
static const char *
none_late(struct arena *arena, const struct report *report,
    const struct kept *kept, size_t count)
{
	if (kept->deadline == 0)
		return arena_format(arena, "Không đặt thời hạn %s.", kept->set);
	if (report->timeliness.sending.count == 0)
		return "Không có văn bản nào ghi ngày nhận.";
	if (count == 0)
		return arena_format(
		    arena, "Không có văn bản nào %s.", kept->late);
	return NULL;
}

static void
add_senders(struct report_outline *outline, const struct timeliness *time)
{
	struct tallies none = {0};
	struct tallies senders = sorted(outline->arena, &time->senders, &none);

	report_table_open(outline);
	report_column(outline, "Cơ quan gửi chậm");
	report_column(outline, "Văn bản");
	report_column(outline, "Lâu nhất (ngày)");
	for (size_t i = 0; i < senders.count; i++) {
		const char *name = senders.at[i].name;

		report_text_cell(outline, name);
		report_number(outline, (long)senders.at[i].count);
		report_number(outline, timeliness_longest(time, name));
	}
}

static void
add_delays(struct report_outline *outline, const struct delays *delays,
    const char *from, const char *to, bool has_label)
{
	report_table_open(outline);
	report_column(outline, "Số, ký hiệu");
	report_column(outline, "Cơ quan ban hành");
	report_column(outline, from);
	report_column(outline, to);
	report_column(outline, "Số ngày");
	if (has_label)
		report_column(outline, "Công báo số");
	for (size_t i = 0; i < delays->count; i++) {
		const struct delay *delay = &delays->at[i];

		report_text_cell(outline, delay->number);
		report_text_cell(outline, delay->authority);
		report_date(outline, delay->from);
		report_date(outline, delay->to);
		report_number(outline, delay->days);
		if (has_label)
			report_text_cell(outline, delay->label);
	}
}

static void
add_late_senders(struct report_outline *outline, const struct report *report)
{
	struct arena *arena = outline->arena;
	const struct timeliness *time = &report->timeliness;
	int deadline = report->profile->deadlines.send;
	struct kept kept = {deadline, "gửi",
	    arena_format(arena, "gửi quá %02d ngày kể từ ngày ký", deadline)};
	const char *none = none_late(arena, report, &kept, time->sent.count);

	report_heading(outline, "Văn bản gửi chậm");
	if (none != NULL) {
		report_paragraph(outline, none);
		return;
	}
	report_paragraph(outline,
	    arena_format(arena,
		"%s văn bản %s:", grouped(arena, time->sent.count), kept.late));
	add_senders(outline, time);
	report_paragraph(outline, "Danh sách văn bản gửi chậm:");
	add_delays(outline, &time->sent, "Ngày ký", "Ngày nhận", false);
}

static void
add_late_publications(
    struct report_outline *outline, const struct report *report)
{
	struct arena *arena = outline->arena;
	const struct delays *late = &report->timeliness.published;
	int deadline = report->profile->deadlines.publish;
	struct kept kept = {deadline, "đăng",
	    arena_format(
		arena, "đăng quá %02d ngày kể từ ngày nhận", deadline)};
	const char *none = none_late(arena, report, &kept, late->count);

	report_heading(outline, "Văn bản đăng chậm");
	if (none != NULL) {
		report_paragraph(outline, none);
		return;
	}
	report_paragraph(outline,
	    arena_format(arena, "%s văn bản %s:", grouped(arena, late->count),
		kept.late));
	add_delays(outline, late, "Ngày nhận", "Ngày đăng", true);
}

struct report_outline
report_sections(struct arena *arena, const struct report *report)
{
	const struct figures *year = &report->year, *before = &report->before;
	const char *publisher = report->profile->publisher.text;
	struct report_outline outline = {.arena = arena,
	    .title = arena_format(
		arena, "Kết quả xuất bản công báo điện tử năm %d", year->year)};

	report_paragraph(&outline,
	    arena_format(arena, "Năm %d, %s đã xuất bản %s.", year->year,
		publisher, report_summary(arena, report)));
	add_amounts(&outline, report);
	add_tallies(&outline, report, "phần", &year->parts, &before->parts);
	add_tallies(&outline, report, "cơ quan ban hành", &year->authorities,
	    &before->authorities);
	add_tallies(
	    &outline, report, "loại văn bản", &year->types, &before->types);
	add_tallies(
	    &outline, report, "lĩnh vực", &year->fields, &before->fields);
	add_months(&outline, report);
	add_durations(&outline, report);
	add_late_senders(&outline, report);
	add_late_publications(&outline, report);
	report_paragraph(&outline,
	    arena_format(arena,
		"Trên đây là kết quả xuất bản công báo điện tử năm %d của "
		"%s./.",
		year->year, publisher));
	return outline;
}
