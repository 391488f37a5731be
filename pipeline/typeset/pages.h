/*
 * pages: what stands where, ready to be drawn.
 *
 * Lengths are millipoints (1/1000 of 1/72 inch) in int; y grows downwards
 * from the top edge of the page. Nothing here is of PDF: print/ draws it,
 * and `congbao show pages` prints it.
 *
 * Marks stand in reading order, page after page. A mark's tag says what it
 * is a part of; the tree of tags is the logical structure of ISO 32000-1,
 * 14.8, and its order is the order in which tags first appear among the
 * marks. A mark without a tag is an artifact: a rule, a running head.
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

/* Where something stands in the pages, as soon as that is known. */
struct spot {
	bool known;
	size_t page; /* index */
	int top;     /* y on it */
};

struct tag {
	enum tag_kind kind;
	const struct tag *parent; /* NULL: the document itself */
	struct text title;	  /* of a section; of what a link leads to */
	struct text alternative;  /* of a figure */
	struct text language;	  /* RFC 3066, "en"; empty: that of the text
				     around it */
	int columns, rows;	  /* of a cell: how many it spans, from 1 */
	bool row_scope;		  /* of a TAG_TH: heads its row, not column */
	/* Of a cell: the cells that head it, where their Scope alone would
	   not tell, since they span several columns or stand in several
	   rows. */
	const struct tag *const *headers;
	size_t header_count;
	/* Of a TAG_LINK, one of the two: a place in these pages, or an
	   address elsewhere. The links of the pages are made from these. */
	const struct spot *place;
	struct text address;
};

enum mark_kind {
	MARK_TEXT,  /* a shape at a pen position on the base line */
	MARK_RULE,  /* a filled rectangle, x and y its top left corner */
	MARK_IMAGE, /* likewise, bytes being a PNG or JPEG file */
	MARK_EMPTY, /* nothing to see: an empty cell has its place */
};

/* There is one for each word of an issue: kept small. */
struct mark {
	enum mark_kind kind : 8;
	enum ink ink : 8;
	bool alone; /* drawn only where a document has a file of its own */
	int x, y;
	const struct tag *tag;
	union {
		struct {
			const struct shape *shape;
			int size;	  /* of the em */
			bool after_space; /* a space parts it from the text
					     mark before it, on this line or
					     the end of the last one */
			struct span span; /* where the author wrote it */
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
 * A rectangle that leads to a place in the same pages or, where address is
 * not empty, to that address. A link whose words take two lines is two
 * rectangles with one tag.
 */
struct link {
	int x, y, width, height;
	size_t page; /* index of the target page */
	int top;     /* y of the target on it */
	struct text address;
	const struct tag *tag; /* of kind TAG_LINK */
	struct text description;
};

struct page {
	int width, height;
	int number; /* the folio */
	struct mark *at;
	size_t count, room;
	struct link *links;
	size_t link_count, link_room;
};

/* A line of the outline: "Điều 5. …", under the nearest lower level. */
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

/* Makes room on a page without marks for so many. */
void page_expect(struct arena *arena, struct page *page, size_t count);

/* Appends the mark; the page keeps its marks in arena. */
void page_add(struct arena *arena, struct page *page, struct mark mark);

/* Likewise a link. */
void page_add_link(struct arena *arena, struct page *page, struct link link);

#endif
