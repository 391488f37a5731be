/*
 * zip: a ZIP file, as unzip and browsers read it, written by minizip.
 *
 * Nothing in it tells when or by whom it was made: the same files in the same
 * order are the same bytes. What is deflated is deflated by libdeflate, which
 * is faster. minizip is known to zip.c alone.
 */
#ifndef SITE_ZIP_H
#define SITE_ZIP_H

#include <stdbool.h>

#include "base/text.h"

struct zip;

/* zip_free releases it. */
struct zip *zip_new(void);
void zip_free(struct zip *zip);

/* A file, by its path: UTF-8, with slashes. */
void zip_add(struct zip *zip, const char *path, struct text bytes);

/*
 * Adds the files of another such ZIP file, which is on the disk, that are
 * wanted, packed as they are there. False where it is no ZIP file.
 */
bool zip_take(struct zip *zip, const char *from,
    bool (*wants)(const void *context, const char *path), const void *context);

/* All of it, until zip_free; nothing is added any more. */
struct text zip_end(struct zip *zip);

#endif
