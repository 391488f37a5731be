#include "site/issue_page.h"

#include <string.h>

#include "base/arena.h"
#include "catalog/archive.h"
#include "catalog/card.h"
#include "number/issue.h"
#include "read/profile.h"
#include "site/frame.h"
#include "site/markup.h"

static void
write_year_row(struct frame *frame, const struct issue_entry *issue)
{
	struct markup *out = frame->out;

	markup_open(out, "tr");
	markup_open_with(out, "th", WITH("scope", "row"));
	frame_link(frame, issue_entry_page(frame->arena, issue),
	    arena_format(frame->arena, "Số %s", issue->label));
	markup_close(out);
	markup_open(out, "td");
	frame_date(frame, issue->date);
	markup_close(out);
	frame_number(frame, grouped(frame->arena, issue->documents.count));
	frame_number(frame, grouped(frame->arena, issue->pages));
	markup_open(out, "td");
	frame_link(frame, issue->whole.path, "PDF");
	markup_format(
	    out, " %s byte", grouped(frame->arena, issue->whole.size));
	markup_close(out);
	markup_close_line(out);
}

struct text
year_page(struct arena *arena, const struct site *site, const struct year *of)
{
	int year = of->year;
	const char *title = arena_format(arena, "Công báo năm %d", year);
	struct frame_head head = {
	    .path = arena_format(arena, "%d/index.html", year),
	    .title = title,
	    .description = arena_format(arena,
		"Các số %s năm %d: ngày ra, số văn bản, số trang, tệp PDF.",
		site_name(arena, site), year)};
	static const char *const COLUMNS[] = {
	    "Số", "Ngày", "Văn bản", "Trang", "Toàn số"};
	struct frame frame;

	frame_open(&frame, arena, site, &head, title);
	frame_table(&frame, arena_format(arena, "Các số năm %d", year), COLUMNS,
	    sizeof COLUMNS / sizeof COLUMNS[0]);
	for (size_t i = of->end; i-- > of->first;)
		write_year_row(&frame, site->archive->issues[i]);
	frame_table_end(&frame);
	markup_open(frame.out, "p");
	markup_string(frame.out, "Dữ liệu của năm: ");
	frame_link(
	    &frame, arena_format(arena, "%d/van-ban.json", year), "JSON");
	markup_string(frame.out, " · ");
	frame_link(&frame,
	    arena_format(arena, "%d/cong-bao-%d.zip", year, year),
	    "toàn văn các văn bản (ZIP)");
	markup_close(frame.out);
	return frame_close(&frame);
}

static void
write_contents_row(struct frame *frame, const struct act *act)
{
	const struct entry *entry = act->entry;
	const struct entry_file *pdf = entry_file(entry, ".pdf");
	struct markup *out = frame->out;

	markup_open(out, "tr");
	markup_open(out, "td");
	frame_date(frame, entry->date);
	markup_close(out);
	markup_open_with(out, "th", WITH("scope", "row"));
	markup_open_with(
	    out, "a", WITH("href", frame_address(frame, act->page)));
	markup_element(out, "strong", entry_name(frame->arena, act->entry));
	markup_string(out, " ");
	markup_string(out, entry->title);
	markup_close(out);
	markup_close(out);
	markup_open(out, "td");
	if (pdf != NULL)
		frame_link(frame, pdf->path, "PDF");
	markup_close(out);
	frame_number(frame, grouped(frame->arena, (size_t)entry->pages.first));
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
write_contents(struct frame *frame, const struct issue_entry *issue,
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
				frame_table_end(frame);
			if (next_part)
				markup_element(frame->out, "h2",
				    part_title(frame->site, entry->part));
			frame_table(frame, entry->authority, COLUMNS,
			    sizeof COLUMNS / sizeof COLUMNS[0]);
		}
		part = entry->part;
		authority = entry->authority;
		write_contents_row(frame, first + i);
	}
	if (issue->documents.count > 0)
		frame_table_end(frame);
}

static void
write_whole(struct frame *frame, const struct issue_entry *issue)
{
	struct markup *out = frame->out;

	markup_open(out, "dl");
	markup_line(out);
	markup_element(out, "dt", "Ngày ra");
	markup_open(out, "dd");
	frame_date(frame, issue->date);
	markup_close_line(out);
	frame_property(
	    frame, "Số trang", arena_format(frame->arena, "%zu", issue->pages));
	frame_property(frame, "Ghi chú", issue->notes);
	markup_element(out, "dt", "Toàn số");
	markup_open(out, "dd");
	frame_link(frame, issue->whole.path, "Tải PDF của cả số");
	markup_format(out, ", %s byte, SHA-256 ",
	    grouped(frame->arena, issue->whole.size));
	markup_element(out, "code", issue->whole.digest.hex);
	markup_close_line(out);
	markup_element(out, "dt", "Kiểm tra");
	markup_open(out, "dd");
	frame_link(frame,
	    arena_format(
		frame->arena, "%d/SHA256SUMS-%s.txt", issue->year, issue->slug),
	    "SHA256SUMS");
	markup_string(out, " · ");
	frame_link(frame, issue->manifest_path, "manifest.json");
	markup_string(out, " · ");
	frame_link(
	    frame, card_path(frame->arena, issue->year, issue->slug), "JSON");
	markup_close(out);
	markup_close_line(out);
}

static void
write_neighbours(struct frame *frame, size_t index)
{
	const struct archive *archive = frame->site->archive;

	markup_open_with(frame->out, "nav",
	    WITH("aria-label", "Các số kề bên", "class", "neighbours"));
	markup_open(frame->out, "p");
	if (index > 0)
		frame_link(frame,
		    issue_entry_page(frame->arena, archive->issues[index - 1]),
		    "← Số trước");
	if (index > 0 && index + 1 < archive->issue_count)
		markup_string(frame->out, " · ");
	if (index + 1 < archive->issue_count)
		frame_link(frame,
		    issue_entry_page(frame->arena, archive->issues[index + 1]),
		    "Số sau →");
	markup_close(frame->out);
	markup_close_line(frame->out);
}

struct text
issue_page(struct arena *arena, const struct site *site, size_t index)
{
	const struct issue_entry *issue = site->archive->issues[index];
	const char *title =
	    arena_format(arena, "%s ngày %s", issue_entry_name(arena, issue),
		issue_short_date(arena, issue->date));
	struct frame_link links[] = {{"alternate", "application/json",
	    card_path(arena, issue->year, issue->slug), "JSON"}};
	struct frame_head head = {.path = issue_entry_page(arena, issue),
	    .title = title,
	    .description =
		arena_format(arena, "Mục lục %s: %zu văn bản, %zu trang.",
		    title, issue->documents.count, issue->pages),
	    .links = links,
	    .link_count = 1};
	struct frame frame;

	frame_open(&frame, arena, site, &head, title);
	write_whole(&frame, issue);
	write_contents(&frame, issue, archive_first(site->archive, index));
	write_neighbours(&frame, index);
	return frame_close(&frame);
}
