/*
 * markup: write HTML and XML with libxml2.
 *
 * The library escapes all text and attributes. HTML is well-formed XML as well,
 * and elements that are not void always have an end tag in it.
 */
#ifndef BASE_MARKUP_H
#define BASE_MARKUP_H

#include "base/text.h"

struct arena;
struct markup;

/* Begins a document, with <!DOCTYPE html> or an XML declaration. */
struct markup *markup_html(struct arena *arena);
struct markup *markup_xml(struct arena *arena);

/* Begins a fragment, which markup_raw puts into a document of HTML. */
struct markup *markup_fragment(struct arena *arena);

/* Closes the open elements, frees the markup and returns the bytes, in the
   arena. */
struct text markup_end(struct markup *markup);

void markup_open(struct markup *markup, const char *name);
void markup_close(struct markup *markup);

/* Closes the element and ends the line. */
void markup_close_line(struct markup *markup);

/* Attributes: alternating names and values. A value of NULL: no attribute. */
#define WITH(...) ((const char *const[]) {__VA_ARGS__, NULL})

void markup_open_with(
    struct markup *markup, const char *name, const char *const *attributes);

/* Adds an attribute to the element just opened. A value of NULL: none. */
void markup_attribute(
    struct markup *markup, const char *name, const char *value);
void markup_attribute_format(struct markup *markup, const char *name,
    const char *format, ...) __attribute__((format(printf, 3, 4)));

/* Write text; an element must be open. */
void markup_text(struct markup *markup, struct text text);
void markup_string(struct markup *markup, const char *string);
void markup_format(struct markup *markup, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* An element with only this text in it; NULL: an empty one. */
void markup_element(struct markup *markup, const char *name, const char *text);
void markup_element_with(struct markup *markup, const char *name,
    const char *text, const char *const *attributes);

/* The same, and ends the line. */
void markup_element_line(
    struct markup *markup, const char *name, const char *text);
void markup_element_line_with(struct markup *markup, const char *name,
    const char *text, const char *const *attributes);

/*
 * JSON as the content of a <script>. Characters that could end the element, or
 * that an XML parser would interpret, are escaped as JSON allows.
 */
void markup_json(struct markup *markup, struct text json);

/* Copies markup, such as a fragment (markup_fragment), without escaping. */
void markup_raw(struct markup *markup, struct text part);

/* A processing instruction: <?target content?>. */
void markup_instruction(
    struct markup *markup, const char *target, const char *content);

/* A line end, where it does not count as content. */
void markup_line(struct markup *markup);

#endif
