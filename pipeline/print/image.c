#include "print/image.h"

#include <png.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "print/job.h"
#include "print/object.h"

/* A picture of more pixels is a mistake: A4 at 600 to the inch has
   35 million. */
enum { PIXELS = 50 * 1000 * 1000 };

struct picture {
	struct picture *next;
	struct text bytes;
	int number, object;
};

struct pdf_images {
	struct job *job;
	struct picture *first, *last;
};

struct pdf_images *
pdf_images_new(struct job *job)
{
	struct pdf_images *images = arena_alloc(job->arena, sizeof *images);

	images->job = job;
	return images;
}

static void
fail(struct job *job, int folio, const char *why)
{
	job->failed = true;
	diag_failure(job->diag, job->path,
	    "a picture on page %d cannot be printed: %s", folio, why);
}

/*
 * Every row begins with the way it is written (RFC 2083, 6): 2, as what
 * each byte adds to the one above it, which deflates well.
 */
static struct text
rows_up(
    struct arena *arena, const png_byte *samples, size_t width, size_t height)
{
	char *rows = arena_alloc(arena, (width + 1) * height);
	char *at = rows;

	for (size_t y = 0; y < height; y++) {
		*at++ = 2;
		for (size_t x = 0; x < width; x++, samples++)
			*at++ =
			    (char)(y == 0 ? samples[0]
					  : samples[0] - *(samples - width));
	}
	return (struct text) {rows, (width + 1) * height};
}

static int
embed_samples(struct job *job, const png_image *png, const png_byte *samples)
{
	struct buffer entries = {.arena = job->arena};
	unsigned colours = PNG_IMAGE_SAMPLE_CHANNELS(png->format);
	size_t width = (size_t)png->width * colours;

	buffer_format(&entries,
	    "/Type/XObject/Subtype/Image/Width %u/Height %u"
	    "/BitsPerComponent 8/ColorSpace/%s"
	    "/DecodeParms[<</Predictor 15/Colors %u/Columns %u>>]",
	    png->width, png->height, colours == 1 ? "DeviceGray" : "DeviceRGB",
	    colours, png->width);
	return object_stream(job->objects, buffer_text(&entries),
	    rows_up(job->arena, samples, width, png->height), STREAM_DEFLATED);
}

/* The rows of a picture on white, grey or RGB; NULL: png says why not. */
static png_byte *
decode(struct arena *arena, struct text bytes, png_image *png)
{
	static const png_color WHITE = {255, 255, 255};
	png_byte *samples;

	if (!png_image_begin_read_from_memory(png, bytes.at, bytes.length))
		return NULL;
	if ((uint64_t)png->width * png->height > PIXELS) {
		strcpy(png->message, "it is too large");
		return NULL;
	}
	png->format &= PNG_FORMAT_FLAG_COLOR; /* 8 bits a sample, no alpha */
	samples = arena_alloc(arena, PNG_IMAGE_SIZE(*png));
	if (!png_image_finish_read(png, &WHITE, samples, 0, NULL))
		return NULL;
	return samples;
}

static int
embed_png(struct job *job, struct text bytes, int folio)
{
	png_image png = {.version = PNG_IMAGE_VERSION};
	const png_byte *samples = decode(job->arena, bytes, &png);
	int object = 0;

	if (samples != NULL)
		object = embed_samples(job, &png, samples);
	else
		fail(job, folio, png.message);
	png_image_free(&png);
	return object;
}

static int
embed_jpeg(struct job *job, struct text bytes, int folio)
{
	const char *why = "it is no PNG, and no JPEG in grey or RGB";
	int object;

	if (objects_failure(job->objects) != NULL)
		return 0; /* which is told when the file is saved */
	object = object_jpeg(job->objects, bytes);
	if (objects_failure(job->objects) != NULL)
		why = objects_failure(job->objects);
	if (object == 0)
		fail(job, folio, why);
	return object;
}

static int
embed(struct job *job, struct text bytes, int folio)
{
	return text_starts(bytes, "\x89PNG") ? embed_png(job, bytes, folio)
					     : embed_jpeg(job, bytes, folio);
}

int
pdf_images_number(struct pdf_images *images, struct text bytes, int folio)
{
	struct picture *picture;

	for (picture = images->first; picture != NULL; picture = picture->next)
		if (text_equal(picture->bytes, bytes))
			return picture->number;
	picture = arena_alloc(images->job->arena, sizeof *picture);
	picture->bytes = bytes;
	picture->object = embed(images->job, bytes, folio);
	if (images->last == NULL) {
		picture->number = 1;
		images->first = picture;
	} else {
		picture->number = images->last->number + 1;
		images->last->next = picture;
	}
	images->last = picture;
	return picture->number;
}

void
pdf_images_resources(const struct pdf_images *images, struct buffer *resources)
{
	for (const struct picture *picture = images->first; picture != NULL;
	     picture = picture->next)
		buffer_format(
		    resources, "/I%d %d 0 R", picture->number, picture->object);
}
