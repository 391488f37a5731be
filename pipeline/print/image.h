/*
 * image: pictures, each embedded once however often it is drawn.
 */
#ifndef PRINT_IMAGE_H
#define PRINT_IMAGE_H

#include "base/text.h"

struct job;
struct pdf_images;

struct pdf_images *pdf_images_new(struct job *job);

/*
 * The number of a picture, made when first asked for: its resource's name
 * is I and this number. One that cannot be read is a failure of the job,
 * which names the folio.
 */
int pdf_images_number(struct pdf_images *images, struct text bytes, int folio);

/* Appends the entries of a dictionary of picture resources. */
void pdf_images_resources(
    const struct pdf_images *images, struct buffer *resources);

#endif
