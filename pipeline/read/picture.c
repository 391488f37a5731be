#include "read/picture.h"

#include <libexif/exif-data.h>
#include <png.h>
#include <stdint.h>
#include <turbojpeg.h>

#include "base/arena.h"
#include "base/translate.h"

/* NULL, or why a picture of this size is refused. */
static const char *
size_fault(struct arena *arena, uint64_t width, uint64_t height)
{
	if (width > 0 && height > 0 && width <= PICTURE_SIDE &&
	    height <= PICTURE_SIDE && width * height <= PICTURE_PIXELS)
		return NULL;
	return arena_format(arena,
	    _("is %llu by %llu pixels: at most %d along a side and %d million "
	      "in all can be printed"),
	    (unsigned long long)width, (unsigned long long)height, PICTURE_SIDE,
	    PICTURE_PIXELS / 1000000);
}

static const char *
read_png(struct arena *arena, png_image *png, struct picture *picture)
{
	static const png_color WHITE = {255, 255, 255};
	const char *fault = size_fault(arena, png->width, png->height);
	char *samples;

	if (fault != NULL)
		return fault;
	png->format &= PNG_FORMAT_FLAG_COLOR; /* 8-bit samples, no alpha */
	samples = arena_alloc(arena, PNG_IMAGE_SIZE(*png));
	if (!png_image_finish_read(png, &WHITE, samples, 0, NULL) ||
	    PNG_IMAGE_FAILED(*png))
		return arena_format(
		    arena, _("is not a complete PNG file: %s"), png->message);
	*picture = (struct picture) {
	    .width = (int)png->width,
	    .height = (int)png->height,
	    .colours = (int)PNG_IMAGE_SAMPLE_CHANNELS(png->format),
	    .samples = {samples, PNG_IMAGE_SIZE(*png)},
	};
	return NULL;
}

static const char *
picture_png(struct arena *arena, struct text bytes, struct picture *picture)
{
	png_image png = {.version = PNG_IMAGE_VERSION};
	const char *fault;

	if (png_image_begin_read_from_memory(&png, bytes.at, bytes.length))
		fault = read_png(arena, &png, picture);
	else
		fault = arena_format(
		    arena, _("is not a complete PNG file: %s"), png.message);
	png_image_free(&png);
	return fault;
}

/* Decodes the whole file to check it, and discards the samples. */
static const char *
read_jpeg(struct arena *arena, tjhandle jpeg, struct text bytes,
    const struct picture *picture)
{
	struct arena *scratch = arena_new();
	size_t size = (size_t)picture->width * (size_t)picture->height;
	int bad =
	    tjDecompress2(jpeg, (const unsigned char *)bytes.at, bytes.length,
		arena_alloc(scratch, size), picture->width, 0, picture->height,
		TJPF_GRAY, TJFLAG_STOPONWARNING | TJFLAG_LIMITSCANS);

	arena_free(scratch);
	if (bad == 0)
		return NULL;
	return arena_format(
	    arena, _("is not a complete JPEG file: %s"), tjGetErrorStr2(jpeg));
}

static const char *
read_jpeg_header(struct arena *arena, tjhandle jpeg, struct text bytes,
    struct picture *picture)
{
	int width, height, sampling, space;

	if (tjDecompressHeader3(jpeg, (const unsigned char *)bytes.at,
		bytes.length, &width, &height, &sampling, &space) != 0)
		return arena_format(arena, _("is not a PNG or JPEG file: %s"),
		    tjGetErrorStr2(jpeg));
	*picture = (struct picture) {
	    .is_jpeg = true,
	    .is_rgb = space == TJCS_RGB,
	    .width = width,
	    .height = height,
	    .colours = space == TJCS_GRAY ? 1 : 3,
	};
	/* CMYK is undefined without the ICC profile of a printing process. */
	if (space == TJCS_CMYK || space == TJCS_YCCK)
		return _("is a JPEG file in CMYK: save it in RGB or grey");
	return size_fault(arena, (uint64_t)width, (uint64_t)height);
}

static const char *
picture_jpeg(struct arena *arena, struct text bytes, struct picture *picture)
{
	tjhandle jpeg = tjInitDecompress();
	const char *fault;

	if (jpeg == NULL)
		return _("cannot be read: no memory");
	fault = read_jpeg_header(arena, jpeg, bytes, picture);
	if (fault == NULL)
		fault = read_jpeg(arena, jpeg, bytes, picture);
	tjDestroy(jpeg);
	return fault;
}

const char *
picture_read(struct arena *arena, struct text bytes, struct picture *picture)
{
	if (bytes.length == 0)
		return _("is empty");
	return text_starts(bytes, "\x89PNG")
	    ? picture_png(arena, bytes, picture)
	    : picture_jpeg(arena, bytes, picture);
}

int
picture_orientation(struct text bytes)
{
	ExifData *exif = exif_data_new_from_data(
	    (const unsigned char *)bytes.at, (unsigned)bytes.length);
	const ExifEntry *entry;
	int orientation = ORIENTATION_UPRIGHT;

	if (exif == NULL)
		return orientation;
	entry =
	    exif_content_get_entry(exif->ifd[EXIF_IFD_0], EXIF_TAG_ORIENTATION);
	if (entry != NULL && entry->format == EXIF_FORMAT_SHORT &&
	    entry->components == 1)
		orientation =
		    exif_get_short(entry->data, exif_data_get_byte_order(exif));
	exif_data_unref(exif);
	return orientation >= 1 && orientation <= ORIENTATION_COUNT
	    ? orientation
	    : ORIENTATION_UPRIGHT;
}

bool
orientation_is_sideways(int orientation)
{
	return orientation > 4;
}
