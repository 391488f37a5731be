#include "site/html_page.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/decimal.h"
#include "base/markup.h"
#include "base/record.h"
#include "base/utf8.h"
#include "catalog/archive.h"
#include "number/issue.h"
#include "read/profile.h"

/* Content security policy: only the site's own scripts, styles and images. */
#define POLICY                                                                 \
	"default-src 'none'; script-src 'self'; style-src 'self'; "            \
	"img-src 'self'; base-uri 'none'; form-action 'self'"

static const struct {
	const char *section, *path, *name;
} NAVIGATION[] = {
    {"trang-chu", "index.html", "Trang chủ"},
    {"tim-kiem", "tim-kiem.html", "Tìm kiếm"},
    {"co-quan", "co-quan/index.html", "Cơ quan"},
    {"loai", "loai/index.html", "Loại văn bản"},
    {"linh-vuc", "linh-vuc/index.html", "Lĩnh vực"},
    {"nguoi-ky", "nguoi-ky/index.html", "Người ký"},
    {"bao-cao", "bao-cao.html", "Số liệu"},
};

enum { NAVIGATION_COUNT = sizeof NAVIGATION / sizeof NAVIGATION[0] };

const char *
html_address(const struct html_page *html, const char *path)
{
	return arena_format(html->arena, "%s%s", html->root, path);
}

const char *
site_url(struct arena *arena, const struct site *site, const char *path)
{
	size_t length = strlen(path);

	if (site->base == NULL)
		return NULL;
	/* The URL of a directory gives its index. */
	if (text_ends(text_of(path), "index.html"))
		length -= strlen("index.html");
	return arena_format(arena, "%s%.*s", site->base, (int)length, path);
}

const char *
site_name(struct arena *arena, const struct site *site)
{
	return arena_format(arena, "Công báo %s", site->profile->province.text);
}

const char *
site_root(const struct site *site)
{
	const char *host =
	    site->base == NULL ? NULL : strstr(site->base, "://");
	const char *path = host == NULL ? NULL : strchr(host + 3, '/');

	return path == NULL ? "/" : path;
}

static const char *
root_of(struct arena *arena, const struct site *site, const char *path)
{
	struct buffer root = {.arena = arena};
	const char *rest;

	/* A server shows this page for a missing URL at any depth. */
	if (strcmp(path, "404.html") == 0)
		return site_root(site);
	buffer_string(&root, "");
	for (rest = path; (rest = strchr(rest, '/')) != NULL; rest++)
		buffer_string(&root, "../");
	return root.length == 0 ? "" : root.at;
}

static void
write_meta(struct html_page *html, const char *name, const char *content)
{
	markup_element_line_with(
	    html->out, "meta", NULL, WITH("name", name, "content", content));
}

static void
write_link(
    struct html_page *html, const struct html_link *link, const char *url)
{
	markup_element_line_with(html->out, "link", NULL,
	    WITH("rel", link->relation, "type", link->type, "title",
		link->title, "href", url));
}

static void
write_links(struct html_page *html, const struct html_head *head)
{
	static const struct html_link LINKS[] = {
	    {"stylesheet", NULL, "giao-dien/congbao.css", NULL},
	    {"icon", "image/svg+xml", "giao-dien/bieu-tuong.svg", NULL},
	};
	static const struct html_link WITH_BASE[] = {
	    {"alternate", "application/atom+xml", "cong-bao.atom",
		"Các số Công báo mới"},
	    {"alternate", "application/atom+xml", "van-ban.atom",
		"Văn bản mới đăng"},
	    {"search", "application/opensearchdescription+xml",
		"opensearch.xml", "Tìm văn bản Công báo"},
	};
	struct html_link canonical = {.relation = "canonical"};

	for (size_t i = 0; i < sizeof LINKS / sizeof LINKS[0]; i++)
		write_link(html, &LINKS[i], html_address(html, LINKS[i].path));
	for (size_t i = 0; i < head->link_count; i++)
		write_link(html, &head->links[i],
		    html_address(html, head->links[i].path));
	if (html->site->base == NULL)
		return;
	for (size_t i = 0; i < sizeof WITH_BASE / sizeof WITH_BASE[0]; i++)
		write_link(
		    html, &WITH_BASE[i], html_address(html, WITH_BASE[i].path));
	if (strcmp(head->path, "404.html") != 0)
		write_link(html, &canonical,
		    site_url(html->arena, html->site, head->path));
}

static void
write_script(struct html_page *html, const char *path)
{
	markup_element_line_with(html->out, "script", NULL,
	    WITH("src", html_address(html, path), "defer", "defer"));
}

