/*
 * signature_font: the fonts of a stamp, embedded in the update.
 */
#ifndef PRINT_SIGNATURE_FONT_H
#define PRINT_SIGNATURE_FONT_H

#include <stdbool.h>

struct buffer;
struct pdf_fonts;
struct update_objects;

/* Writes the objects of all fonts, with the glyphs that have codes, and appends
   the entries of a dictionary of font resources. False if a face cannot be
   embedded. */
bool signature_fonts_write(struct update_objects *update,
    struct pdf_fonts *fonts, struct buffer *resources);

#endif
