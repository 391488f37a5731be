/*
 * used_glyphs: what a file shows of the fonts, embedded.
 */
#ifndef PRINT_USED_GLYPHS_H
#define PRINT_USED_GLYPHS_H

struct buffer;
struct pdf_writer;
struct used_glyphs;
struct glyph_codes;

/* Of none of the fonts; the fonts get no new codes any more. */
struct used_glyphs *used_glyphs_new(struct pdf_writer *writer);

/* The file shows this. */
void used_glyphs_add(
    struct used_glyphs *used_glyphs, struct glyph_codes *glyph_codes);

/*
 * Makes the objects of all fonts that are shown. What the press shows of a
 * font is embedded whole where the file shows half of it or more; else what
 * the file shows. Appends the entries of a dictionary of font resources. A face
 * that cannot be embedded, or has more letters than codes, is a failure of the
 * job.
 */
void used_glyphs_embed(
    struct used_glyphs *used_glyphs, struct buffer *resources);

#endif
