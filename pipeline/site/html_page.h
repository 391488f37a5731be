/*
 * html_page: the template of all pages, and elements that many of them share.
 *
 * Links are relative, so the site works anywhere: below a path of a server, or
 * from a local directory. Paths in arguments are from the root of the site.
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
struct entry_file;
struct facets;
struct markup;
struct profile;

/* The page for checking a document (site/guide_pages.h). */
#define CHECK_PAGE "kiem-tra.html"

/* A year's issues are contiguous in the archive. */
struct year {
	int year;
	size_t first, end; /* issues: the first, and the one after the last */
	bool is_new;	   /* touched_has_new (catalog/touched.h) */
	bool is_touched;   /* touched_has_any */
	struct text index; /* site/year_index.h; empty unless is_touched */
	bool is_same;	   /* an earlier run wrote the same index and records */
};

struct years {
	struct year *at;
	size_t count, room;
};

/* The input of pages. */
struct site {
	const struct profile *profile;
	const struct archive *archive;
	const struct collator *collator;
	struct years years;
	const struct facets *facets; /* of each kind (site/facet.h) */
	const char *base; /* URL of the root, with its slash; NULL: not known */
	/* Identifies the program and the build inputs; when it changes, every
	   page is stale. */
	const char *edition;
};

/* A <link> in the head of a page, such as a feed. */
struct html_link {
	const char *relation, *type, *path, *title;
};

struct html_head {
	const char *path, *title, *description;
	const char *section;	/* current one in the navigation, or NULL */
	const char *scripts[2]; /* paths; NULL: none */
	bool is_unlisted;	/* noindex, for search engines */
	const struct html_link *links;
	size_t link_count;
};

struct html_page {
	const struct site *site;
	struct arena *arena;
	struct markup *out;
	const char *root; /* relative path to the root: "../../" */
};

/* Writes the page up to its <h1>; there is none if `heading` is NULL. */
void html_open(struct html_page *html, struct arena *arena,
    const struct site *site, const struct html_head *head, const char *heading);
struct text html_close(struct html_page *html);

/* Begins a fragment, for the page at this path of any site. The fragment has no
   site, and markup_end ends it. */
void html_open_fragment(
    struct html_page *html, struct arena *arena, const char *path);

/* The path as a relative link on this page. */
const char *html_address(const struct html_page *html, const char *path);

/* The URL of a path; NULL if the site's base URL is not known. */
const char *site_url(
    struct arena *arena, const struct site *site, const char *path);

/* "/cong-bao/": the path of the base URL; "/" if that is not known. */
const char *site_root(const struct site *site);

/* A link, with an attribute for the URL to print; markup_close ends it. */
void html_open_link(struct html_page *html, const char *path);
void html_link(struct html_page *html, const char *path, const char *text);

/* "…" if there is no date. */
void html_date(struct html_page *html, struct date date);

/*
 * Writes an HTML asset, without its last line end. Placeholders in double
 * braces are replaced: {{go-bo.html|Văn bản gỡ bỏ}} by a link, {{base}} by the
 * base URL of the site.
 */
void html_prose(struct html_page *html, enum asset asset);

/* A section with a heading of level 2; markup_close ends it. */
void html_section(struct html_page *html, const char *id, const char *heading);

/* A list with a class; items follow, and markup_close_line ends it. */
void html_list(struct html_page *html, const char *class);

/* A table with a caption and a header; rows follow. A wide one scrolls. */
void html_table(struct html_page *html, const char *caption,
    const char *const *columns, size_t count);
void html_table_end(struct html_page *html);

/* A cell that holds a number. */
void html_number(struct html_page *html, const char *number);

/* <dt> and <dd>; nothing where the text is NULL. */
void html_property(struct html_page *html, const char *name, const char *text);

/* What is said of a file after its link: size, digest, and whether it is
   signed. */
void html_file(struct html_page *html, const struct entry_file *file);

/* An item in a list of documents. */
void html_act(struct html_page *html, const struct act *act);

/* "Công báo tỉnh Giả Định" */
const char *site_name(struct arena *arena, const struct site *site);

#endif
