/*
 * markup: HTML and XML, written by libxml2, which is known here alone.
 *
 * Whatever is said through a text or an attribute stays text: the library
 * escapes it. HTML is written so that it is well-formed XML as well; elements
 * are closed by name in HTML where they must be.
 */
#ifndef SITE_MARKUP_H
#define SITE_MARKUP_H

#include "base/text.h"

struct arena;
struct markup;

/* Begins a document: <!DOCTYPE html>, or an XML declaration. */
struct markup *markup_html(struct arena *arena);
struct markup *markup_xml(struct arena *arena);

/* Begins what a document of HTML can hold (markup_raw). */
struct markup *markup_fragment(struct arena *arena);

/* Closes what is open and gives the bytes, in the arena. */
struct text markup_end(struct markup *markup);

void markup_open(struct markup *markup, const char *name);
void markup_close(struct markup *markup);

/* And ends the line. */
void markup_close_line(struct markup *markup);

/* Attributes: names and values by turns. A value of NULL: no attribute. */
#define WITH(...) ((const char *const[]) {__VA_ARGS__, NULL})

void markup_open_with(
    struct markup *markup, const char *name, const char *const *attributes);

/* Of the element just opened. A value of NULL: no attribute. */
void markup_attribute(
    struct markup *markup, const char *name, const char *value);
void markup_attribute_format(struct markup *markup, const char *name,
    const char *format, ...) __attribute__((format(printf, 3, 4)));

/* In an element that is open. */
void markup_text(struct markup *markup, struct text text);
void markup_string(struct markup *markup, const char *string);
void markup_format(struct markup *markup, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* An element that holds a text and nothing else; NULL: nothing at all. */
void markup_element(struct markup *markup, const char *name, const char *text);
void markup_element_with(struct markup *markup, const char *name,
    const char *text, const char *const *attributes);

/*
 * JSON as the content of a <script>: what could end the element, or would be
 * read otherwise by a parser of XML, is escaped as JSON allows.
 */
void markup_json(struct markup *markup, struct text json);

/* What markup_fragment made, as it is. */
void markup_raw(struct markup *markup, struct text part);

/* A processing instruction: <?target content?>. */
void markup_instruction(
    struct markup *markup, const char *target, const char *content);

/* A line end, where it is no part of the content. */
void markup_line(struct markup *markup);

#endif
