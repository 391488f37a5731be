/*
 * colour: the sRGB profile that an archived file must contain.
 */
#ifndef PRINT_COLOUR_H
#define PRINT_COLOUR_H

struct buffer;
struct pdf_writer;

/* Appends the output intent of the catalog, which defines DeviceGray and
   DeviceRGB for the whole file (ISO 19005-2, 6.2.3). */
void colour_intent(struct pdf_writer *writer, struct buffer *out);

#endif
