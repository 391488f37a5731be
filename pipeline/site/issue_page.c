#include "site/issue_page.h"

#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/decimal.h"
#include "base/markup.h"
#include "catalog/archive.h"
#include "catalog/issue_record.h"
#include "number/issue.h"
#include "read/profile.h"
#include "site/html_page.h"

static void
write_year_row(struct html_page *html, const struct issue_entry *issue)
{
	struct markup *out = html->out;

	markup_open(out, "tr");
	markup_open_with(out, "th", WITH("scope", "row"));
	html_link(html, issue_entry_page(html->arena, issue),
	    arena_format(html->arena, "Số %s", issue->label));
	markup_close(out);
	markup_open(out, "td");
	html_date(html, issue->date);
	markup_close(out);
	html_number(html, grouped(html->arena, issue->documents.count));
	html_number(html, grouped(html->arena, issue->pages));
	markup_open(out, "td");
	html_link(html, issue->whole.path, "PDF");
	markup_format(out, " %s byte", grouped(html->arena, issue->whole.size));
	markup_close(out);
	markup_close_line(out);
}

struct text
year_page(struct arena *arena, const struct site *site, const struct year *of)
{
	int year = of->year;
	const char *title = arena_format(arena, "Công báo năm %d", year);
	struct html_head head = {
	    .path = arena_format(arena, "%d/index.html", year),
	    .title = title,
	    .description = arena_format(arena,
		"Các số %s năm %d: ngày ra, số văn bản, số trang, tệp PDF.",
		site_name(arena, site), year)};
	static const char *const COLUMNS[] = {
	    "Số", "Ngày", "Văn bản", "Trang", "Toàn số"};
	struct html_page html;

	html_open(&html, arena, site, &head, title);
	html_table(&html, arena_format(arena, "Các số năm %d", year), COLUMNS,
	    sizeof COLUMNS / sizeof COLUMNS[0]);
	for (size_t i = of->end; i-- > of->first;)
		write_year_row(&html, site->archive->issues[i]);
	html_table_end(&html);
	markup_open(html.out, "p");
	markup_string(html.out, "Dữ liệu của năm: ");
	html_link(&html, arena_format(arena, "%d/van-ban.json", year), "JSON");
	markup_string(html.out, " · ");
	html_link(&html, arena_format(arena, "%d/cong-bao-%d.zip", year, year),
	    "toàn văn các văn bản (ZIP)");
	markup_close(html.out);
	return html_close(&html);
}

static void
write_contents_row(struct html_page *html, const struct act *act)
{
	const struct entry *entry = act->entry;
	const struct entry_file *pdf = entry_file(entry, ".pdf");
	struct markup *out = html->out;

	markup_open(out, "tr");
	markup_open(out, "td");
	html_date(html, entry->date);
	markup_close(out);
	markup_open_with(out, "th", WITH("scope", "row"));
	markup_open_with(out, "a", WITH("href", html_address(html, act->page)));
	markup_element(out, "strong", entry_name(html->arena, act->entry));
	markup_string(out, " ");
	markup_string(out, entry->title);
	markup_close(out);
	markup_close(out);
	markup_open(out, "td");
	if (pdf != NULL)
		html_link(html, pdf->path, "PDF");
	markup_close(out);
	html_number(html, grouped(html->arena, (size_t)entry->pages.first));
	markup_close_line(out);
}

static const char *
part_title(const struct site *site, const char *name)
{
	for (size_t i = 0; i < site->profile->parts.count; i++) {
		const struct part *part = profile_part(site->profile, i);

		if (strcmp(part->name.text, name) == 0)
			return part->contents.text == NULL
			    ? part->heading.text
			    : part->contents.text;
	}
	return name;
}

static void
write_contents(struct html_page *html, const struct issue_entry *issue,
    const struct act *first)
{
	static const char *const COLUMNS[] = {
	    "Ngày ký", "Văn bản", "Tệp", "Trang"};
	const char *part = "", *authority = "";

	for (size_t i = 0; i < issue->documents.count; i++) {
		const struct entry *entry = first[i].entry;
		bool next_part = strcmp(entry->part, part) != 0;

		if (next_part || strcmp(entry->authority, authority) != 0) {
			if (i > 0)
				html_table_end(html);
			if (next_part)
				markup_element(html->out, "h2",
				    part_title(html->site, entry->part));
			html_table(html, entry->authority, COLUMNS,
			    sizeof COLUMNS / sizeof COLUMNS[0]);
		}
		part = entry->part;
		authority = entry->authority;
		write_contents_row(html, first + i);
	}
	if (issue->documents.count > 0)
		html_table_end(html);
}

static void
write_whole(struct html_page *html, const struct issue_entry *issue)
{
	struct markup *out = html->out;

	markup_open(out, "dl");
	markup_line(out);
	markup_element(out, "dt", "Ngày ra");
	markup_open(out, "dd");
	html_date(html, issue->date);
	markup_close_line(out);
	html_property(
	    html, "Số trang", arena_format(html->arena, "%zu", issue->pages));
	html_property(html, "Ghi chú", issue->notes);
	markup_element(out, "dt", "Toàn số");
	markup_open(out, "dd");
	html_link(html, issue->whole.path, "Tải PDF của cả số");
	html_file(html, &issue->whole);
	markup_close_line(out);
	markup_element(out, "dt", "Kiểm tra");
	markup_open(out, "dd");
	html_link(html,
	    arena_format(
		html->arena, "%d/SHA256SUMS-%s.txt", issue->year, issue->slug),
	    "SHA256SUMS");
	markup_string(out, " · ");
	html_link(html, issue->manifest_path, "manifest.json");
	markup_string(out, " · ");
	html_link(html,
	    issue_record_path(html->arena, issue->year, issue->slug), "JSON");
	markup_close(out);
	markup_close_line(out);
}

static void
write_neighbours(struct html_page *html, size_t index)
{
	const struct archive *archive = html->site->archive;

	markup_open_with(html->out, "nav",
	    WITH("aria-label", "Các số kề bên", "class", "neighbours"));
	markup_open(html->out, "p");
	if (index > 0)
		html_link(html,
		    issue_entry_page(html->arena, archive->issues[index - 1]),
		    "← Số trước");
	if (index > 0 && index + 1 < archive->issue_count)
		markup_string(html->out, " · ");
	if (index + 1 < archive->issue_count)
		html_link(html,
		    issue_entry_page(html->arena, archive->issues[index + 1]),
		    "Số sau →");
	markup_close(html->out);
	markup_close_line(html->out);
}

struct text
issue_page(struct arena *arena, const struct site *site, size_t index)
{
	const struct issue_entry *issue = site->archive->issues[index];
	const char *title = arena_format(arena, "%s ngày %s",
	    issue_entry_name(arena, issue), date_short(arena, issue->date));
	struct html_link links[] = {{"alternate", "application/json",
	    issue_record_path(arena, issue->year, issue->slug), "JSON"}};
	struct html_head head = {.path = issue_entry_page(arena, issue),
	    .title = title,
	    .description =
		arena_format(arena, "Mục lục %s: %zu văn bản, %zu trang.",
		    title, issue->documents.count, issue->pages),
	    .links = links,
	    .link_count = 1};
	struct html_page html;

	html_open(&html, arena, site, &head, title);
	write_whole(&html, issue);
	write_contents(&html, issue, archive_first(site->archive, index));
	write_neighbours(&html, index);
	return html_close(&html);
}
