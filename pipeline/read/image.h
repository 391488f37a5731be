/*
 * image: a picture that a decision shows.
 *
 * All of the file is read before anything is typeset: one that is cut short,
 * damaged, or made to fill the memory is refused where the author names it.
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
	const char *path;  /* of the file */
	struct text bytes; /* all of it */
	int width, height; /* pixels, as it is seen */
};

/*
 * The file of this name, percent-encoded or not, composed (UAX #15, NFC) or
 * not, in the directory. NULL after an error in diag at the span that names
 * it.
 */
const struct image *image_load(struct arena *arena, struct diag *diag,
    const char *directory, const char *name, struct span span);

/* Can the bytes of a file be printed? If not, an error at the span. */
bool image_check(struct diag *diag, enum diag_code code, const char *path,
    struct text bytes, struct span span, struct image *image);

#endif