static void
write_head(struct html_page *html, const struct html_head *head)
{
	struct markup *out = html->out;

	markup_open(out, "head");
	markup_line(out);
	markup_element_line_with(out, "meta", NULL, WITH("charset", "utf-8"));
	markup_element_line_with(out, "meta", NULL,
	    WITH("http-equiv", "Content-Security-Policy", "content", POLICY));
	write_meta(html, "viewport", "width=device-width, initial-scale=1");
	write_meta(html, "color-scheme", "light dark");
	write_meta(html, "referrer", "no-referrer");
	write_meta(html, "description", head->description);
	if (head->is_unlisted)
		write_meta(html, "robots", "noindex, noarchive, nosnippet");
	markup_open(out, "title");
	markup_format(
	    out, "%s – %s", head->title, site_name(html->arena, html->site));
	markup_close_line(out);
	write_links(html, head);
	write_script(html, "giao-dien/congbao.js");
	for (size_t i = 0; i < COUNT_OF(head->scripts); i++)
		if (head->scripts[i] != NULL)
			write_script(html, head->scripts[i]);
	markup_close_line(out);
}

static void
write_navigation(struct html_page *html, const char *section)
{
	struct markup *out = html->out;

	markup_open_with(out, "nav", WITH("aria-label", "Chính"));
	markup_open(out, "ul");
	for (size_t i = 0; i < NAVIGATION_COUNT; i++) {
		markup_open(out, "li");
		markup_open_with(out, "a",
		    WITH("href", html_address(html, NAVIGATION[i].path)));
		if (section != NULL &&
		    strcmp(section, NAVIGATION[i].section) == 0)
			markup_attribute(out, "aria-current", "true");
		markup_string(out, NAVIGATION[i].name);
		markup_close(out);
		markup_close(out);
	}
	markup_close(out);
	markup_close_line(out);
}

static void
write_banner(struct html_page *html, const char *section)
{
	const struct profile *profile = html->site->profile;
	struct markup *out = html->out;

	markup_element_with(out, "a", "Đến nội dung chính",
	    WITH("class", "skip", "href", "#noi-dung"));
	markup_open_with(out, "header", WITH("class", "banner"));
	markup_open_with(out, "p", WITH("class", "name"));
	markup_open_with(
	    out, "a", WITH("href", html_address(html, "index.html")));
	markup_element(out, "strong", profile->gazette.text);
	markup_string(out, " ");
	markup_element(out, "span", profile->province.text);
	markup_close(out);
	markup_close(out);
	write_navigation(html, section);
	markup_close_line(out);
}

void
html_open(struct html_page *html, struct arena *arena, const struct site *site,
    const struct html_head *head, const char *heading)
{
	*html = (struct html_page) {.site = site,
	    .arena = arena,
	    .out = markup_html(arena),
	    .root = root_of(arena, site, head->path)};
	markup_open_with(html->out, "html", WITH("lang", "vi"));
	markup_line(html->out);
	write_head(html, head);
	markup_open(html->out, "body");
	markup_line(html->out);
	write_banner(html, head->section);
	markup_open_with(
	    html->out, "main", WITH("id", "noi-dung", "tabindex", "-1"));
	markup_line(html->out);
	if (heading != NULL) {
		markup_element_line(html->out, "h1", heading);
	}
}

void
html_open_fragment(
    struct html_page *html, struct arena *arena, const char *path)
{
	*html = (struct html_page) {.arena = arena,
	    .out = markup_fragment(arena),
	    .root = root_of(arena, NULL, path)};
}

static void
write_contact(struct html_page *html, const char *name, struct value value)
{
	if (value.text == NULL)
		return;
	markup_string(html->out, " · ");
	markup_format(html->out, "%s: %s", name, value.text);
}

static void
write_footer(struct html_page *html)
{
	const struct profile *profile = html->site->profile;
	struct markup *out = html->out;

	markup_open(out, "footer");
	markup_element(out, "p",
	    "Văn bản đăng tải trên công báo điện tử có giá trị như văn bản "
	    "gốc (Luật số 64/2025/QH15, Điều 9 khoản 4). Tệp PDF của mỗi số "
	    "là bản chính thức; trang này trình bày lại nội dung của tệp đó.");
	markup_open(out, "p");
	markup_string(out, profile->publisher.text);
	write_contact(html, "Địa chỉ", profile->address);
	write_contact(html, "Điện thoại", profile->phone);
	write_contact(html, "Thư điện tử", profile->email);
	markup_close(out);
	markup_open(out, "p");
	html_link(html, CHECK_PAGE, "Kiểm tra văn bản");
	markup_string(out, " · ");
	html_link(html, "du-lieu.html", "Dữ liệu mở");
	if (html->site->base != NULL) {
		markup_string(out, " · ");
		html_link(html, "van-ban.atom", "Tin Atom");
	}
	markup_close(out);
	markup_close_line(out);
}

