/*
 * pdf: pages as the bytes of a PDF file.
 *
 * The file is for archives and for screen readers: PDF/A-2a (ISO 19005-2) and
 * PDF/UA-1 (ISO 14289-1) on PDF 1.7 (ISO 32000-1). Its bytes depend only on the
 * pages and on struct pdf_info.
 */
#ifndef PRINT_PDF_H
#define PRINT_PDF_H

#include <stdbool.h>

#include "base/text.h"
#include "print/pdf_info.h"

struct arena;
struct diag;
struct print_cache;

/*
 * Prints the pages that `info` selects. Links and bookmarks to other pages are
 * left out, and so are tags without marks. Returns false after a failure in
 * diag (a library is out of memory, an image cannot be read) that names the
 * file as `path`.
 */
bool pdf_print(struct arena *arena, struct diag *diag, const char *path,
    struct print_cache *print_cache, const struct pdf_info *info,
    struct text *bytes);

#endif
