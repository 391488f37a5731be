/*
 * export_xml: elements that all parts of an exported Word file have.
 */
#ifndef WORD_EXPORT_XML_H
#define WORD_EXPORT_XML_H

#include "base/markup.h"

#define WORD_NAMESPACE                                                         \
	"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define RELATIONSHIPS_NAMESPACE                                                \
	"http://schemas.openxmlformats.org/officeDocument/2006/relationships"

/* An empty element with one attribute w:val. */
void export_value(struct markup *out, const char *name, const char *value);
void export_number(struct markup *out, const char *name, int value);

/* An empty element; w:b. */
void export_empty(struct markup *out, const char *name);

/* An attribute in twentieths of a point, Word's unit, of millipoints. */
void export_length(struct markup *out, const char *name, int length);

/* w:sz and w:szCs for a font size in millipoints. */
void export_size(struct markup *out, int size);

#endif