struct text
html_close(struct html_page *html)
{
	markup_close_line(html->out);
	write_footer(html);
	markup_close_line(html->out);
	markup_close_line(html->out);
	return markup_end(html->out);
}

void
html_open_link(struct html_page *html, const char *path)
{
	const char *url = site_url(html->arena, html->site, path);

	markup_open_with(html->out, "a",
	    WITH("href", html_address(html, path), "data-address",
		url == NULL ? path : url));
}

void
html_link(struct html_page *html, const char *path, const char *text)
{
	html_open_link(html, path);
	markup_string(html->out, text);
	markup_close(html->out);
}

void
html_date(struct html_page *html, struct date date)
{
	if (!date_is_given(date)) {
		markup_string(html->out, date_short(html->arena, date));
		return;
	}
	markup_element_with(html->out, "time", date_short(html->arena, date),
	    WITH("datetime", date_iso(html->arena, date)));
}

/* "go-bo.html|Văn bản gỡ bỏ" or "base" */
static void
write_placeholder(struct html_page *html, struct text name)
{
	const char *base = html->site->base;
	const char *parts[2];

	if (text_split(html->arena, name, '|', parts, 2) == 2)
		html_link(html, parts[0], parts[1]);
	else if (text_is(name, "base"))
		markup_string(html->out, base == NULL ? "https://…/" : base);
	else
		abort();
}

void
html_prose(struct html_page *html, enum asset asset)
{
	struct text rest = asset_bytes(asset);

	rest.length -= text_ends(rest, "\n");
	for (;;) {
		size_t end = text_find(rest, "{{");

		markup_raw(html->out, text_part(rest, 0, end));
		if (end == rest.length)
			return;
		rest = text_part(rest, end + 2, rest.length);
		end = text_find(rest, "}}");
		write_placeholder(html, text_part(rest, 0, end));
		rest = text_part(rest, end + 2, rest.length);
	}
}

void
html_section(struct html_page *html, const char *id, const char *heading)
{
	markup_open_with(html->out, "section", WITH("aria-labelledby", id));
	markup_element_line_with(html->out, "h2", heading, WITH("id", id));
}

void
html_list(struct html_page *html, const char *class)
{
	markup_open_with(html->out, "ul", WITH("class", class));
	markup_line(html->out);
}

void
html_table(struct html_page *html, const char *caption,
    const char *const *columns, size_t count)
{
	struct markup *out = html->out;

	markup_open_with(out, "div",
	    WITH("class", "table", "role", "group", "aria-label", caption,
		"tabindex", "0"));
	markup_open(out, "table");
	markup_element_line(out, "caption", caption);
	markup_open(out, "thead");
	markup_open(out, "tr");
	for (size_t i = 0; i < count; i++) {
		markup_element_with(
		    out, "th", columns[i], WITH("scope", "col"));
	}
	markup_close(out);
	markup_close_line(out);
	markup_open(out, "tbody");
	markup_line(out);
}

void
html_table_end(struct html_page *html)
{
	markup_close(html->out);
	markup_close(html->out);
	markup_close_line(html->out);
}

void
html_number(struct html_page *html, const char *number)
{
	markup_element_with(html->out, "td", number, WITH("class", "right"));
}

void
html_property(struct html_page *html, const char *name, const char *text)
{
	if (text == NULL)
		return;
	markup_element(html->out, "dt", name);
	markup_element_line(html->out, "dd", text);
}

void
html_file(struct html_page *html, const struct entry_file *file)
{
	markup_format(
	    html->out, ", %s byte, SHA-256 ", grouped(html->arena, file->size));
	markup_element(html->out, "code", file->digest.hex);
	if (file->base_size == 0)
		return;
	markup_string(html->out, ". ");
	html_link(html, CHECK_PAGE "#chu-ky", "Có chữ ký số");
}

void
html_act(struct html_page *html, const struct act *act)
{
	struct markup *out = html->out;

	markup_open(out, "li");
	html_open_link(html, act->page);
	markup_element(out, "strong", entry_name(html->arena, act->entry));
	markup_string(out, " ");
	markup_string(out, act->entry->title);
	markup_close(out);
	markup_open(out, "p");
	markup_format(out, "%s · ký ", act->entry->authority);
	html_date(html, act->entry->date);
	markup_format(
	    out, " · %s ngày ", issue_entry_name(html->arena, act->issue));
	html_date(html, act->issue->date);
	markup_close(out);
	markup_close_line(out);
}
