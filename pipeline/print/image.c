#include "print/image.h"

#include "base/arena.h"
#include "base/diag.h"
#include "print/object.h"
#include "print/pdf_writer.h"
#include "read/picture.h"

struct pdf_image {
	struct pdf_image *next;
	struct text bytes;
	int number, orientation;
};

struct pdf_images {
	struct arena *arena;
	struct pdf_image *first, *last;
};

struct pdf_images *
pdf_images_new(struct arena *arena)
{
	struct pdf_images *images = arena_alloc(arena, sizeof *images);

	images->arena = arena;
	return images;
}

int
pdf_images_number(struct pdf_images *images, struct text bytes)
{
	struct pdf_image *image;

	for (image = images->first; image != NULL; image = image->next)
		if (text_equal(image->bytes, bytes))
			return image->number;
	image = arena_alloc(images->arena, sizeof *image);
	image->bytes = bytes;
	image->orientation = picture_orientation(bytes);
	if (images->last == NULL) {
		image->number = 1;
		images->first = image;
	} else {
		image->number = images->last->number + 1;
		images->last->next = image;
	}
	images->last = image;
	return image->number;
}

int
pdf_images_orientation(const struct pdf_images *images, int number)
{
	const struct pdf_image *image = images->first;

	while (image->number != number)
		image = image->next;
	return image->orientation;
}

/* The rows, each with the byte of its PNG filter (RFC 2083, 6): 2, Up, the
   differences from the row above, which deflate well. */
static struct text
filter_rows(struct arena *arena, const struct picture *picture)
{
	size_t width = (size_t)picture->width * (size_t)picture->colours;
	size_t height = (size_t)picture->height;
	const char *sample = picture->samples.at;
	char *rows = arena_alloc(arena, (width + 1) * height);
	char *at = rows;

	for (size_t y = 0; y < height; y++) {
		*at++ = 2;
		for (size_t x = 0; x < width; x++, sample++)
			*at++ = (char)(y == 0 ? *sample
					      : *sample - *(sample - width));
	}
	return (struct text) {rows, (width + 1) * height};
}

static int
embed_samples(struct pdf_writer *writer, const struct picture *picture,
    struct buffer *entries)
{
	buffer_format(entries,
	    "/DecodeParms<</Predictor 15/Colors %d/Columns %d>>",
	    picture->colours, picture->width);
	return object_stream(writer->objects, buffer_text(entries),
	    filter_rows(writer->arena, picture), STREAM_DEFLATED);
}

static int
embed_jpeg(struct pdf_writer *writer, const struct picture *picture,
    struct text bytes, struct buffer *entries)
{
	buffer_string(entries, "/Filter/DCTDecode");
	if (picture->is_rgb)
		buffer_string(entries, "/DecodeParms<</ColorTransform 0>>");
	return object_stream(
	    writer->objects, buffer_text(entries), bytes, STREAM_PLAIN);
}

static int
embed(struct pdf_writer *writer, struct text bytes, int folio)
{
	struct buffer entries = {.arena = writer->arena};
	struct picture picture;
	const char *fault = picture_read(writer->arena, bytes, &picture);

	if (fault != NULL) {
		writer->failed = true;
		diag_failure(writer->diag, writer->path,
		    "a picture on page %d %s", folio, fault);
		return 0;
	}
	buffer_format(&entries,
	    "/Type/XObject/Subtype/Image/Width %d/Height %d"
	    "/BitsPerComponent 8/ColorSpace/%s",
	    picture.width, picture.height,
	    picture.colours == 1 ? "DeviceGray" : "DeviceRGB");
	return picture.is_jpeg ? embed_jpeg(writer, &picture, bytes, &entries)
			       : embed_samples(writer, &picture, &entries);
}

/* An image that a file uses. */
struct used_image {
	struct used_image *next;
	int number, object;
};

struct used_images {
	struct pdf_writer *writer;
	struct pdf_images *images;
	struct used_image *first, *last;
};

struct used_images *
used_images_new(struct pdf_writer *writer, struct pdf_images *images)
{
	struct used_images *used_images =
	    arena_alloc(writer->arena, sizeof *used_images);

	used_images->writer = writer;
	used_images->images = images;
	return used_images;
}

void
used_images_add(struct used_images *used_images, struct text bytes, int folio)
{
	struct pdf_writer *writer = used_images->writer;
	int number = pdf_images_number(used_images->images, bytes);
	struct used_image *used;

	for (used = used_images->first; used != NULL; used = used->next)
		if (used->number == number)
			return;
	used = arena_alloc(writer->arena, sizeof *used);
	used->number = number;
	used->object = embed(writer, bytes, folio);
	if (used_images->last == NULL)
		used_images->first = used;
	else
		used_images->last->next = used;
	used_images->last = used;
}

void
used_images_resources(
    const struct used_images *used_images, struct buffer *resources)
{
	for (const struct used_image *used = used_images->first; used != NULL;
	     used = used->next)
		buffer_format(
		    resources, "/I%d %d 0 R", used->number, used->object);
}
