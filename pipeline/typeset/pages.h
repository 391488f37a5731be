/*
 * pages: what is drawn where.
 *
 * Lengths are millipoints (1/1000 of 1/72 inch) in int; y grows downwards from
 * the top edge of the page. Nothing here depends on PDF: print/ draws it, and
 * `congbao show pages` prints it.
 *
 * Marks are in reading order, page after page. A mark's tag is the element that
 * it belongs to; the tree of tags is the logical structure of ISO 32000-1,
 * 14.8, in the order in which tags first appear among the marks. A mark without
 * a tag is an artifact: a rule, a running head.
 */
#ifndef TYPESET_PAGES_H
#define TYPESET_PAGES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/source.h"
#include "base/text.h"

struct arena;
struct shape;

enum ink { INK_BLACK, INK_RED, INK_GREY };

enum tag_kind {
	TAG_DOCUMENT,
	TAG_PART,
	TAG_SECT,
	TAG_H1,
	TAG_H2,
	TAG_H3,
	TAG_H4,
	TAG_H5,
	TAG_H6,
	TAG_P,
	TAG_L,
	TAG_LI,
	TAG_LBL,
	TAG_LBODY,
	TAG_TABLE,
	TAG_THEAD,
	TAG_TBODY,
	TAG_TR,
	TAG_TH,
	TAG_TD,
	TAG_CAPTION,
	TAG_TOC,
	TAG_TOCI,
	TAG_NOTE,
	TAG_REFERENCE,
	TAG_LINK,
	TAG_FIGURE,
	TAG_SPAN,
};

/* A position in the pages, filled in once it is known. */
struct spot {
	bool known;
	size_t page; /* index */
	int top;     /* y on it */
};

struct tag {
	enum tag_kind kind;
	const struct tag *parent; /* NULL: the document itself */
	struct text title;	  /* of a section, or of the target of a link */
	struct text alternative;  /* alternative text of a figure */
	struct text language; /* RFC 3066, "en"; empty: that of its parent */
	int columns, rows;    /* of a cell: how many it spans, from 1 */
	bool row_scope; /* of a TAG_TH: it heads its row, not its column */
	/* Of a cell: its header cells, where Scope alone is not enough because
	   they span several columns or are in several rows. */
	const struct tag *const *headers;
	size_t header_count;
	/* Of a TAG_LINK, one of the two: a position in these pages, or an
	   external address. The links of the pages are made from these. */
	const struct spot *place;
	struct text address;
};

enum mark_kind {
	MARK_TEXT,  /* a shape, at a pen position on the base line */
	MARK_RULE,  /* a filled rectangle; x and y are its top left corner */
	MARK_IMAGE, /* likewise; bytes is a PNG or JPEG file */
	MARK_EMPTY, /* invisible: gives an empty cell its place */
};

/* Kept small: an issue has one for each word. */
struct mark {
	enum mark_kind kind : 8;
	enum ink ink : 8;
	bool alone; /* drawn only in the document's own file */
	int x, y;
	const struct tag *tag;
	union {
		struct {
			const struct shape *shape;
			int size;	  /* of the em */
			bool after_space; /* there is a space between the text
					     mark before it and this one, on
					     this line or at the end of the last
					     one */
			struct span span; /* its place in the source */
		} text;
		struct {
			int width, height;
		} rule;
		struct {
			int width, height;
			const struct text *bytes;
		} image;
	};
};

/*
 * A rectangle that links to a position in the same pages or, if address is not
 * empty, to that address. A link that is broken over two lines has two
 * rectangles with one tag.
 */
struct link {
	int x, y, width, height;
	size_t page; /* index of the target page */
	int top;     /* y of the target on that page */
	struct text address;
	const struct tag *tag; /* of kind TAG_LINK */
	struct text description;
};

struct page {
	int width, height;
	int number; /* the folio, the printed page number */
	struct mark *at;
	size_t count, room;
	struct link *links;
	size_t link_count, link_room;
};

/* An item of the outline: "Điều 5. …", nested in the nearest item of a lower
   level. */
struct bookmark {
	struct text title;
	int level; /* from 0 */
	size_t page;
	int top;
};

struct pages {
	struct page *at;
	size_t count, room;
	struct bookmark *bookmarks;
	size_t bookmark_count, bookmark_room;
};

/* Reserves space for `count` marks on a page that has none. */
void page_reserve(struct arena *arena, struct page *page, size_t count);

/* Appends the mark. The page's marks are in arena. */
void page_add(struct arena *arena, struct page *page, struct mark mark);

/* Likewise a link. */
void page_add_link(struct arena *arena, struct page *page, struct link link);

#endif
