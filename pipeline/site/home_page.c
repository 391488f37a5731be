#include "site/home_page.h"

#include "base/arena.h"
#include "base/decimal.h"
#include "base/markup.h"
#include "catalog/archive.h"
#include "number/issue.h"
#include "read/profile.h"
#include "site/html_page.h"

enum { NEWEST = 12 };

/* A plain GET form, which needs no script; the search page reads the query. */
static void
write_search(struct html_page *html)
{
	struct markup *out = html->out;

	markup_open_with(out, "form",
	    WITH("role", "search", "class", "search", "method", "get", "action",
		html_address(html, "tim-kiem.html")));
	markup_element_with(out, "label", "Tìm văn bản theo số, tên, nội dung",
	    WITH("for", "q"));
	markup_element_with(
	    out, "input", NULL, WITH("type", "search", "id", "q", "name", "q"));
	markup_element(out, "button", "Tìm");
	markup_close_line(out);
}

static void
write_issue(struct html_page *html, const struct issue_entry *issue)
{
	struct markup *out = html->out;

	markup_open(out, "li");
	markup_open_with(out, "a",
	    WITH("href",
		html_address(html, issue_entry_page(html->arena, issue))));
	markup_element(out, "strong", issue_entry_name(html->arena, issue));
	markup_string(out, " ngày ");
	html_date(html, issue->date);
	markup_close(out);
	markup_open(out, "p");
	markup_format(out, "%zu văn bản, %zu trang", issue->documents.count,
	    issue->pages);
	if (issue->notes != NULL)
		markup_format(out, " · %s", issue->notes);
	markup_close(out);
	markup_close_line(out);
}

static void
write_years(struct html_page *html)
{
	const struct years *years = &html->site->years;

	html_section(html, "cac-nam", "Các năm");
	html_list(html, "years");
	for (size_t i = years->count; i-- > 0;) {
		int year = years->at[i].year;

		markup_open(html->out, "li");
		html_link(html,
		    arena_format(html->arena, "%d/index.html", year),
		    arena_format(html->arena, "%d", year));
		markup_close_line(html->out);
	}
	markup_close_line(html->out);
	markup_close_line(html->out);
}

/* Newest issue first; within an issue, in printed order. */
static void
write_newest_acts(struct html_page *html)
{
	const struct archive *archive = html->site->archive;
	size_t count = 0;

	html_section(html, "van-ban-moi", "Văn bản mới đăng");
	html_list(html, "acts");
	for (size_t i = archive->issue_count; i-- > 0 && count < NEWEST;) {
		const struct act *first = archive_first(archive, i);

		for (size_t j = 0;
		     j < archive->issues[i]->documents.count && count < NEWEST;
		     j++) {
			if (first[j].restriction != NULL)
				continue;
			html_act(html, first + j);
			count++;
		}
	}
	markup_close_line(html->out);
	markup_close_line(html->out);
}

static void
write_newest_issues(struct html_page *html)
{
	const struct archive *archive = html->site->archive;
	size_t least =
	    archive->issue_count > NEWEST ? archive->issue_count - NEWEST : 0;

	html_section(html, "so-moi", "Các số Công báo mới");
	html_list(html, "volumes");
	for (size_t i = archive->issue_count; i-- > least;)
		write_issue(html, archive->issues[i]);
	markup_close_line(html->out);
	markup_close_line(html->out);
}

struct text
home_page(struct arena *arena, const struct site *site)
{
	struct html_head head = {.path = "index.html",
	    .title = "Trang chủ",
	    .description = arena_format(arena,
		"%s: mọi văn bản đã đăng, toàn văn, tình trạng hiệu lực, "
		"tải về và tìm kiếm.",
		site_name(arena, site)),
	    .section = "trang-chu"};
	struct html_page html;

	html_open(&html, arena, site, &head, site_name(arena, site));
	write_search(&html);
	if (date_is_given(site->archive->date)) {
		markup_open(html.out, "p");
		markup_string(html.out, "Số mới nhất ra ngày ");
		html_date(&html, site->archive->date);
		markup_format(html.out,
		    "; %s văn bản trong %s số từ trước đến nay. Tình trạng "
		    "hiệu lực trên trang này được tính đến ngày đó.",
		    grouped(arena, site->archive->count),
		    grouped(arena, site->archive->issue_count));
		markup_close_line(html.out);
	}
	write_newest_issues(&html);
	write_newest_acts(&html);
	write_years(&html);
	return html_close(&html);
}
