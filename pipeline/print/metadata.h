/*
 * metadata: what a file says of itself, for people and for archives.
 */
#ifndef PRINT_METADATA_H
#define PRINT_METADATA_H

struct pdf_writer;

/*
 * Makes the XMP packet (ISO 16684-1), with the marks by which PDF/A-2a and
 * PDF/UA-1 are known; returns its object.
 */
int metadata_write(struct pdf_writer *writer);

/* Makes the document information dictionary (14.3.3); returns its object. */
int metadata_info(struct pdf_writer *writer);

#endif
