/*
 * libxml2: the XML library, loaded on the first call.
 *
 * Checking and printing do not need it, and loading it takes a fifth of the
 * program's start-up time.
 */
#ifndef BASE_LIBXML2_H
#define BASE_LIBXML2_H

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlreader.h>
#include <libxml/xmlwriter.h>

/* These are documented by libxml2. */
#define LIBXML2_FUNCTIONS(each)                                                \
	each(xmlBufferContent);                                                \
	each(xmlBufferCreateSize);                                             \
	each(xmlBufferFree);                                                   \
	each(xmlBufferLength);                                                 \
	each(xmlBufferSetAllocationScheme);                                    \
	each(xmlCreatePushParserCtxt);                                         \
	each(xmlCtxtUseOptions);                                               \
	each(xmlDocGetRootElement);                                            \
	each(xmlFreeDoc);                                                      \
	each(xmlFreeParserCtxt);                                               \
	each(xmlFreeTextReader);                                               \
	each(xmlFreeTextWriter);                                               \
	each(xmlNewTextWriterMemory);                                          \
	each(xmlNodeGetContent);                                               \
	each(xmlParseChunk);                                                   \
	each(xmlReadMemory);                                                   \
	each(xmlReaderForMemory);                                              \
	each(xmlStopParser);                                                   \
	each(xmlTextReaderConstValue);                                         \
	each(xmlTextReaderCurrentNode);                                        \
	each(xmlTextReaderDepth);                                              \
	each(xmlTextReaderIsEmptyElement);                                     \
	each(xmlTextReaderLocatorLineNumber);                                  \
	each(xmlTextReaderNodeType);                                           \
	each(xmlTextReaderRead);                                               \
	each(xmlTextReaderSetErrorHandler);                                    \
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

/*
 * Its functions. If libxml2 is not installed, exits with status 2, as the
 * dynamic linker would.
 */
const struct libxml2 *libxml2(void);

#endif
