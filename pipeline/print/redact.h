/*
 * redact: remove a document from the PDF of a published issue.
 *
 * A published file is not printed again: pages are replaced in the file, and
 * everything else in it stays as it was drawn. For each page the content, the
 * images, the part of the logical structure, the bookmarks below that of the
 * document and the links are removed, and so are the descriptions of links to
 * it and its entry in the contents. Nothing of these is left in the file in any
 * form; only glyphs of the fonts stay that no other page uses.
 *
 * The file must be one of this program (print/pdf.h), of any version. If it is
 * signed (print/signature.h), the signature goes as a whole: it is not one of
 * what is left.
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

/* Opens a file to remove `count` of its pages, from page `first` on. Bytes,
   path and diag must outlive the redaction. NULL after a failure in diag. */
struct redaction *redaction_open(struct arena *arena, struct diag *diag,
    const char *path, struct text bytes, size_t first, size_t count);
void redaction_close(struct redaction *redaction);

/* The pages and entries to be replaced, for withheld_set. */
const struct withheld_page *redaction_pages(const struct redaction *redaction);
const struct withheld_line *redaction_lines(
    const struct redaction *redaction, size_t *count);

/*
 * The file with the pages replaced by those of `notices`, which pdf_print made
 * from the pages of withheld_set. `since` becomes its modification date. To be
 * called once. False after a failure in diag.
 */
bool redaction_write(struct redaction *redaction, struct text notices,
    struct date since, struct text *bytes);

#endif
