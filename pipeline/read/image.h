/*
 * image: loads and checks an image file of a decision.
 *
 * The file is decoded completely before anything is typeset, so a truncated or
 * damaged file, or a decompression bomb, is reported where the author refers to
 * it.
 */
#ifndef READ_IMAGE_H
#define READ_IMAGE_H

#include <stdbool.h>

#include "base/diag_code.h"
#include "base/source.h"
#include "base/text.h"

struct arena;
struct diag;

struct image {
	const char *path;
	struct text bytes; /* the whole file */
	int width, height; /* in pixels, after EXIF rotation */
};

/*
 * Loads the file of this name from the directory. The name may be
 * percent-encoded, and composed or decomposed (UAX #15, NFC). NULL after an
 * error in diag at `span`.
 */
const struct image *image_load(struct arena *arena, struct diag *diag,
    const char *directory, const char *name, struct span span);

/*
 * Checks that the bytes are an image that can be printed, and fills in `image`.
 * False after an error at `span`.
 */
bool image_check(struct diag *diag, enum diag_code code, const char *path,
    struct text bytes, struct span span, struct image *image);

#endif
