#include "site/guide_pages.h"

#include <string.h>

#include "base/arena.h"
#include "read/profile.h"
#include "site/facet.h"
#include "site/html_page.h"
#include "site/markup.h"
#include "site/restrictions_page.h"
#include "site/schemas.h"

static void
open_field(struct html_page *html, const char *id, const char *label)
{
	markup_open(html->out, "p");
	markup_element_with(html->out, "label", label, WITH("for", id));
}

static void
write_option(struct html_page *html, const char *value, const char *text)
{
	markup_element_with(html->out, "option", text, WITH("value", value));
	markup_line(html->out);
}

static void
open_choice(struct html_page *html, const char *id, const char *label)
{
	open_field(html, id, label);
	markup_open_with(html->out, "select", WITH("id", id, "name", id));
	markup_line(html->out);
	write_option(html, "", "Tất cả");
}

static void
close_choice(struct html_page *html)
{
	markup_close(html->out);
	markup_close_line(html->out);
}

static void
write_facet_choice(struct html_page *html, enum facet_kind kind)
{
	const struct facets *facets = &html->site->facets[kind];

	open_choice(html, facet_path(kind), facet_title(kind));
	for (size_t i = 0; i < facets->count; i++)
		write_option(html, facets->at[i].name, facets->at[i].name);
	close_choice(html);
}

static void
write_year_choice(struct html_page *html)
{
	const struct years *years = &html->site->years;

	open_choice(html, "nam", "Năm");
	for (size_t i = years->count; i-- > 0;) {
		const char *year =
		    arena_format(html->arena, "%d", years->at[i].year);

		write_option(html, year, year);
	}
	close_choice(html);
}

static void
write_part_choice(struct html_page *html)
{
	const struct profile *profile = html->site->profile;

	open_choice(html, "phan", "Phần");
	for (size_t i = 0; i < profile->parts.count; i++)
		write_option(html, profile_part(profile, i)->name.text,
		    profile_part(profile, i)->name.text);
	close_choice(html);
}

static void
write_form(struct html_page *html)
{
	struct markup *out = html->out;

	markup_open_with(out, "form",
	    WITH("role", "search", "class", "filters", "id", "tim", "method",
		"get"));
	markup_line(out);
	open_field(html, "q", "Từ cần tìm");
	markup_element_with(out, "input", NULL,
	    WITH("type", "search", "id", "q", "name", "q", "autocomplete",
		"off", "aria-describedby", "goi-y"));
	markup_element(out, "button", "Tìm");
	markup_close_line(out);
	markup_element_with(out, "p",
	    "Có thể gõ không dấu: quyet dinh dat dai. Cụm từ đúng nguyên văn "
	    "đặt trong ngoặc kép: \"bảng giá đất\". Số văn bản: "
	    "11/2024/QĐ-UBND.",
	    WITH("id", "goi-y", "class", "hint"));
	markup_line(out);
	markup_open(out, "fieldset");
	markup_element(out, "legend", "Lọc kết quả");
	write_year_choice(html);
	write_facet_choice(html, FACET_TYPE);
	write_facet_choice(html, FACET_AUTHORITY);
	write_facet_choice(html, FACET_FIELD);
	write_part_choice(html);
	markup_close(out);
	markup_close_line(out);
}

/* The years with a search shard, newest first, for the script. */
static const char *
list_years(struct arena *arena, const struct years *years)
{
	struct buffer list = {.arena = arena};

	buffer_string(&list, "");
	for (size_t i = years->count; i-- > 0;)
		buffer_format(
		    &list, "%d%s", years->at[i].year, i == 0 ? "" : " ");
	return list.at;
}

static void
write_without_script(struct html_page *html)
{
	markup_open(html->out, "noscript");
	markup_open(html->out, "p");
	markup_string(html->out,
	    "Tìm kiếm cần JavaScript. Không có JavaScript, mời xem danh mục: ");
	for (int kind = 0; kind < FACET_COUNT; kind++) {
		html_link(html,
		    arena_format(html->arena, "%s/index.html",
			facet_path((enum facet_kind)kind)),
		    facet_title((enum facet_kind)kind));
		markup_string(html->out, " · ");
	}
	html_link(html, "index.html", "Các năm");
	markup_close(html->out);
	markup_close_line(html->out);
}

