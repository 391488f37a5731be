#include "site/withheld_page.h"

#include "base/arena.h"
#include "catalog/archive.h"
#include "number/issue.h"
#include "number/restrictions.h"
#include "site/frame.h"
#include "site/markup.h"
#include "site/restrictions_page.h"

/* Where it stood, with what stands there now. */
static void
write_place(struct frame *frame, const struct act *act)
{
	struct markup *out = frame->out;

	markup_element(out, "dt", "Đăng Công báo");
	markup_open(out, "dd");
	frame_link(frame, issue_entry_page(frame->arena, act->issue),
	    issue_entry_name(frame->arena, act->issue));
	markup_string(out, " ngày ");
	frame_date(frame, act->issue->date);
	markup_format(out, ", trang %d–%d", act->entry->pages.first,
	    act->entry->pages.last);
	markup_close(out);
	markup_line(out);
}

/* The digests that its files had tell a copy from a forgery. */
static void
write_files(struct frame *frame, const struct entry_withheld *withheld)
{
	const struct entry_file *files = withheld->files.at;

	if (withheld->files.count == 0)
		return;
	frame_section(frame, "tep-cu", "Tệp đã gỡ bỏ");
	frame_list(frame, "files");
	for (size_t i = 0; i < withheld->files.count; i++) {
		markup_open(frame->out, "li");
		markup_format(frame->out, "%s, %s byte, SHA-256 ",
		    files[i].path, grouped(frame->arena, files[i].size));
		markup_element(frame->out, "code", files[i].digest.hex);
		markup_close(frame->out);
		markup_line(frame->out);
	}
	frame_list_end(frame);
	markup_close(frame->out);
	markup_line(frame->out);
}

struct text
withheld_page(
    struct arena *arena, const struct site *site, const struct act *act)
{
	const struct entry *entry = act->entry;
	const char *name = act_name(arena, act);
	struct frame_link links[] = {{"alternate", "application/json",
	    entry_page(arena, act->issue, entry, "json"), "JSON"}};
	struct frame_head head = {.path = act->page,
	    .title = name,
	    .description = entry->title,
	    .links = links,
	    .link_count = 1,
	    .is_unlisted = true};
	struct frame frame;

	frame_open(&frame, arena, site, &head, name);
	markup_open(frame.out, "p");
	markup_attribute(frame.out, "class", "lead");
	markup_string(frame.out, entry->title);
	markup_close(frame.out);
	markup_line(frame.out);
	if (act->restriction != NULL)
		restriction_notice(&frame, act->restriction);
	frame_section(&frame, "thuoc-tinh", "Thuộc tính");
	markup_open(frame.out, "dl");
	markup_line(frame.out);
	frame_property(&frame, "Số, ký hiệu", entry->number);
	frame_property(&frame, "Loại văn bản", entry->type);
	frame_property(&frame, "Cơ quan ban hành", entry->authority);
	frame_property(&frame, "Ngày ký", issue_short_date(arena, entry->date));
	write_place(&frame, act);
	markup_close(frame.out);
	markup_close(frame.out);
	markup_line(frame.out);
	write_files(&frame, &entry->withheld);
	return frame_close(&frame);
}
