/*
 * colour: sRGB, as the profile that an archived file must carry.
 */
#ifndef PRINT_COLOUR_H
#define PRINT_COLOUR_H

struct buffer;
struct pdf_writer;

/*
 * Appends the catalog's entry that says what DeviceGray and DeviceRGB mean
 * in the whole file (ISO 19005-2, 6.2.3).
 */
void colour_intent(struct pdf_writer *writer, struct buffer *out);

#endif
