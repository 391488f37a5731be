#include "site/report_page.h"

#include "base/arena.h"
#include "base/decimal.h"
#include "base/markup.h"
#include "catalog/archive.h"
#include "number/report.h"
#include "read/profile.h"
#include "site/html_page.h"

/* Dimensions of a chart, in units of its viewBox. */
enum {
	LABEL_WIDTH = 220,
	BAR_WIDTH = 340,
	VALUE_WIDTH = 80,
	ROW_HEIGHT = 28,
	BAR_HEIGHT = 18
};

const char *
report_year_path(struct arena *arena, int year)
{
	return arena_format(arena, "bao-cao/%d.html", year);
}

static void
add_issue(struct arena *arena, const struct profile *profile,
    struct figures *figures, const struct issue_entry *issue)
{
	figures_add_issue(
	    figures, issue->date, issue->last - issue->first + 1, issue->pages);
	for (size_t i = 0; i < issue->documents.count; i++) {
		const struct entry *entry = entry_at(issue, i);
		const struct type *type = profile_type(profile, entry->type);
		struct figure figure = {.part = entry->part,
		    .authority = entry->authority,
		    .type = type == NULL ? entry->type : type->name.text,
		    .field = entry->field,
		    .date = entry->date,
		    .received = entry->received,
		    .published = issue->date};

		figures_add_document(arena, figures, profile, &figure);
	}
}

static struct figures
count_year(
    struct arena *arena, const struct site *site, const struct year *year)
{
	struct figures figures = {.year = year->year};

	for (size_t i = year->first; i < year->end; i++)
		add_issue(
		    arena, site->profile, &figures, site->archive->issues[i]);
	return figures;
}

/* Newest first. */
static struct figures *
count_years(struct arena *arena, const struct site *site)
{
	size_t count = site->years.count;
	struct figures *years = arena_alloc(arena, count * sizeof *years);

	for (size_t i = 0; i < count; i++)
		years[i] =
		    count_year(arena, site, &site->years.at[count - 1 - i]);
	return years;
}

/* A row of a chart. */
struct bar {
	const char *name;
	size_t value;
	const char *text; /* of the value */
};

static void
write_text(
    struct markup *out, size_t x, size_t y, const char *class, const char *text)
{
	markup_open(out, "text");
	markup_attribute_format(out, "x", "%zu", x);
	markup_attribute_format(out, "y", "%zu", y);
	markup_attribute(out, "class", class);
	markup_string(out, text);
	markup_close(out);
}

static void
write_bar(struct markup *out, const struct bar *bar, size_t row, size_t most)
{
	size_t y = row * ROW_HEIGHT;
	size_t width = most == 0 ? 0 : bar->value * BAR_WIDTH / most;

	write_text(out, LABEL_WIDTH - 8, y + 19, "label", bar->name);
	markup_open(out, "rect");
	markup_attribute_format(out, "x", "%d", LABEL_WIDTH);
	markup_attribute_format(out, "y", "%zu", y + 5);
	markup_attribute_format(out, "width", "%zu", width);
	markup_attribute_format(out, "height", "%d", BAR_HEIGHT);
	markup_close(out);
	write_text(out, LABEL_WIDTH + width + 6, y + 19, NULL, bar->text);
	markup_line(out);
}

/* A bar chart; the table beside it has the same data as text. */
static void
write_chart(struct html_page *html, const char *title, const struct bar *bars,
    size_t count)
{
	struct markup *out = html->out;
	size_t most = 0;

	for (size_t i = 0; i < count; i++)
		if (bars[i].value > most)
			most = bars[i].value;
	markup_open(out, "figure");
	markup_element(out, "figcaption", title);
	markup_open_with(out, "svg",
	    WITH("xmlns", "http://www.w3.org/2000/svg", "class", "chart",
		"role", "img", "aria-label", title));
	markup_attribute_format(out, "viewBox", "0 0 %d %zu",
	    LABEL_WIDTH + BAR_WIDTH + VALUE_WIDTH, count * ROW_HEIGHT + 4);
	markup_line(out);
	for (size_t i = 0; i < count; i++)
		write_bar(out, &bars[i], i, most);
	markup_close(out);
	markup_close_line(out);
}

static void
write_row(struct html_page *html, const struct figures *year)
{
	struct arena *arena = html->arena;
	int plan = report_plan(html->site->profile, year->year);

	markup_open(html->out, "tr");
	markup_open_with(html->out, "th", WITH("scope", "row"));
	html_link(html, report_year_path(arena, year->year),
	    arena_format(arena, "%d", year->year));
	markup_close(html->out);
	html_number(html, grouped(arena, (size_t)year->numbers));
	html_number(html, plan < 0 ? "–" : grouped(arena, (size_t)plan));
	html_number(html, grouped(arena, (size_t)year->issues));
	html_number(html, grouped(arena, year->documents));
	html_number(html, grouped(arena, year->pages));
	html_number(html, tenths(arena, figures_mean_days(year)));
	html_number(html, grouped(arena, year->late));
	markup_close_line(html->out);
}

