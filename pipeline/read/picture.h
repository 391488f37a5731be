/*
 * picture: decodes PNG and JPEG files completely.
 *
 * A truncated file has a valid header, so only decoding it to the end shows
 * that it is complete. Transparent parts of a PNG become white. A JPEG is
 * embedded unchanged, so it must be allowed in PDF/A: greyscale or three
 * components.
 *
 * Cameras store pixels in sensor order, and the orientation in EXIF.
 *
 * Only picture.c uses libpng, libjpeg-turbo and libexif.
 */
#ifndef READ_PICTURE_H
#define READ_PICTURE_H

#include <stdbool.h>

#include "base/text.h"

struct arena;

/*
 * Limits on a side and on the total number of pixels. A3 at 1200 dpi has 20
 * thousand along its longer side, A4 at 600 dpi has 35 million in all.
 */
enum { PICTURE_SIDE = 20000, PICTURE_PIXELS = 50 * 1000 * 1000 };

struct picture {
	bool is_jpeg;
	bool is_rgb;	     /* of a JPEG: RGB instead of YCbCr */
	int width, height;   /* in pixels, before EXIF rotation */
	int colours;	     /* components: 1 (grey) or 3 (sRGB) */
	struct text samples; /* of a PNG: 8 bits each, from the top left */
};

/*
 * Decodes the picture. Returns NULL, or why it cannot be used, as a phrase that
 * continues after the file name.
 */
const char *picture_read(
    struct arena *arena, struct text bytes, struct picture *picture);

/*
 * The EXIF orientation: 1 upright, 3 upside down, 6 and 8 rotated to the right
 * and to the left, 2, 4, 5 and 7 mirrored.
 */
enum { ORIENTATION_UPRIGHT = 1, ORIENTATION_COUNT = 8 };

int picture_orientation(struct text bytes);

/* Does the orientation swap width and height? */
bool orientation_is_sideways(int orientation);

#endif
