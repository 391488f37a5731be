#include "site/frame.h"

#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "catalog/archive.h"
#include "number/issue.h"
#include "read/profile.h"
#include "site/markup.h"

/* No script or style but the site's own files, and nothing from elsewhere. */
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
frame_address(const struct frame *frame, const char *path)
{
	return arena_format(frame->arena, "%s%s", frame->root, path);
}

const char *
site_url(struct arena *arena, const struct site *site, const char *path)
{
	size_t length = strlen(path);

	if (site->base == NULL)
		return NULL;
	/* A directory stands for the index in it. */
	if (text_ends(text_of(path), "index.html"))
		length -= strlen("index.html");
	return arena_format(arena, "%s%.*s", site->base, (int)length, path);
}

const char *
iso_date(struct arena *arena, struct date date)
{
	return date_is_given(date) ? arena_format(arena, "%04d-%02d-%02d",
					 date.year, date.month, date.day)
				   : NULL;
}

const char *
grouped(struct arena *arena, size_t number)
{
	if (number < 1000)
		return arena_format(arena, "%zu", number);
	return arena_format(
	    arena, "%s.%03zu", grouped(arena, number / 1000), number % 1000);
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

	/* The page of a server that says what it has not, at any depth. */
	if (strcmp(path, "404.html") == 0)
		return site_root(site);
	buffer_string(&root, "");
	for (rest = path; (rest = strchr(rest, '/')) != NULL; rest++)
		buffer_string(&root, "../");
	return root.length == 0 ? "" : root.at;
}

static void
write_meta(struct frame *frame, const char *name, const char *content)
{
	markup_element_with(
	    frame->out, "meta", NULL, WITH("name", name, "content", content));
	markup_line(frame->out);
}

static void
write_link(struct frame *frame, const struct frame_link *link, const char *url)
{
	markup_element_with(frame->out, "link", NULL,
	    WITH("rel", link->relation, "type", link->type, "title",
		link->title, "href", url));
	markup_line(frame->out);
}

static void
write_links(struct frame *frame, const struct frame_head *head)
{
	static const struct frame_link LINKS[] = {
	    {"stylesheet", NULL, "giao-dien/congbao.css", NULL},
	    {"icon", "image/svg+xml", "giao-dien/bieu-tuong.svg", NULL},
	};
	static const struct frame_link FOUND[] = {
	    {"alternate", "application/atom+xml", "cong-bao.atom",
		"Các số Công báo mới"},
	    {"alternate", "application/atom+xml", "van-ban.atom",
		"Văn bản mới đăng"},
	    {"search", "application/opensearchdescription+xml",
		"opensearch.xml", "Tìm văn bản Công báo"},
	};
	struct frame_link canonical = {.relation = "canonical"};

	for (size_t i = 0; i < sizeof LINKS / sizeof LINKS[0]; i++)
		write_link(
		    frame, &LINKS[i], frame_address(frame, LINKS[i].path));
	for (size_t i = 0; i < head->link_count; i++)
		write_link(frame, &head->links[i],
		    frame_address(frame, head->links[i].path));
	if (frame->site->base == NULL)
		return;
	for (size_t i = 0; i < sizeof FOUND / sizeof FOUND[0]; i++)
		write_link(
		    frame, &FOUND[i], frame_address(frame, FOUND[i].path));
	if (strcmp(head->path, "404.html") != 0)
		write_link(frame, &canonical,
		    site_url(frame->arena, frame->site, head->path));
}

static void
write_script(struct frame *frame, const char *path)
{
	markup_element_with(frame->out, "script", NULL,
	    WITH("src", frame_address(frame, path), "defer", "defer"));
	markup_line(frame->out);
}

static void
write_head(struct frame *frame, const struct frame_head *head)
{
	struct markup *out = frame->out;

	markup_open(out, "head");
	markup_line(out);
	markup_element_with(out, "meta", NULL, WITH("charset", "utf-8"));
	markup_line(out);
	markup_element_with(out, "meta", NULL,
	    WITH("http-equiv", "Content-Security-Policy", "content", POLICY));
	markup_line(out);
	write_meta(frame, "viewport", "width=device-width, initial-scale=1");
	write_meta(frame, "color-scheme", "light dark");
	write_meta(frame, "referrer", "no-referrer");
	write_meta(frame, "description", head->description);
	if (head->is_unlisted)
		write_meta(frame, "robots", "noindex, noarchive, nosnippet");
	markup_open(out, "title");
	markup_format(
	    out, "%s – %s", head->title, site_name(frame->arena, frame->site));
	markup_close_line(out);
	write_links(frame, head);
	write_script(frame, "giao-dien/congbao.js");
	if (head->script != NULL) {
		write_script(frame, "giao-dien/bang-chu.js");
		write_script(frame, head->script);
	}
	markup_close_line(out);
}

