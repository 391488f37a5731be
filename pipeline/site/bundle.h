/*
 * bundle: the texts of a year as a ZIP file, <year>/cong-bao-<year>.zip.
 *
 * It has the files of each document but the PDF, which is large (Markdown,
 * Akoma Ntoso, attachments), and each issue's manifest and record. It is
 * reproducible: the same files give the same bytes.
 */
#ifndef SITE_BUNDLE_H
#define SITE_BUNDLE_H

#include <stdbool.h>

#include "base/text.h"

struct archive;
struct diag;
struct issue_entry;
struct zip;

/*
 * Copies the files of published issues from the year's published ZIP file, at
 * this local path. Of an issue that a document was taken out of, only the files
 * still listed are copied. False after an error in diag.
 */
bool bundle_take(struct zip *zip, struct diag *diag,
    const struct archive *archive, const char *published);

/* ".congbao/goi/2024/so-02.zip": an issue's files, compressed by its build. */
const char *bundle_pack_path(struct arena *arena, int year, const char *slug);

/* Compresses an issue's files: once, rather than whenever another issue of the
   year is built. NULL bytes after a failure in diag. */
struct text bundle_pack(struct arena *arena, struct diag *diag,
    const char *output, const struct issue_entry *issue);

/* Adds the files of a built issue from the directory `output`; false after a
   failure in diag. */
bool bundle_add(struct zip *zip, struct diag *diag, const char *output,
    const struct issue_entry *issue);

/*
 * Adds the files of a published issue that change when a document is taken out
 * of it: the manifest, read below `output`, and the record. False after a
 * failure in diag.
 */
bool bundle_add_changed(struct zip *zip, struct diag *diag, const char *output,
    const struct issue_entry *issue);

#endif
