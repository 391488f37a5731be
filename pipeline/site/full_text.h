/*
 * full_text: the texts of an issue as HTML, from its build to its pages.
 *
 * A text is written once, when its issue is built. Which of the documents
 * that it names are in this gazette is known later, and changes: a name is
 * left open (site/inline.h), and a page writes a link there, or the name.
 *
 * The texts of an issue stand in one file, <year>/van-ban/<issue>.toan-van,
 * a line "<document> <bytes>" before each. It is not for readers.
 */
#ifndef SITE_FULL_TEXT_H
#define SITE_FULL_TEXT_H

#include <stdbool.h>

#include "base/text.h"

struct act;
struct arena;
struct edition;
struct frame;
struct volume;

/* "2024/van-ban/so-02.toan-van" */
const char *full_texts_path(struct arena *arena, int year, const char *slug);

/* The file's bytes. */
struct text full_texts(struct arena *arena, const struct edition *edition,
    const struct volume *volume);

/* A document's text in the file; false where it is not there, or whole. */
bool full_texts_find(struct text file, const char *slug, struct text *html);

/* Writes the text into the act's page. */
void full_text_write(
    struct frame *frame, const struct act *act, struct text html);

#endif
