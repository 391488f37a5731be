#include "site/guide_pages.h"

#include <string.h>

#include "base/arena.h"
#include "base/markup.h"
#include "read/profile.h"
#include "site/assets.h"
#include "site/facet.h"
#include "site/html_page.h"
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
	markup_element_line_with(
	    html->out, "option", text, WITH("value", value));
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
	markup_element_line_with(out, "p",
	    "Có thể gõ không dấu: quyet dinh dat dai. Cụm từ đúng nguyên văn "
	    "đặt trong ngoặc kép: \"bảng giá đất\". Số văn bản: "
	    "11/2024/QĐ-UBND.",
	    WITH("id", "goi-y", "class", "hint"));
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
	    .scripts = {"giao-dien/bang-chu.js", "giao-dien/tim-kiem.js"}};
	struct html_page html;

	html_open(&html, arena, site, &head, "Tìm kiếm");
	write_form(&html);
	write_without_script(&html);
	markup_element_line_with(html.out, "p", NULL,
	    WITH("id", "ket-luan", "role", "status", "data-years",
		list_years(arena, &site->years)));
	markup_element_line_with(html.out, "ol", NULL,
	    WITH("id", "ket-qua", "class", "acts results"));
	markup_open(html.out, "p");
	markup_element_with(html.out, "button", "Xem thêm kết quả",
	    WITH("id", "xem-them", "type", "button", "hidden", "hidden"));
	markup_close(html.out);
	return html_close(&html);
}

/* The script shows it: without scripts there are the commands below. */
static void
write_file_choice(struct html_page *html)
{
	struct markup *out = html->out;

	markup_open_with(out, "div",
	    WITH("id", "tha-tep", "class", "drop", "hidden", "hidden"));
	markup_line(out);
	open_field(html, "tep-chon", "Kiểm tra một tệp ngay tại đây");
	markup_element_with(out, "input", NULL,
	    WITH(
		"type", "file", "id", "tep-chon", "aria-describedby", "goi-y"));
	markup_close_line(out);
	markup_element_line_with(out, "p",
	    "Chọn tệp, hoặc kéo tệp rồi thả vào trang này: PDF của một văn bản "
	    "hay của cả số, bản Markdown, bản XML, tệp của cơ quan ban hành. "
	    "Tệp được kiểm tra ngay trong trình duyệt và không được gửi đi "
	    "đâu.",
	    WITH("id", "goi-y", "class", "hint"));
	markup_close_line(out);
	markup_element_line_with(out, "div", NULL,
	    WITH("id", "ket-luan", "role", "status", "data-years",
		list_years(html->arena, &html->site->years)));
}

struct text
check_page(struct arena *arena, const struct site *site)
{
	struct html_head head = {.path = CHECK_PAGE,
	    .title = "Kiểm tra văn bản",
	    .description = "Cách kiểm tra rằng một tệp tải về đúng là tệp đã "
			   "đăng Công báo.",
	    .scripts = {"giao-dien/kiem-tra.js"}};
	struct html_page html;

	html_open(&html, arena, site, &head, "Kiểm tra văn bản");
	write_file_choice(&html);
	html_prose(&html, ASSET_CHECKING);
	if (profile_signs(site->profile))
		html_prose(&html, ASSET_SIGNATURES);
	return html_close(&html);
}

static void
write_schemas(struct html_page *html)
{
	html_section(html, "luoc-do", "Lược đồ JSON");
	html_list(html, "files");
	for (int i = 0; i < SCHEMA_COUNT; i++) {
		const char *path = schema_path((enum schema)i);

		markup_open(html->out, "li");
		html_link(html, path, strchr(path, '/') + 1);
		markup_close_line(html->out);
	}
	markup_close_line(html->out);
	markup_close(html->out);
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
	html_prose(&html, ASSET_DATA);
	markup_line(html.out);
	write_schemas(&html);
	if (site->base != NULL)
		html_prose(&html, ASSET_FEEDS);
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
	html_prose(&html, ASSET_MISSING);
	return html_close(&html);
}
