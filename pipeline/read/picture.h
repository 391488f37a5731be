/*
 * picture: a PNG or a JPEG file, read to its end.
 *
 * Only that says that it is whole: a file that was cut off has a good head.
 * What is transparent in a PNG shows white paper. A JPEG is printed as it
 * is, so it must be one that a PDF/A may hold: grey or of three colours.
 *
 * A camera writes the picture as it was held, and how to turn it into EXIF.
 *
 * libpng, libjpeg-turbo and libexif are known to picture.c alone.
 */
#ifndef READ_PICTURE_H
#define READ_PICTURE_H

#include <stdbool.h>

#include "base/text.h"

struct arena;

/*
 * A side of more pixels or more of them together is a mistake: A3 at 1200
 * to the inch has 20 thousand along its longer side, A4 at 600 has 35
 * million in all.
 */
enum { PICTURE_SIDE = 20000, PICTURE_PIXELS = 50 * 1000 * 1000 };

struct picture {
	bool is_jpeg;
	bool is_rgb; /* of a JPEG: its colours are not YCbCr, as is usual */
	int width, height;   /* in pixels, as the file has them */
	int colours;	     /* a pixel: 1, grey, or 3, sRGB */
	struct text samples; /* of a PNG, a byte each, from its top left */
};

/*
 * Reads the picture; NULL, or why it cannot be used, in words that go on
 * from its name.
 */
const char *picture_read(
    struct arena *arena, struct text bytes, struct picture *picture);

/*
 * How the file wants to be seen, as EXIF numbers it: 1 as it is, 3 upside
 * down, 6 and 8 turned to the right and to the left, 2, 4, 5 and 7 mirrored.
 */
enum { ORIENTATION_UPRIGHT = 1, ORIENTATION_COUNT = 8 };

int picture_orientation(struct text bytes);

/* Are its rows columns of what is seen? */
bool orientation_is_sideways(int orientation);

#endif
