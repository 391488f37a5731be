#include "site/restrictions_page.h"

#include "base/arena.h"
#include "base/decimal.h"
#include "base/markup.h"
#include "catalog/archive.h"
#include "number/restrictions.h"
#include "site/html_page.h"

/* The measure, its name, and what it means for readers. */
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
restriction_notice(
    struct html_page *html, const struct restriction *restriction)
{
	struct markup *out = html->out;
	size_t kind = kind_of(restriction);

	markup_open_with(out, "aside",
	    WITH("class", "notice", "aria-label", KINDS[kind].name));
	markup_open(out, "p");
	markup_element(out, "strong", KINDS[kind].name);
	markup_string(out, " từ ");
	html_date(html, restriction->date);
	markup_format(out, " theo yêu cầu của %s. Căn cứ: %s", restriction->by,
	    restriction->why);
	markup_close_line(out);
	markup_element(out, "p", KINDS[kind].meaning);
	markup_open(out, "p");
	html_link(html, RESTRICTIONS_PAGE, "Các văn bản gỡ bỏ, hạn chế");
	markup_close(out);
	markup_close_line(out);
}

void
restriction_files(struct html_page *html, const struct entry_withheld *withheld)
{
	const struct entry_file *files = withheld->files.at;

	if (withheld->files.count == 0)
		return;
	html_section(html, "tep-cu", "Tệp đã gỡ bỏ");
	html_list(html, "files");
	for (size_t i = 0; i < withheld->files.count; i++) {
		markup_open(html->out, "li");
		markup_format(html->out, "%s, %s byte, SHA-256 ", files[i].path,
		    grouped(html->arena, files[i].size));
		markup_element(html->out, "code", files[i].digest.hex);
		markup_close_line(html->out);
	}
	markup_close_line(html->out);
	markup_close_line(html->out);
}

/* A withheld document, too, is listed by its number. */
static void
write_row(struct html_page *html, const struct restriction *restriction)
{
	struct markup *out = html->out;

	markup_open(out, "tr");
	markup_open(out, "td");
	html_date(html, restriction->date);
	markup_close(out);
	markup_open_with(out, "th", WITH("scope", "row"));
	html_link(html,
	    arena_format(html->arena, "%s.html",
		entry_stem(html->arena, restriction->issue, restriction->id)),
	    restriction->number);
	markup_close(out);
	markup_element(out, "td", KINDS[kind_of(restriction)].name);
	markup_element(out, "td", restriction->by);
	markup_element(out, "td", restriction->why);
	markup_close_line(out);
}

static void
write_table(struct html_page *html, const struct restrictions *restrictions)
{
	static const char *const COLUMNS[] = {
	    "Ngày", "Số, ký hiệu", "Biện pháp", "Theo yêu cầu của", "Căn cứ"};

	html_table(html, "Văn bản gỡ bỏ, hạn chế", COLUMNS,
	    sizeof COLUMNS / sizeof COLUMNS[0]);
	for (size_t i = restrictions->count; i-- > 0;)
		write_row(html, &restrictions->at[i]);
	html_table_end(html);
	markup_open(html->out, "p");
	markup_string(html->out, "Dữ liệu: ");
	html_link(html, RESTRICTIONS_PUBLISHED, "JSON");
	markup_close_line(html->out);
}

struct text
restrictions_page(struct arena *arena, const struct site *site)
{
	const struct restrictions *all = site->archive->restrictions;
	struct html_head head = {.path = RESTRICTIONS_PAGE,
	    .title = "Văn bản gỡ bỏ, hạn chế",
	    .description = "Những văn bản đã đăng Công báo bị gỡ bỏ hoặc hạn "
			   "chế khai thác: khi nào, theo yêu cầu của ai, căn "
			   "cứ nào."};
	struct html_page html;

	html_open(&html, arena, site, &head, head.title);
	markup_element(html.out, "p",
	    "Một văn bản đã đăng thì không bao giờ thay đổi. Chỉ khi pháp luật "
	    "buộc, nội dung của nó mới được gỡ bỏ hay hạn chế khai thác; số "
	    "Công báo giữ nguyên số trang, chỗ của văn bản ghi rõ điều đó, và "
	    "mã SHA-256 của tệp cũ vẫn được lưu. Bản đã tải về, bản lưu của "
	    "nơi "
	    "khác và chỉ mục của máy tìm kiếm không thuộc Công báo này.");
	markup_line(html.out);
	if (all == NULL || all->count == 0)
		markup_element(html.out, "p", "Chưa có văn bản nào.");
	else
		write_table(&html, all);
	return html_close(&html);
}
