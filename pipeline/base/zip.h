/*
 * zip: write ZIP files with minizip.
 *
 * They are reproducible: without times and owners, the same files in the same
 * order give the same bytes. Compression is by libdeflate, which is faster.
 * minizip is used in zip.c alone.
 */
#ifndef BASE_ZIP_H
#define BASE_ZIP_H

#include <stdbool.h>

#include "base/text.h"

struct zip;

/* zip_free releases it. */
struct zip *zip_new(void);
void zip_free(struct zip *zip);

/* Adds a file; its path is in UTF-8, with slashes. */
void zip_add(struct zip *zip, const char *path, struct text bytes);

/*
 * Copies the wanted files of another such ZIP file, on the disk at `from`,
 * without decompressing them. False if it is not a ZIP file.
 */
bool zip_take(struct zip *zip, const char *from,
    bool (*wants)(const void *context, const char *path), const void *context);

/* The bytes, valid until zip_free; nothing may be added afterwards. */
struct text zip_end(struct zip *zip);

#endif
