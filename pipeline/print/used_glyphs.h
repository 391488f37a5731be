/*
 * used_glyphs: the glyphs that a file uses, and the fonts embedded for them.
 */
#ifndef PRINT_USED_GLYPHS_H
#define PRINT_USED_GLYPHS_H

struct buffer;
struct pdf_writer;
struct used_glyphs;
struct glyph_codes;

/* No glyphs at first. From now on the fonts must not get new codes. */
struct used_glyphs *used_glyphs_new(struct pdf_writer *writer);

/* Adds the glyphs of a word to those that the file uses. */
void used_glyphs_add(
    struct used_glyphs *used_glyphs, struct glyph_codes *glyph_codes);

/*
 * Writes the objects of all fonts that are used. If the file uses at least half
 * of the codes of a font, the font is embedded with all of its codes, else with
 * those used. Appends the entries of a dictionary of font resources. If a face
 * cannot be embedded, or has too few codes, the writer fails.
 */
void used_glyphs_embed(
    struct used_glyphs *used_glyphs, struct buffer *resources);

#endif
