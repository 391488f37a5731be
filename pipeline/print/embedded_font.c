#include "print/embedded_font.h"

#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/digest.h"
#include "print/font.h"
#include "print/font_subset.h"
#include "print/object.h"
#include "print/syntax.h"
#include "typeset/face.h"

enum { BLOCK = 100, PREFIX = 6 };

/* FontDescriptor's Flags (ISO 32000-1, table 123) */
enum { FLAG_SERIF = 1 << 1, FLAG_SYMBOLIC = 1 << 2, FLAG_ITALIC = 1 << 6 };

static const char CMAP_HEAD[] =
    "/CIDInit/ProcSet findresource begin 12 dict begin begincmap\n"
    "/CIDSystemInfo<</Registry(Adobe)/Ordering(%s)/Supplement 0>>def\n"
    "/CMapName/%s def/CMapType %d def\n"
    "2 begincodespacerange<00><BF><C000><FFFF>endcodespacerange\n";

static const char CMAP_TAIL[] =
    "endcmap CMapName currentdict/CMap defineresource pop end end";

struct subset
subset_whole(struct arena *arena, struct pdf_font *font)
{
	struct subset whole = {.font = font,
	    .has = arena_alloc(arena, font->count * sizeof *whole.has),
	    .end = font->count,
	    .count = font->count - FONT_SPACE};

	memset(whole.has, true, font->count * sizeof *whole.has);
	return whole;
}

static struct text
deflated(struct arena *arena, struct objects *objects, struct text bytes)
{
	struct text kept = objects_deflate(objects, bytes);

	kept.at = arena_copy(arena, kept.at, kept.length);
	return kept;
}

struct text
embedded_font_encoding(struct arena *arena, struct objects *objects, size_t end)
{
	struct buffer map = {.arena = arena};
	size_t ranges =
	    end <= FONT_DOUBLE ? 0 : (end - FONT_DOUBLE + 255) / 256;

	buffer_format(&map, CMAP_HEAD, "Identity", "Congbao-H", 1);
	buffer_format(&map, "/WMode 0 def %zu begincidrange<00><%02X>0\n",
	    ranges + 1, FONT_DOUBLE - 1);
	for (size_t i = 0; i < ranges; i++)
		buffer_format(&map, "<%02zX00><%02zXFF>%zu\n", FONT_DOUBLE + i,
		    FONT_DOUBLE + i, FONT_DOUBLE + 256 * i);
	buffer_string(&map, "endcidrange\n");
	buffer_string(&map, CMAP_TAIL);
	return deflated(arena, objects, buffer_text(&map));
}

static void
add_characters(struct buffer *map, size_t code, struct text text)
{
	buffer_byte(map, '<');
	if (code < FONT_DOUBLE)
		syntax_hex(map, (unsigned)code, 2);
	else
		syntax_hex(
		    map, FONT_DOUBLE * 256 + (unsigned)code - FONT_DOUBLE, 4);
	buffer_string(map, "><");
	syntax_utf16_hex(map, text);
	buffer_string(map, ">\n");
}

static struct text
to_unicode_of(struct arena *arena, const struct subset *subset)
{
	struct buffer map = {.arena = arena};
	size_t left = subset->count, in_block = 0;

	buffer_format(&map, CMAP_HEAD, "UCS", "Adobe-Identity-UCS", 2);
	for (size_t i = FONT_SPACE; i < subset->end; i++) {
		if (!subset->has[i])
			continue;
		if (in_block == 0)
			buffer_format(&map, "%zu beginbfchar\n",
			    left < BLOCK ? left : BLOCK);
		add_characters(&map, i, subset->font->at[i].text);
		left--;
		if (++in_block < BLOCK && left > 0)
			continue;
		buffer_string(&map, "endbfchar\n");
		in_block = 0;
	}
	buffer_string(&map, CMAP_TAIL);
	return buffer_text(&map);
}

static struct font_subset *
font_subset_of(struct arena *arena, const struct subset *subset)
{
	const struct pdf_font *font = subset->font;
	uint16_t *glyphs = arena_alloc(arena, subset->count * sizeof *glyphs);
	size_t count = 0;

	for (size_t i = FONT_SPACE; i < subset->end; i++)
		if (subset->has[i])
			glyphs[count++] = font->at[i].glyph;
	return font_subset_new(arena, font->face, glyphs, count);
}

