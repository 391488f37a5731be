/*
 * redact: a document taken out of the PDF of a published issue.
 *
 * What is published is not printed again: its pages are replaced in the file
 * as it is, and all else of it stays as it was drawn. With a page go its
 * content, its pictures, its part of the logical structure, its bookmarks
 * below the document's own, its links and what links to it say of it, and the
 * entry of the contents. Nothing of that is left in the file in any form; of
 * the fonts the glyphs that only those pages had are.
 *
 * The file has to be this program's (print/pdf.h), of any version.
 */
#ifndef PRINT_REDACT_H
#define PRINT_REDACT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "base/text.h"
#include "typeset/withheld.h"

struct arena;
struct diag;
struct redaction;

/*
 * Opens a file to take `count` of its pages out, from page `first`. Bytes, path
 * and diag outlast it. NULL after a failure in diag.
 */
struct redaction *redaction_open(struct arena *arena, struct diag *diag,
    const char *path, struct text bytes, size_t first, size_t count);
void redaction_close(struct redaction *redaction);

/* How many pages the file has; what goes, for withheld_set. */
size_t redaction_page_count(const struct redaction *redaction);
const struct withheld_page *redaction_pages(const struct redaction *redaction);
const struct withheld_line *redaction_lines(
    const struct redaction *redaction, size_t *count);

/*
 * The file with the pages of another one, which pdf_print made of what
 * withheld_set set, in their places. `since` is its day of change. Done once.
 * False after a failure in diag.
 */
bool redaction_write(struct redaction *redaction, struct text notices,
    struct date since, struct text *bytes);

#endif
