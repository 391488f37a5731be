/*
 * image: pictures, each embedded once in a file however often it is drawn.
 */
#ifndef PRINT_IMAGE_H
#define PRINT_IMAGE_H

#include "base/text.h"

struct arena;
struct pdf_writer;
struct pdf_images;
struct used_images;

/* The pictures of all pages. */
struct pdf_images *pdf_images_new(struct arena *arena);

/*
 * The number of a picture, given when first asked for: its resource's name
 * is I and this number. The bytes stay where they are.
 */
int pdf_images_number(struct pdf_images *images, struct text bytes);

/* How one that has a number wants to be seen (read/picture.h). */
int pdf_images_orientation(const struct pdf_images *images, int number);

/* Those that a file shows: none. */
struct used_images *used_images_new(struct pdf_writer *writer);

/*
 * The file shows this one. One that cannot be read is a failure of the job,
 * which names the folio.
 */
void used_images_add(
    struct used_images *used_images, struct text bytes, int folio);

/* Appends the entries of a dictionary of picture resources. */
void used_images_resources(
    const struct used_images *used_images, struct buffer *resources);

#endif
