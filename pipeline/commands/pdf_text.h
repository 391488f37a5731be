/*
 * pdf_text: the text of a PDF, by poppler's pdftotext.
 */
#ifndef COMMANDS_PDF_TEXT_H
#define COMMANDS_PDF_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/helper.h"
#include "base/text.h"

struct arena;
struct diag;

struct pdf_text_request {
	struct text pdf;
	bool first_only; /* only the first page */
	bool layout;	 /* with spaces and lines as they are printed */
	size_t most;	 /* bytes of text */
};

/* Pages end with form feeds. */
enum helper_result pdf_text(struct arena *arena, struct diag *diag,
    const struct pdf_text_request *request, struct text *text);

#endif