static void
write_navigation(struct frame *frame, const char *section)
{
	struct markup *out = frame->out;

	markup_open_with(out, "nav", WITH("aria-label", "Chính"));
	markup_open(out, "ul");
	for (size_t i = 0; i < NAVIGATION_COUNT; i++) {
		markup_open(out, "li");
		markup_open_with(out, "a",
		    WITH("href", frame_address(frame, NAVIGATION[i].path)));
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
write_banner(struct frame *frame, const char *section)
{
	const struct profile *profile = frame->site->profile;
	struct markup *out = frame->out;

	markup_element_with(out, "a", "Đến nội dung chính",
	    WITH("class", "skip", "href", "#noi-dung"));
	markup_open_with(out, "header", WITH("class", "banner"));
	markup_open_with(out, "p", WITH("class", "name"));
	markup_open_with(
	    out, "a", WITH("href", frame_address(frame, "index.html")));
	markup_element(out, "strong", profile->gazette.text);
	markup_string(out, " ");
	markup_element(out, "span", profile->province.text);
	markup_close(out);
	markup_close(out);
	write_navigation(frame, section);
	markup_close_line(out);
}

void
frame_open(struct frame *frame, struct arena *arena, const struct site *site,
    const struct frame_head *head, const char *heading)
{
	*frame = (struct frame) {.site = site,
	    .arena = arena,
	    .out = markup_html(arena),
	    .root = root_of(arena, site, head->path)};
	markup_open_with(frame->out, "html", WITH("lang", "vi"));
	markup_line(frame->out);
	write_head(frame, head);
	markup_open(frame->out, "body");
	markup_line(frame->out);
	write_banner(frame, head->section);
	markup_open_with(
	    frame->out, "main", WITH("id", "noi-dung", "tabindex", "-1"));
	markup_line(frame->out);
	if (heading != NULL) {
		markup_element(frame->out, "h1", heading);
		markup_line(frame->out);
	}
}

void
frame_open_part(struct frame *frame, struct arena *arena, const char *path)
{
	*frame = (struct frame) {.arena = arena,
	    .out = markup_part(arena),
	    .root = root_of(arena, NULL, path)};
}

static void
write_contact(struct frame *frame, const char *name, struct value value)
{
	if (value.text == NULL)
		return;
	markup_string(frame->out, " · ");
	markup_format(frame->out, "%s: %s", name, value.text);
}

static void
write_footer(struct frame *frame)
{
	const struct profile *profile = frame->site->profile;
	struct markup *out = frame->out;

	markup_open(out, "footer");
	markup_element(out, "p",
	    "Văn bản đăng tải trên công báo điện tử có giá trị như văn bản "
	    "gốc (Luật số 64/2025/QH15, Điều 9 khoản 4). Tệp PDF của mỗi số "
	    "là bản chính thức; trang này trình bày lại nội dung của tệp đó.");
	markup_open(out, "p");
	markup_string(out, profile->publisher.text);
	write_contact(frame, "Địa chỉ", profile->address);
	write_contact(frame, "Điện thoại", profile->phone);
	write_contact(frame, "Thư điện tử", profile->email);
	markup_close(out);
	markup_open(out, "p");
	frame_link(frame, "kiem-tra.html", "Kiểm tra văn bản");
	markup_string(out, " · ");
	frame_link(frame, "du-lieu.html", "Dữ liệu mở");
	if (frame->site->base != NULL) {
		markup_string(out, " · ");
		frame_link(frame, "van-ban.atom", "Tin Atom");
	}
	markup_close(out);
	markup_close_line(out);
}

struct text
frame_close(struct frame *frame)
{
	markup_close_line(frame->out);
	write_footer(frame);
	markup_close_line(frame->out);
	markup_close_line(frame->out);
	return markup_end(frame->out);
}

void
frame_open_link(struct frame *frame, const char *path)
{
	const char *url = site_url(frame->arena, frame->site, path);

	markup_open_with(frame->out, "a",
	    WITH("href", frame_address(frame, path), "data-address",
		url == NULL ? path : url));
}

void
frame_link(struct frame *frame, const char *path, const char *text)
{
	frame_open_link(frame, path);
	markup_string(frame->out, text);
	markup_close(frame->out);
}

void
frame_date(struct frame *frame, struct date date)
{
	markup_element_with(frame->out, "time",
	    issue_short_date(frame->arena, date),
	    WITH("datetime", iso_date(frame->arena, date)));
}

void
frame_section(struct frame *frame, const char *id, const char *heading)
{
	markup_open_with(frame->out, "section", WITH("aria-labelledby", id));
	markup_element_with(frame->out, "h2", heading, WITH("id", id));
	markup_line(frame->out);
}

void
frame_list(struct frame *frame, const char *class)
{
	markup_open_with(frame->out, "ul", WITH("class", class));
	markup_line(frame->out);
}

void
frame_table(struct frame *frame, const char *caption,
    const char *const *columns, size_t count)
{
	struct markup *out = frame->out;

	markup_open_with(out, "div",
	    WITH("class", "table", "role", "group", "aria-label", caption,
		"tabindex", "0"));
	markup_open(out, "table");
	markup_element(out, "caption", caption);
	markup_line(out);
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
frame_table_end(struct frame *frame)
{
	markup_close(frame->out);
	markup_close(frame->out);
	markup_close_line(frame->out);
}

void
frame_number(struct frame *frame, const char *number)
{
	markup_element_with(frame->out, "td", number, WITH("class", "right"));
}

void
frame_property(struct frame *frame, const char *name, const char *text)
{
	if (text == NULL)
		return;
	markup_element(frame->out, "dt", name);
	markup_element(frame->out, "dd", text);
	markup_line(frame->out);
}

void
frame_act(struct frame *frame, const struct act *act)
{
	struct markup *out = frame->out;

	markup_open(out, "li");
	frame_open_link(frame, act->page);
	markup_element(out, "strong", entry_name(frame->arena, act->entry));
	markup_string(out, " ");
	markup_string(out, act->entry->title);
	markup_close(out);
	markup_open(out, "p");
	markup_format(out, "%s · ký ", act->entry->authority);
	frame_date(frame, act->entry->date);
	markup_format(
	    out, " · %s ngày ", issue_entry_name(frame->arena, act->issue));
	frame_date(frame, act->issue->date);
	markup_close(out);
	markup_close_line(out);
}
