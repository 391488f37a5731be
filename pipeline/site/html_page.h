/*
 * html_page: what all pages have around them, and what many have in them.
 *
 * Links are relative, so that the site can lie anywhere: below a path of a
 * server, in a directory that a browser opens. Paths are from the root.
 */
#ifndef SITE_HTML_PAGE_H
#define SITE_HTML_PAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "base/text.h"
#include "site/assets.h"

struct act;
struct archive;
struct arena;
struct collator;
struct facets;
struct markup;
struct profile;

/* A year's issues stand together in the archive. */
struct year {
	int year;
	size_t first, end; /* issues */
	bool is_same;	   /* its index is as an earlier run left it */
	bool is_new;	   /* touched_has_new (catalog/touched.h) */
	bool is_touched;   /* touched_has_any */
};

struct years {
	struct year *at;
	size_t count, room;
};

/* What pages are made from. */
struct site {
	const struct profile *profile;
	const struct archive *archive;
	const struct collator *collator;
	struct years years;
	const struct facets *facets; /* of each kind (site/facet.h) */
	const char *base; /* the root's URL with its slash; NULL: not known */
	/* Another where the program or the profile is another: all pages then
	   are made anew. */
	const char *edition;
};

/* An address in the head of a page, as feeds are. */
struct html_link {
	const char *relation, *type, *path, *title;
};

struct html_head {
	const char *path, *title, *description;
	const char *section; /* of the navigation: "tim-kiem"; or NULL */
	const char *script;  /* path, or NULL */
	bool is_unlisted;    /* not for search engines */
	const struct html_link *links;
	size_t link_count;
};

struct html_page {
	const struct site *site;
	struct arena *arena;
	struct markup *out;
	const char *root; /* "../" as often as the path is deep */
};

/* Up to and with the page's <h1>, if `heading` is one. */
void html_open(struct html_page *html, struct arena *arena,
    const struct site *site, const struct html_head *head, const char *heading);
struct text html_close(struct html_page *html);

/* The same for what a page at this path, of any site, will hold in it; it has
   no site, and markup_end ends it. */
void html_open_part(
    struct html_page *html, struct arena *arena, const char *path);

/* A path as a link of this page names it. */
const char *html_address(const struct html_page *html, const char *path);

/* The URL of a path; NULL where the site's is not known. */
const char *site_url(
    struct arena *arena, const struct site *site, const char *path);

/* "/cong-bao/": the root's path on its server, as far as it is known. */
const char *site_root(const struct site *site);

/* A link, with the address that paper shows; markup_close ends it. */
void html_open_link(struct html_page *html, const char *path);
void html_link(struct html_page *html, const char *path, const char *text);
void html_date(struct html_page *html, struct date date);

/*
 * An asset of HTML as it is, without its last line end, but for what stands in
 * double braces: {{go-bo.html|Văn bản gỡ bỏ}} is a link, {{base}} the address
 * of the site.
 */
void html_prose(struct html_page *html, enum asset asset);

/* A section with a heading of level 2; markup_close ends it. */
void html_section(struct html_page *html, const char *id, const char *heading);

/* A list of a class; items follow, and markup_close_line ends it. */
void html_list(struct html_page *html, const char *class);

/* A table with a caption and a head; rows follow. It scrolls by itself. */
void html_table(struct html_page *html, const char *caption,
    const char *const *columns, size_t count);
void html_table_end(struct html_page *html);

/* A cell that holds a number. */
void html_number(struct html_page *html, const char *number);

/* <dt> and <dd>; nothing where the text is NULL. */
void html_property(struct html_page *html, const char *name, const char *text);

/* An item of a list of documents. */
void html_act(struct html_page *html, const struct act *act);

/* "Công báo tỉnh Giả Định" */
const char *site_name(struct arena *arena, const struct site *site);

/* "2024-03-15"; NULL where no date is given. */
const char *iso_date(struct arena *arena, struct date date);

/* "12.345" */
const char *grouped(struct arena *arena, size_t number);

#endif