struct text
search_page(struct arena *arena, const struct site *site)
{
	struct html_head head = {.path = "tim-kiem.html",
	    .title = "Tìm kiếm",
	    .description = "Tìm trong số, tên, cơ quan, người ký và toàn văn "
			   "mọi văn bản đã đăng Công báo.",
	    .section = "tim-kiem",
	    .script = "giao-dien/tim-kiem.js"};
	struct html_page html;

	html_open(&html, arena, site, &head, "Tìm kiếm");
	write_form(&html);
	write_without_script(&html);
	markup_element_with(html.out, "p", NULL,
	    WITH("id", "ket-luan", "role", "status", "data-years",
		list_years(arena, &site->years)));
	markup_line(html.out);
	markup_element_with(html.out, "ol", NULL,
	    WITH("id", "ket-qua", "class", "acts results"));
	markup_line(html.out);
	markup_open(html.out, "p");
	markup_element_with(html.out, "button", "Xem thêm kết quả",
	    WITH("id", "xem-them", "type", "button", "hidden", "hidden"));
	markup_close(html.out);
	return html_close(&html);
}

static void
write_paragraph(struct html_page *html, const char *text)
{
	markup_element(html->out, "p", text);
	markup_line(html->out);
}

static void
write_command(struct html_page *html, const char *text)
{
	markup_open_with(html->out, "pre", WITH("tabindex", "0"));
	markup_element(html->out, "code", text);
	markup_close_line(html->out);
}

static void
write_file_check(struct html_page *html)
{
	html_section(html, "tep", "Kiểm tra một tệp đã tải");
	write_paragraph(html,
	    "Tính mã SHA-256 của tệp rồi so với mã ghi trên trang của văn "
	    "bản. Trên Linux và macOS:");
	write_command(html, "sha256sum 11-2024-qd-ubnd.pdf");
	write_paragraph(html, "Trên Windows:");
	write_command(html, "certutil -hashfile 11-2024-qd-ubnd.pdf SHA256");
	markup_close(html->out);
}

struct text
check_page(struct arena *arena, const struct site *site)
{
	struct html_head head = {.path = "kiem-tra.html",
	    .title = "Kiểm tra văn bản",
	    .description = "Cách kiểm tra rằng một tệp tải về đúng là tệp đã "
			   "đăng Công báo."};
	struct html_page html;

	html_open(&html, arena, site, &head, "Kiểm tra văn bản");
	write_paragraph(&html,
	    "Tệp của một số Công báo đã đăng thì không bao giờ thay đổi. Sai "
	    "sót được đính chính bằng một văn bản mới, có liên kết hai chiều "
	    "với văn bản cũ. Mỗi tệp có một mã SHA-256: hai tệp cùng mã thì "
	    "giống nhau đến từng byte.");
	markup_open(html.out, "p");
	markup_string(html.out,
	    "Chỉ khi pháp luật buộc gỡ bỏ một văn bản thì nội dung của nó mới "
	    "không còn được đăng; mỗi lần như vậy được ghi tại ");
	html_link(&html, RESTRICTIONS_PAGE, "Văn bản gỡ bỏ, hạn chế");
	markup_string(html.out, ".");
	markup_close_line(html.out);
	write_file_check(&html);
	html_section(&html, "so", "Kiểm tra cả một số");
	write_paragraph(&html,
	    "Tải các tệp của số và tệp SHA256SUMS (liên kết ở trang của số) "
	    "vào một thư mục, rồi chạy:");
	write_command(&html, "sha256sum --check SHA256SUMS-so-02.txt");
	markup_close(html.out);
	html_section(&html, "so-dang-ky", "Kiểm tra sổ đăng ký");
	write_paragraph(&html,
	    "Tệp manifest.json của mỗi số liệt kê mọi tệp với kích thước và "
	    "mã SHA-256, và dẫn đến dòng của số đó trong sổ đăng ký của năm "
	    "(tệp register). Mỗi dòng của sổ mang mã SHA-256 tính từ chính nó "
	    "và dòng trước, nên không dòng nào có thể bị sửa, chuyển chỗ hay "
	    "bỏ đi mà không ai biết. Chương trình congbao kiểm tra tất cả:");
	write_command(&html,
	    arena_format(arena, "congbao verify %s",
		site->base == NULL ? "https://…/" : site->base));
	markup_close(html.out);
	return html_close(&html);
}

/* A row of the table of files: the pattern of the URL, and the content. */
static void
write_file_row(struct html_page *html, const char *pattern, const char *what)
{
	markup_open(html->out, "tr");
	markup_open_with(html->out, "th", WITH("scope", "row"));
	markup_element(html->out, "code", pattern);
	markup_close(html->out);
	markup_element(html->out, "td", what);
	markup_close_line(html->out);
}

