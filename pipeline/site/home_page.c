#include "site/home_page.h"

#include "base/arena.h"
#include "catalog/archive.h"
#include "number/issue.h"
#include "read/profile.h"
#include "site/frame.h"
#include "site/markup.h"

enum { NEWEST = 12 };

/* A form that any browser sends, and the search page reads. */
static void
write_search(struct frame *frame)
{
	struct markup *out = frame->out;

	markup_open_with(out, "form",
	    WITH("role", "search", "class", "search", "method", "get", "action",
		frame_address(frame, "tim-kiem.html")));
	markup_element_with(out, "label", "Tìm văn bản theo số, tên, nội dung",
	    WITH("for", "q"));
	markup_element_with(
	    out, "input", NULL, WITH("type", "search", "id", "q", "name", "q"));
	markup_element(out, "button", "Tìm");
	markup_close_line(out);
}

static void
write_issue(struct frame *frame, const struct issue_entry *issue)
{
	struct markup *out = frame->out;

	markup_open(out, "li");
	markup_open_with(out, "a",
	    WITH("href",
		frame_address(frame, issue_entry_page(frame->arena, issue))));
	markup_element(out, "strong", issue_entry_name(frame->arena, issue));
	markup_string(out, " ngày ");
	frame_date(frame, issue->date);
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
write_years(struct frame *frame)
{
	const struct years *years = &frame->site->years;

	frame_section(frame, "cac-nam", "Các năm");
	frame_list(frame, "years");
	for (size_t i = years->count; i-- > 0;) {
		int year = years->at[i].year;

		markup_open(frame->out, "li");
		frame_link(frame,
		    arena_format(frame->arena, "%d/index.html", year),
		    arena_format(frame->arena, "%d", year));
		markup_close_line(frame->out);
	}
	markup_close_line(frame->out);
	markup_close_line(frame->out);
}

/* In the order in which they were published, from the newest issue on. */
static void
write_newest_acts(struct frame *frame)
{
	const struct archive *archive = frame->site->archive;
	size_t count = 0;

	frame_section(frame, "van-ban-moi", "Văn bản mới đăng");
	frame_list(frame, "acts");
	for (size_t i = archive->issue_count; i-- > 0 && count < NEWEST;) {
		const struct act *first = archive_first(archive, i);

		for (size_t j = 0;
		     j < archive->issues[i]->documents.count && count < NEWEST;
		     j++) {
			if (first[j].restriction != NULL)
				continue;
			frame_act(frame, first + j);
			count++;
		}
	}
	markup_close_line(frame->out);
	markup_close_line(frame->out);
}

static void
write_newest_issues(struct frame *frame)
{
	const struct archive *archive = frame->site->archive;
	size_t least =
	    archive->issue_count > NEWEST ? archive->issue_count - NEWEST : 0;

	frame_section(frame, "so-moi", "Các số Công báo mới");
	frame_list(frame, "volumes");
	for (size_t i = archive->issue_count; i-- > least;)
		write_issue(frame, archive->issues[i]);
	markup_close_line(frame->out);
	markup_close_line(frame->out);
}

struct text
home_page(struct arena *arena, const struct site *site)
{
	struct frame_head head = {.path = "index.html",
	    .title = "Trang chủ",
	    .description = arena_format(arena,
		"%s: mọi văn bản đã đăng, toàn văn, tình trạng hiệu lực, "
		"tải về và tìm kiếm.",
		site_name(arena, site)),
	    .section = "trang-chu"};
	struct frame frame;

	frame_open(&frame, arena, site, &head, site_name(arena, site));
	write_search(&frame);
	if (date_is_given(site->archive->date)) {
		markup_open(frame.out, "p");
		markup_string(frame.out, "Số mới nhất ra ngày ");
		frame_date(&frame, site->archive->date);
		markup_format(frame.out,
		    "; %s văn bản trong %s số từ trước đến nay. Tình trạng "
		    "hiệu lực trên trang này được tính đến ngày đó.",
		    grouped(arena, site->archive->count),
		    grouped(arena, site->archive->issue_count));
		markup_close_line(frame.out);
	}
	write_newest_issues(&frame);
	write_newest_acts(&frame);
	write_years(&frame);
	return frame_close(&frame);
}