/* The CIDToGIDMap: two bytes for each code. */
static struct text
cid_to_gid_of(struct arena *arena, const struct subset *subset,
    const struct font_subset *font_subset)
{
	struct buffer map = {.arena = arena};

	for (size_t i = 0; i < subset->end; i++) {
		unsigned glyph = subset->has[i]
		    ? font_subset_glyph(font_subset, subset->font->at[i].glyph)
		    : 0;

		buffer_byte(&map, (char)(glyph >> 8 & 255));
		buffer_byte(&map, (char)(glyph & 255));
	}
	return buffer_text(&map);
}

static struct text
widths_of(struct arena *arena, const struct subset *subset)
{
	struct buffer out = {.arena = arena};

	for (size_t i = FONT_SPACE; i < subset->end; i++) {
		if (i > FONT_SPACE)
			buffer_byte(&out, ' ');
		syntax_number(
		    &out, subset->has[i] ? subset->font->at[i].width : 0);
	}
	return buffer_text(&out);
}

/* "ABCDEF+Name": six letters before the name of a subset, different for
   different glyphs, so that merged files do not mix them up (9.6.4). */
static const char *
subset_name(
    struct arena *arena, const struct face *face, struct text font_subset)
{
	struct digest digest = digest_of(font_subset);
	char prefix[PREFIX + 1] = {0};

	for (size_t i = 0; i < PREFIX; i++) {
		int pair = digest.hex[2 * i] * 16 + digest.hex[2 * i + 1];

		prefix[i] = (char)('A' + pair % 26);
	}
	return arena_format(arena, "%s+%s", prefix, face_metrics(face).name);
}

static struct text
descriptor_of(struct arena *arena, const struct face *face, const char *name)
{
	struct face_metrics metrics = face_metrics(face);
	struct buffer out = {.arena = arena};

	buffer_format(&out,
	    "/Type/FontDescriptor/FontName/%s/Flags %d"
	    "/FontBBox[%d %d %d %d]/ItalicAngle %d"
	    "/Ascent %d/Descent %d/CapHeight %d/StemV %d",
	    name,
	    FLAG_SYMBOLIC | (metrics.serif ? FLAG_SERIF : 0) |
		(metrics.italic ? FLAG_ITALIC : 0),
	    metrics.box[0], metrics.box[1], metrics.box[2], metrics.box[3],
	    metrics.italic_angle, metrics.ascent, metrics.descent,
	    metrics.cap_height, metrics.bold ? 140 : 80);
	return buffer_text(&out);
}

struct embedded_font *
embedded_font_new(
    struct arena *arena, struct objects *objects, const struct subset *subset)
{
	const struct face *face = subset->font->face;
	struct font_subset *font_subset = font_subset_of(arena, subset);
	struct text bytes;
	struct embedded_font *embedded_font;

	if (font_subset == NULL)
		return NULL;
	bytes = font_subset_bytes(font_subset);
	embedded_font = arena_alloc(arena, sizeof *embedded_font);
	embedded_font->name = subset_name(arena, face, bytes);
	embedded_font->descriptor =
	    descriptor_of(arena, face, embedded_font->name);
	embedded_font->widths = widths_of(arena, subset);
	embedded_font->font_subset_length = bytes.length;
	embedded_font->font_subset = deflated(arena, objects, bytes);
	embedded_font->cid_to_gid =
	    deflated(arena, objects, cid_to_gid_of(arena, subset, font_subset));
	embedded_font->to_unicode =
	    deflated(arena, objects, to_unicode_of(arena, subset));
	font_subset_free(font_subset);
	return embedded_font;
}

void
embedded_font_add_descriptor(
    const struct embedded_font *embedded_font, int file, struct buffer *out)
{
	buffer_add(out, embedded_font->descriptor);
	buffer_format(out, "/FontFile2 %d 0 R", file);
}

void
embedded_font_add_descendant(const struct embedded_font *embedded_font,
    int descriptor, int cid_to_gid, struct buffer *out)
{
	buffer_format(out,
	    "/Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDSystemInfo"
	    "<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
	    "/FontDescriptor %d 0 R/CIDToGIDMap %d 0 R/DW 0/W[%d[",
	    embedded_font->name, descriptor, cid_to_gid, FONT_SPACE);
	buffer_add(out, embedded_font->widths);
	buffer_string(out, "]]");
}

void
embedded_font_add_composite(const struct embedded_font *embedded_font,
    int encoding, int descendant, int to_unicode, struct buffer *out)
{
	buffer_format(out,
	    "/Type/Font/Subtype/Type0/BaseFont/%s/Encoding %d 0 R"
	    "/DescendantFonts[%d 0 R]/ToUnicode %d 0 R",
	    embedded_font->name, encoding, descendant, to_unicode);
}
