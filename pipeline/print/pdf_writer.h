/*
 * pdf_writer: the state that the files of this room share while a PDF is
 * written.
 *
 * The marks of each page are divided into marked-content sequences (ISO
 * 32000-1, 14.6); each belongs to one tag or is an artifact.
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
	size_t first, end; /* marks of the page from first up to, not including,
			      end; without loose rules (print/rule.h) */
	struct element *element; /* NULL: an artifact */
	int mcid;		 /* from 0 on each page */
	bool has_actual_text;	 /* it is a single text mark, with ActualText
				    because its glyphs are not single letters
				    (14.9.4) */
};

/* The space that copied text has between two marks is drawn with
   one of them. */
enum { SPACE_BEFORE = 1, SPACE_AFTER = 2 }; /* flags */

/* A link annotation. */
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
	unsigned char *spaces; /* SPACE_… flags of each mark */
	struct annotation *annotations;
	size_t annotation_count;
};

struct pdf_writer {
	struct arena *arena;
	struct arena *scratch; /* reset after each page */
	struct diag *diag;
	const char *path;
	struct print_cache *print_cache;
	const struct pdf_info *info;
	size_t first; /* index of the first page printed */
	struct pdf_page *pdf_pages;
	size_t count;
	struct objects *objects;
	int page_tree; /* object number of its root */
	struct used_glyphs *used_glyphs;
	struct used_images *used_images;
	bool failed; /* a failure has been reported in diag */
};

/* The page of this index; NULL if it is not printed. */
const struct pdf_page *pdf_writer_page(
    const struct pdf_writer *writer, size_t page);

/* Is the mark drawn in this file? */
bool pdf_writer_draws(const struct pdf_writer *writer, const struct mark *mark);

#endif