static void
write_templates(struct html_page *html)
{
	static const char *const COLUMNS[] = {"Địa chỉ", "Nội dung"};
	static const char *const FILES[][2] = {
	    {"{năm}/index.html", "các số của một năm"},
	    {"{năm}/so-{số}.html", "mục lục của một số"},
	    {"{năm}/so-{số}.json", "dữ liệu của một số (so.schema.json)"},
	    {"{năm}/SHA256SUMS-so-{số}.txt", "mã SHA-256 các tệp của số"},
	    {"{năm}/van-ban/so-{số}/{ký hiệu}.html", "trang của văn bản"},
	    {"{năm}/van-ban/so-{số}/{ký hiệu}.json",
		"dữ liệu của văn bản (van-ban.schema.json)"},
	    {"{năm}/van-ban/so-{số}/{ký hiệu}.bib|ris|csl.json",
		"trích dẫn: BibTeX, RIS, CSL-JSON"},
	    {"{năm}/so-{số}/{ký hiệu}.pdf|md|xml",
		"PDF, Markdown, Akoma Ntoso: không bao giờ đổi"},
	    {"{năm}/van-ban.json", "mọi văn bản của năm (nam.schema.json)"},
	    {"{năm}/cong-bao-{năm}.zip", "toàn văn các văn bản của năm"},
	    {"index.json",
		"các năm, với tệp cac-so/{năm}.json và mã SHA-256 "
		"của tệp"},
	    {"cac-so/{năm}.json", "mọi số đã đăng của năm"},
	};

	html_table(html, "Mẫu địa chỉ", COLUMNS, 2);
	for (size_t i = 0; i < sizeof FILES / sizeof FILES[0]; i++)
		write_file_row(html, FILES[i][0], FILES[i][1]);
	html_table_end(html);
}

struct text
data_page(struct arena *arena, const struct site *site)
{
	struct html_head head = {.path = "du-lieu.html",
	    .title = "Dữ liệu mở",
	    .description = "Địa chỉ, định dạng và lược đồ dữ liệu của Công "
			   "báo cho chương trình máy tính."};
	struct html_page html;

	html_open(&html, arena, site, &head, "Dữ liệu mở");
	write_paragraph(&html,
	    "Mọi văn bản có địa chỉ cố định, đoán được từ năm, số Công báo và "
	    "ký hiệu viết không dấu, chữ thường, mỗi dấu gạch là một gạch "
	    "nối: 11/2024/QĐ-UBND thành 11-2024-qd-ubnd. Trong văn bản, mỗi "
	    "chương, mục, điều, khoản, điểm có neo: "
	    "#dieu-5.khoan-2.diem-a; điểm đ là diem-dd; điều của quy định ban "
	    "hành kèm theo là #quy-dinh.dieu-5. Địa chỉ không bao giờ được "
	    "dùng lại.");
	write_templates(&html);
	html_section(&html, "luoc-do", "Lược đồ JSON");
	html_list(&html, "files");
	for (int i = 0; i < SCHEMA_COUNT; i++) {
		const char *path = schema_path((enum schema)i);

		markup_open(html.out, "li");
		html_link(&html, path, strchr(path, '/') + 1);
		markup_close_line(html.out);
	}
	markup_close_line(html.out);
	markup_close(html.out);
	if (site->base != NULL) {
		html_section(&html, "tin", "Tin Atom");
		html_list(&html, "files");
		markup_open(html.out, "li");
		html_link(&html, "cong-bao.atom", "Các số Công báo mới");
		markup_close(html.out);
		markup_open(html.out, "li");
		html_link(&html, "van-ban.atom", "Văn bản mới đăng");
		markup_close(html.out);
		markup_close_line(html.out);
		write_paragraph(&html,
		    "Mỗi cơ quan ban hành có tin riêng, liên kết ở trang của "
		    "cơ quan.");
		markup_close(html.out);
	}
	return html_close(&html);
}

struct text
missing_page(struct arena *arena, const struct site *site)
{
	struct html_head head = {.path = "404.html",
	    .title = "Không có trang này",
	    .description = "Không có trang này."};
	struct html_page html;

	html_open(&html, arena, site, &head, "Không có trang này");
	markup_open(html.out, "p");
	markup_string(html.out,
	    "Địa chỉ của văn bản trên Công báo không bao giờ đổi, nên có lẽ "
	    "địa chỉ đã bị gõ sai. Mời ");
	html_link(&html, "tim-kiem.html", "tìm kiếm");
	markup_string(html.out, " hoặc xem ");
	html_link(&html, "index.html", "các số mới nhất");
	markup_string(html.out, ".");
	markup_close(html.out);
	return html_close(&html);
}
