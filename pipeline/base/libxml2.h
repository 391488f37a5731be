/*
 * libxml2: XML written and read, by a library that is loaded at the first call.
 *
 * Checking and printing need none of it, and it takes a fifth of the time in
 * which the program starts.
 */
#ifndef BASE_LIBXML2_H
#define BASE_LIBXML2_H

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlwriter.h>

/* libxml2's documentation says what they do. */
#define LIBXML2_FUNCTIONS(each)                                                \
	each(xmlBufferContent);                                                \
	each(xmlBufferCreateSize);                                             \
	each(xmlBufferFree);                                                   \
	each(xmlBufferLength);                                                 \
	each(xmlBufferSetAllocationScheme);                                    \
	each(xmlDocGetRootElement);                                            \
	each(xmlFreeDoc);                                                      \
	each(xmlFreeTextWriter);                                               \
	each(xmlNewTextWriterMemory);                                          \
	each(xmlNodeGetContent);                                               \
	each(xmlReadMemory);                                                   \
	each(xmlTextWriterEndElement);                                         \
	each(xmlTextWriterFlush);                                              \
	each(xmlTextWriterFullEndElement);                                     \
	each(xmlTextWriterStartDocument);                                      \
	each(xmlTextWriterStartElement);                                       \
	each(xmlTextWriterWriteAttribute);                                     \
	each(xmlTextWriterWriteDTD);                                           \
	each(xmlTextWriterWritePI);                                            \
	each(xmlTextWriterWriteRaw);                                           \
	each(xmlTextWriterWriteRawLen);                                        \
	each(xmlTextWriterWriteString)

#define LIBXML2_MEMBER(name) __typeof__(name) *name
struct libxml2 {
	LIBXML2_FUNCTIONS(LIBXML2_MEMBER);
};
#undef LIBXML2_MEMBER

/* Ends the process, as the dynamic linker does, where there is no libxml2. */
const struct libxml2 *libxml2(void);

#endif