static void
write_years(struct html_page *html, const struct figures *years)
{
	static const char *const COLUMNS[] = {"Năm", "Số", "Kế hoạch", "Kỳ",
	    "Văn bản", "Trang", "Ngày từ khi ký đến khi đăng, trung bình",
	    "Đăng quá hạn"};

	html_table(html, "Số liệu các năm", COLUMNS,
	    sizeof COLUMNS / sizeof COLUMNS[0]);
	for (size_t i = 0; i < html->site->years.count; i++)
		write_row(html, &years[i]);
	html_table_end(html);
}

static void
write_yearly_charts(struct html_page *html, const struct figures *years)
{
	struct arena *arena = html->arena;
	size_t count = html->site->years.count;
	struct bar *bars = arena_alloc(arena, count * sizeof *bars);

	for (size_t i = 0; i < count; i++) {
		const struct figures *year = &years[i];

		bars[i] = (struct bar) {arena_format(arena, "%d", year->year),
		    year->documents, grouped(arena, year->documents)};
	}
	write_chart(html, "Văn bản đăng trong năm", bars, count);
	for (size_t i = 0; i < count; i++) {
		bars[i].value = (size_t)years[i].numbers;
		bars[i].text = grouped(arena, bars[i].value);
	}
	write_chart(html, "Số Công báo trong năm", bars, count);
	for (size_t i = 0; i < count; i++) {
		long days = figures_mean_days(&years[i]);

		bars[i].value = days < 0 ? 0 : (size_t)days;
		bars[i].text = tenths(arena, days);
	}
	write_chart(
	    html, "Số ngày từ khi ký đến khi đăng, trung bình", bars, count);
}

static void
write_tallies(
    struct html_page *html, const char *title, const struct tallies *tallies)
{
	struct arena *arena = html->arena;
	struct bar *bars = arena_alloc(arena, tallies->count * sizeof *bars);
	const char *columns[] = {"Tên", "Văn bản"};

	for (size_t i = 0; i < tallies->count; i++)
		bars[i] = (struct bar) {tallies->at[i].name,
		    tallies->at[i].count, grouped(arena, tallies->at[i].count)};
	write_chart(html, title, bars, tallies->count);
	html_table(html, title, columns, 2);
	for (size_t i = 0; i < tallies->count; i++) {
		markup_open(html->out, "tr");
		markup_element_with(
		    html->out, "th", tallies->at[i].name, WITH("scope", "row"));
		html_number(html, bars[i].text);
		markup_close_line(html->out);
	}
	html_table_end(html);
}

struct text
report_page(struct arena *arena, const struct site *site)
{
	const struct figures *years = count_years(arena, site);
	struct html_head head = {.path = "bao-cao.html",
	    .title = "Số liệu",
	    .description = "Số Công báo, số văn bản theo năm; thời gian từ khi "
			   "ký đến khi đăng.",
	    .section = "bao-cao"};
	struct html_page html;

	html_open(&html, arena, site, &head, "Số liệu Công báo");
	write_years(&html, years);
	write_yearly_charts(&html, years);
	return html_close(&html);
}

struct text
report_year_page(
    struct arena *arena, const struct site *site, const struct year *of)
{
	struct figures figures = count_year(arena, site, of);
	int year = of->year;
	const char *title = arena_format(arena, "Số liệu năm %d", year);
	struct html_head head = {.path = report_year_path(arena, year),
	    .title = title,
	    .description = arena_format(arena,
		"Số văn bản đăng năm %d theo phần, cơ quan, loại.", year),
	    .section = "bao-cao"};
	struct html_page html;

	html_open(&html, arena, site, &head, title);
	markup_open(html.out, "p");
	html_link(&html, arena_format(arena, "%d/index.html", year),
	    arena_format(arena, "Các số năm %d", year));
	markup_string(html.out, " · ");
	html_link(&html, "bao-cao.html", "Số liệu các năm");
	markup_close_line(html.out);
	write_tallies(&html, arena_format(arena, "Theo phần, năm %d", year),
	    &figures.parts);
	write_tallies(&html,
	    arena_format(arena, "Theo cơ quan ban hành, năm %d", year),
	    &figures.authorities);
	write_tallies(&html,
	    arena_format(arena, "Theo loại văn bản, năm %d", year),
	    &figures.types);
	return html_close(&html);
}
