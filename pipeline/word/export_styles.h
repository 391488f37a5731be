/*
 * export_styles: the styles of an exported Word file.
 *
 * What is centred, bold, italic or indented, and the sizes relative to the
 * text, follow NĐ 30/2020/NĐ-CP, Phụ lục I. Headings have outline levels, so
 * that Word can list them; none has an automatic number.
 */
#ifndef WORD_EXPORT_STYLES_H
#define WORD_EXPORT_STYLES_H

#include <stdbool.h>

#include "base/text.h"

struct arena;
struct look;

enum export_style {
	STYLE_NORMAL,
	STYLE_TEXT,
	STYLE_PART,
	STYLE_CHAPTER,
	STYLE_SECTION,
	STYLE_SUBSECTION,
	STYLE_ARTICLE_TITLE, /* "Điều 1. Phạm vi điều chỉnh", a heading */
	STYLE_ANNEX,
	STYLE_HEADING,	     /* "A. MỤC TIÊU", centred */
	STYLE_HEADING_LEFT,  /* "I. MỤC TIÊU" */
	STYLE_HEADING_LOWER, /* a heading below another */
	STYLE_UNIT_TITLE,    /* "1. Phạm vi", a heading */
	STYLE_ARTICLE,	     /* "Điều 1. Ban hành …", a paragraph */
	STYLE_ISSUER,
	STYLE_RECITAL,
	STYLE_ENACTING,
	STYLE_ANNEX_TITLE,
	STYLE_REFERENCE,
	STYLE_CLOSING,
	STYLE_TABLE_TITLE,
	STYLE_TABLE_UNIT,
	STYLE_IMAGE,
	STYLE_IMAGE_TITLE,
	STYLE_TYPE,  /* "QUYẾT ĐỊNH" below the letterhead */
	STYLE_TITLE, /* what it is about */
	STYLE_SUPERIOR,
	STYLE_AUTHORITY,
	STYLE_COUNTRY,
	STYLE_MOTTO,
	STYLE_NUMBER,
	STYLE_PLACE,
	STYLE_RULE, /* a short line */
	STYLE_POSITION,
	STYLE_SIGNER,
	STYLE_RECIPIENTS,
	STYLE_RECIPIENT,
	STYLE_CELL,
	STYLE_HEAD_CELL,
	STYLE_SPACER,	   /* after a table */
	STYLE_PAGE_NUMBER, /* in the header of a page */
	STYLE_NOTE,
	STYLE_COUNT
};

enum export_align {
	EXPORT_LEFT,
	EXPORT_CENTRE,
	EXPORT_RIGHT,
	EXPORT_JUSTIFY,
};

/* The identifier of the character style for footnote references. */
#define STYLE_NOTE_REFERENCE "FootnoteReference"

const char *export_style_id(enum export_style style);

/* w:val of w:jc. */
const char *export_align_name(enum export_align align);

/* Is it kept on the page of what follows it? */
bool export_style_keeps_next(enum export_style style);

/* word/styles.xml */
struct text export_styles(struct arena *arena, const struct look *look);

#endif
