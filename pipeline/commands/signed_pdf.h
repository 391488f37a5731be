/*
 * signed_pdf: number and date from the text of a signed PDF, by poppler's
 * pdftotext.
 *
 * They are blank in most Word files, since they are put in when the document is
 * registered.
 */
#ifndef COMMANDS_SIGNED_PDF_H
#define COMMANDS_SIGNED_PDF_H

#include <stdbool.h>

#include "base/date.h"
#include "base/text.h"

struct arena;
struct diag;

/* What the letterhead of a document says. */
struct signed_head {
	const char *number; /* "215/QĐ-UBND"; NULL: not found */
	struct date date;   /* year 0: not found */
};

/* Reads it from the text of the first page, laid out as it is printed. */
struct signed_head signed_head_of(struct arena *arena, struct text page);

/*
 * Reads it from the PDF at `path`, with these bytes. What is not found, and
 * why, is a warning. False after an error or failure in diag: it is no PDF.
 */
bool signed_pdf_read(struct arena *arena, struct diag *diag, const char *path,
    struct text bytes, struct signed_head *head);

#endif
