/*
 * metadata: the metadata of a file, for readers and for archives.
 */
#ifndef PRINT_METADATA_H
#define PRINT_METADATA_H

struct pdf_writer;

/* Writes the XMP packet (ISO 16684-1), with the identification of PDF/A-2a and
   PDF/UA-1; returns its object number. */
int metadata_write(struct pdf_writer *writer);

/* Writes the document information dictionary (14.3.3); returns its object
   number. */
int metadata_info(struct pdf_writer *writer);

#endif
