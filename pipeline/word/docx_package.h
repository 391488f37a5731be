/*
 * docx_package: the parts of a Word file, and how they refer to each other
 * (ISO/IEC 29500-2).
 */
#ifndef WORD_DOCX_PACKAGE_H
#define WORD_DOCX_PACKAGE_H

#include "base/text.h"

struct arena;
struct docx;
struct markup;

/* The header of all pages, as sections refer to it. */
#define DOCX_HEADER_ID "rId1"

/* Images follow: "rId10" is the first. */
enum { DOCX_IMAGE_ID = 10 };

/* Begins a part of text with this root element. */
struct markup *docx_part_open(struct arena *arena, const char *root);

/*
 * The whole file, in the arena; `notes` may be empty. The same parts give the
 * same bytes.
 */
struct text docx_package(
    struct docx *docx, struct text document, struct text notes);

#endif
