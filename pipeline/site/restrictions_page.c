#include "site/restrictions_page.h"

#include "base/arena.h"
#include "catalog/archive.h"
#include "number/restrictions.h"
#include "site/frame.h"
#include "site/markup.h"

/* What was done, and what it means for readers. */
static const struct {
	const char *what, *name, *meaning;
} KINDS[] = {
    {RESTRICTION_WITHHELD, "Gỡ bỏ",
	"Nội dung văn bản không còn được đăng tải trên Công báo điện tử."},
    {RESTRICTION_RESTRICTED, "Hạn chế",
	"Văn bản vẫn được đăng tải, nhưng không có trong kết quả tìm kiếm, bản "
	"tin và sơ đồ trang; máy tìm kiếm được yêu cầu không lập chỉ mục."},
    {RESTRICTION_LIFTED, "Thôi hạn chế", "Văn bản được khai thác như trước."},
};

static size_t
kind_of(const struct restriction *restriction)
{
	size_t kind = 0;

	while (!restriction_is(restriction, KINDS[kind].what))
		kind++;
	return kind;
}

void
restriction_notice(struct frame *frame, const struct restriction *restriction)
{
	struct markup *out = frame->out;
	size_t kind = kind_of(restriction);

	markup_open_with(out, "aside",
	    WITH("class", "notice", "aria-label", KINDS[kind].name));
	markup_open(out, "p");
	markup_element(out, "strong", KINDS[kind].name);
	markup_string(out, " từ ");
	frame_date(frame, restriction->date);
	markup_format(out, " theo yêu cầu của %s. Căn cứ: %s", restriction->by,
	    restriction->why);
	markup_close_line(out);
	markup_element(out, "p", KINDS[kind].meaning);
	markup_open(out, "p");
	frame_link(frame, RESTRICTIONS_PAGE, "Các văn bản gỡ bỏ, hạn chế");
	markup_close(out);
	markup_close_line(out);
}

void
restriction_files(struct frame *frame, const struct entry_withheld *withheld)
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
		markup_close_line(frame->out);
	}
	markup_close_line(frame->out);
	markup_close_line(frame->out);
}

/* The document is still called by its number where it is withheld. */
static void
write_row(struct frame *frame, const struct restriction *restriction)
{
	struct markup *out = frame->out;

	markup_open(out, "tr");
	markup_open(out, "td");
	frame_date(frame, restriction->date);
	markup_close(out);
	markup_open_with(out, "th", WITH("scope", "row"));
	frame_link(frame,
	    arena_format(frame->arena, "%s.html",
		entry_stem(frame->arena, restriction->issue, restriction->id)),
	    restriction->number);
	markup_close(out);
	markup_element(out, "td", KINDS[kind_of(restriction)].name);
	markup_element(out, "td", restriction->by);
	markup_element(out, "td", restriction->why);
	markup_close_line(out);
}

static void
write_table(struct frame *frame, const struct restrictions *restrictions)
{
	static const char *const COLUMNS[] = {
	    "Ngày", "Số, ký hiệu", "Biện pháp", "Theo yêu cầu của", "Căn cứ"};

	frame_table(frame, "Văn bản gỡ bỏ, hạn chế", COLUMNS,
	    sizeof COLUMNS / sizeof COLUMNS[0]);
	for (size_t i = restrictions->count; i-- > 0;)
		write_row(frame, &restrictions->at[i]);
	frame_table_end(frame);
	markup_open(frame->out, "p");
	markup_string(frame->out, "Dữ liệu: ");
	frame_link(frame, RESTRICTIONS_PUBLISHED, "JSON");
	markup_close_line(frame->out);
}

struct text
restrictions_page(struct arena *arena, const struct site *site)
{
	const struct restrictions *all = site->archive->restrictions;
	struct frame_head head = {.path = RESTRICTIONS_PAGE,
	    .title = "Văn bản gỡ bỏ, hạn chế",
	    .description = "Những văn bản đã đăng Công báo bị gỡ bỏ hoặc hạn "
			   "chế khai thác: khi nào, theo yêu cầu của ai, căn "
			   "cứ nào."};
	struct frame frame;

	frame_open(&frame, arena, site, &head, head.title);
	markup_element(frame.out, "p",
	    "Một văn bản đã đăng thì không bao giờ thay đổi. Chỉ khi pháp luật "
	    "buộc, nội dung của nó mới được gỡ bỏ hay hạn chế khai thác; số "
	    "Công báo giữ nguyên số trang, chỗ của văn bản ghi rõ điều đó, và "
	    "mã SHA-256 của tệp cũ vẫn được lưu. Bản đã tải về, bản lưu của "
	    "nơi "
	    "khác và chỉ mục của máy tìm kiếm không thuộc Công báo này.");
	markup_line(frame.out);
	if (all == NULL || all->count == 0)
		markup_element(frame.out, "p", "Chưa có văn bản nào.");
	else
		write_table(&frame, all);
	return frame_close(&frame);
}
