/*
 * bundle: the texts of a year in one file, <year>/cong-bao-<year>.zip.
 *
 * Has the Markdown and Akoma Ntoso of each document and the manifests and
 * entries of the issues; PDF files are large and stand by themselves. The same
 * files give the same bytes.
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
 * Takes the files of published issues over from the year's file as it is
 * published; false after an error in diag.
 */
bool bundle_take(struct zip *zip, struct diag *diag,
    const struct archive *archive, const char *published);

/* ".congbao/goi/2024/so-02.zip": the files of an issue, packed by its build. */
const char *bundle_pack_path(struct arena *arena, int year, const char *slug);

/* They are packed once, not whenever another issue of the year is built. NULL
   bytes after a failure in diag. */
struct text bundle_pack(struct arena *arena, struct diag *diag,
    const char *output, const struct issue_entry *issue);

/* Adds the files that builds left in `output`; false after a failure in diag.
 */
bool bundle_add(struct zip *zip, struct diag *diag, const char *output,
    const struct issue_entry *issue);

/*
 * What a document that was taken out changes of a published issue: its
 * manifest, which was made in `output`, and its card. False after a failure in
 * diag.
 */
bool bundle_add_changed(struct zip *zip, struct diag *diag, const char *output,
    const struct issue_entry *issue);

#endif
