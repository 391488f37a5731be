/*
 * zip: a ZIP file (PKWARE's APPNOTE 6.3), as unzip and browsers read it.
 *
 * Nothing in it tells when or by whom it was made: the same files in the same
 * order are the same bytes. libdeflate is known to zip.c, and to print/.
 */
#ifndef SITE_ZIP_H
#define SITE_ZIP_H

#include <stdbool.h>

#include "base/text.h"

struct arena;

struct zip;

/* zip_end follows. */
struct zip *zip_new(struct arena *arena);

/* A file, by its path: UTF-8, with slashes. */
void zip_add(struct zip *zip, const char *path, struct text bytes);

/*
 * All of it, in the arena. False where it would be larger than plain ZIP
 * files are: of 4 GiB, or of 65,535 files.
 */
bool zip_end(struct zip *zip, struct text *bytes);

#endif
