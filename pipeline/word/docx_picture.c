#include "word/docx_picture.h"

#include <stdint.h>

#include "base/arena.h"
#include "base/markup.h"
#include "read/decision.h"
#include "read/image.h"
#include "read/picture.h"
#include "read/profile.h"
#include "word/docx_package.h"
#include "word/docx_writer.h"

#define PICTURE "http://schemas.openxmlformats.org/drawingml/2006/picture"

enum {
	EMU_TENTHS = 127, /* in a tenth of a point; 12,700 in a point */
	PIXEL = 480,	  /* at 150 pixels per inch, the lowest resolution */
	MAX_HEIGHT_PERCENT = 80, /* of the page, to leave room for a caption */
	RIGHT_ANGLE = 90 * 60000,
};

struct picture_extent {
	int64_t width, height; /* in millipoints */
};

/* How a picture has to be mirrored and turned, by its EXIF orientation. */
static const struct {
	bool mirrored;
	int quarters; /* clockwise */
} TURNS[ORIENTATION_COUNT + 1] = {
    [2] = {true, 0},
    [3] = {false, 2},
    [4] = {true, 2},
    [5] = {true, 3},
    [6] = {false, 1},
    [7] = {true, 1},
    [8] = {false, 3},
};

static size_t
image_index(struct docx *docx, const struct image *image)
{
	struct docx_image *added;

	for (size_t i = 0; i < docx->image_count; i++)
		if (docx->images[i].image == image)
			return i;
	docx->images = arena_more(docx->arena, docx->images, docx->image_count,
	    &docx->image_room, sizeof *docx->images);
	added = &docx->images[docx->image_count];
	added->image = image;
	added->path = arena_format(docx->arena, "media/image%zu.%s",
	    docx->image_count + 1,
	    text_starts(image->bytes, "\x89PNG") ? "png" : "jpeg");
	return docx->image_count++;
}

/* The width of the measure, unless that makes the picture too coarse or too
   high, as in print. */
static struct picture_extent
extent_of(const struct look *look, const struct image *image, bool landscape)
{
	int64_t page = landscape ? look->paper_width : look->paper_height;
	int64_t height = page - look->margin_top - look->margin_bottom;
	int64_t highest =
	    height * MAX_HEIGHT_PERCENT / 100 * image->width / image->height;
	int64_t width = docx_measure(look, landscape);

	if (width > (int64_t)image->width * PIXEL)
		width = (int64_t)image->width * PIXEL;
	if (width > highest)
		width = highest;
	height = width * image->height / image->width;
	return (struct picture_extent) {width, height > 0 ? height : 1};
}

static void
write_extent(struct markup *out, const char *name, struct picture_extent extent)
{
	markup_open(out, name);
	markup_attribute_format(
	    out, "cx", "%lld", (long long)(extent.width * EMU_TENTHS / 10));
	markup_attribute_format(
	    out, "cy", "%lld", (long long)(extent.height * EMU_TENTHS / 10));
	markup_close(out);
}

static void
write_name(struct docx *docx, const char *element, struct text alternative)
{
	markup_open(docx->out, element);
	markup_attribute_format(docx->out, "id", "%zu", docx->drawing_count);
	markup_attribute_format(
	    docx->out, "name", "Hình %zu", docx->drawing_count);
	markup_attribute_format(docx->out, "descr", TEXT, TEXT_OF(alternative));
	markup_close(docx->out);
}

static void
write_shape(struct markup *out, struct picture_extent extent, int orientation)
{
	int quarters = TURNS[orientation].quarters;

	if (orientation_is_sideways(orientation))
		extent = (struct picture_extent) {extent.height, extent.width};
	markup_open(out, "pic:spPr");
	markup_open(out, "a:xfrm");
	if (quarters > 0)
		markup_attribute_format(
		    out, "rot", "%d", quarters * RIGHT_ANGLE);
	if (TURNS[orientation].mirrored)
		markup_attribute(out, "flipH", "1");
	markup_element_with(out, "a:off", NULL, WITH("x", "0", "y", "0"));
	write_extent(out, "a:ext", extent);
	markup_close(out);
	markup_open_with(out, "a:prstGeom", WITH("prst", "rect"));
	markup_element(out, "a:avLst", NULL);
	markup_close(out);
	markup_close(out);
}

static void
write_picture(
    struct docx *docx, const struct node *node, struct picture_extent extent)
{
	struct markup *out = docx->out;
	size_t index = image_index(docx, node->image);

	markup_open(out, "pic:pic");
	markup_open(out, "pic:nvPicPr");
	write_name(docx, "pic:cNvPr", node->alternative);
	markup_element(out, "pic:cNvPicPr", NULL);
	markup_close(out);
	markup_open(out, "pic:blipFill");
	markup_open(out, "a:blip");
	markup_attribute_format(
	    out, "r:embed", "rId%zu", index + DOCX_IMAGE_ID);
	markup_close(out);
	markup_open(out, "a:stretch");
	markup_element(out, "a:fillRect", NULL);
	markup_close(out);
	markup_close(out);
	write_shape(out, extent, picture_orientation(node->image->bytes));
	markup_close(out);
}

void
docx_picture(struct docx *docx, const struct node *node, bool landscape)
{
	struct markup *out = docx->out;
	struct picture_extent extent =
	    extent_of(docx->look, node->image, landscape);

	docx->drawing_count++;
	markup_open(out, "w:r");
	markup_open(out, "w:drawing");
	markup_open_with(out, "wp:inline",
	    WITH("distT", "0", "distB", "0", "distL", "0", "distR", "0"));
	write_extent(out, "wp:extent", extent);
	write_name(docx, "wp:docPr", node->alternative);
	markup_open_with(out, "a:graphic", WITH(NULL));
	markup_open_with(out, "a:graphicData", WITH("uri", PICTURE));
	write_picture(docx, node, extent);
	for (int i = 0; i < 5; i++)
		markup_close(out);
}
