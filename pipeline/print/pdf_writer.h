/*
 * pdf_writer: what the files of this room share while one PDF is made.
 *
 * A sheet is a page as it is printed. Its marks are divided into marked-
 * content sequences (ISO 32000-1, 14.6), each of one tag or an artifact.
 */
#ifndef PRINT_PDF_WRITER_H
#define PRINT_PDF_WRITER_H

#include <stdbool.h>
#include <stddef.h>

#include "typeset/pages.h"

struct arena;
struct diag;
struct element;
struct objects;
struct used_glyphs;
struct pdf_info;
struct used_images;
struct print_cache;

struct marked_content {
	size_t first, end;	 /* marks of the page, end not included,
				    and no loose rules (print/rule.h) */
	struct element *element; /* NULL: an artifact */
	int mcid;		 /* counted on each page from 0 */
	bool has_actual_text;	 /* one text mark that has its text beside it,
			     since    its glyphs are no letters one by one (14.9.4) */
};

/* Where a space goes so that copied text has it. */
enum { SPACE_BEFORE = 1, SPACE_AFTER = 2 }; /* to be or-ed */

/* A link as it is printed. */
struct annotation {
	const struct link *link;
	struct element *element;
	int object;
	int struct_parent; /* its key in the parent tree */
};

struct pdf_page {
	const struct page *page;
	int object;
	struct marked_content *sequences;
	size_t sequence_count, sequence_room;
	int mcid_count;
	unsigned char *spaces; /* of each mark: SPACE_… */
	struct annotation *annotations;
	size_t annotation_count;
};

struct pdf_writer {
	struct arena *arena;
	struct arena *scratch; /* emptied after each page */
	struct diag *diag;
	const char *path;
	struct print_cache *print_cache;
	const struct pdf_info *info;
	size_t first; /* page of the first sheet */
	struct pdf_page *pdf_pages;
	size_t count;
	struct objects *objects;
	int page_tree; /* the number of its root */
	struct used_glyphs *used_glyphs;
	struct used_images *used_images;
	bool failed; /* and diag says why */
};

/* The sheet of a page; NULL where it is not printed. */
const struct pdf_page *pdf_writer_page(
    const struct pdf_writer *writer, size_t page);

/* Is the mark drawn in this file? */
bool pdf_writer_draws(const struct pdf_writer *writer, const struct mark *mark);

#endif
