/*
 * image: images, each embedded once in a file however often it is drawn.
 */
#ifndef PRINT_IMAGE_H
#define PRINT_IMAGE_H

#include "base/text.h"

struct arena;
struct pdf_writer;
struct pdf_images;
struct used_images;

/* The images of all pages. */
struct pdf_images *pdf_images_new(struct arena *arena);

/* The number of an image, assigned when first used: the name of its resource is
   I and this number. The bytes must outlive the images. */
int pdf_images_number(struct pdf_images *images, struct text bytes);

/* The orientation of an image that has a number (read/picture.h). */
int pdf_images_orientation(const struct pdf_images *images, int number);

/* The images that a file uses, of those of all pages; none at first. */
struct used_images *used_images_new(
    struct pdf_writer *writer, struct pdf_images *images);

/* Adds an image to those that the file uses. If it cannot be read the writer
   fails, with a failure in diag that names the folio. */
void used_images_add(
    struct used_images *used_images, struct text bytes, int folio);

/* Appends the entries of a dictionary of image resources. */
void used_images_resources(
    const struct used_images *used_images, struct buffer *resources);

#endif
