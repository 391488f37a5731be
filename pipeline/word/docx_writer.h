/*
 * docx_writer: writes the text of a Word file (ISO/IEC 29500-1): sections,
 * paragraphs and runs.
 *
 * Each element is written in the order of the schema, which Word insists on.
 */
#ifndef WORD_DOCX_WRITER_H
#define WORD_DOCX_WRITER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"
#include "word/export_styles.h"

struct arena;
struct decision;
struct image;
struct look;
struct markup;
struct node;
struct runs;

/* A picture in the package. */
struct docx_image {
	const struct image *image;
	const char *path; /* "media/image1.png", beside the document */
};

struct docx {
	struct arena *arena;
	const struct decision *decision;
	const struct look *look;
	struct markup *out; /* the part that is being written */
	bool *noted;	    /* of each footnote: there is a reference to it */
	bool in_note;
	struct docx_image *images;
	size_t image_count, image_room;
	size_t drawing_count;
};

/* A section of pages: it ends with the paragraph that has it. */
struct docx_section {
	bool landscape;
	bool numbered_anew; /* its first page is page 1, without a number */
};

/* What a paragraph has beyond its style. */
struct docx_paragraph {
	enum export_style style;
	const enum export_align *align; /* NULL: of the style */
	bool keep_next;
	int above;	 /* a gap in millipoints; 0: of the style */
	int left, right; /* indents */
	bool rule;	 /* a line above it */
	const struct docx_section *section; /* that ends here, or NULL */
};

enum { DOCX_NOTE_FIRST = 1 }; /* the identifier of the first footnote */

/* Begins the document; arena, decision and look are given. */
void docx_begin(struct docx *docx);

/* The width between the margins, in millipoints. */
int docx_measure(const struct look *look, bool landscape);

void docx_section_write(struct docx *docx, const struct docx_section *section);

void docx_paragraph_open(
    struct docx *docx, const struct docx_paragraph *paragraph);
void docx_paragraph_close(struct docx *docx);

/* A paragraph of one text in this style. Nothing if it is NULL. */
void docx_line(struct docx *docx, enum export_style style, const char *text);

/* A paragraph without text: room, a rule, or the end of a section. */
void docx_space(struct docx *docx, const struct docx_paragraph *paragraph);

/*
 * Writes runs; `bits` are styles that all of them have as well. The size is in
 * millipoints; 0: of the paragraph's style.
 */
void docx_runs(
    struct docx *docx, const struct runs *runs, unsigned bits, int size);
void docx_run(struct docx *docx, struct text text, unsigned bits,
    const char *language, int size);
void docx_break(struct docx *docx);

/* The text itself, within an open run. */
void docx_text(struct docx *docx, struct text text);

/* Is its label the number that Word gives it? Any other label is text. */
bool docx_note_is_numbered(const struct docx *docx, size_t index);

/* Opens a run in the style of a footnote's number. */
void docx_note_run_open(struct docx *docx);

#endif
