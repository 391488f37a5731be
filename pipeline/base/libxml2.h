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
#define LIBXML2_FUNCTIONS(X)                                                   \
	X(xmlBufferContent)                                                    \
	X(xmlBufferCreateSize)                                                 \
	X(xmlBufferFree)                                                       \
	X(xmlBufferLength)                                                     \
	X(xmlBufferSetAllocationScheme)                                        \
	X(xmlCreatePushParserCtxt)                                             \
	X(xmlCtxtUseOptions)                                                   \
	X(xmlDocGetRootElement)                                                \
	X(xmlFreeDoc)                                                          \
	X(xmlFreeParserCtxt)                                                   \
	X(xmlFreeTextReader)                                                   \
	X(xmlFreeTextWriter)                                                   \
	X(xmlNewTextWriterMemory)                                              \
	X(xmlNodeGetContent)                                                   \
	X(xmlParseChunk)                                                       \
	X(xmlReadMemory)                                                       \
	X(xmlReaderForMemory)                                                  \
	X(xmlStopParser)                                                       \
	X(xmlTextReaderConstValue)                                             \
	X(xmlTextReaderCurrentNode)                                            \
	X(xmlTextReaderDepth)                                                  \
	X(xmlTextReaderIsEmptyElement)                                         \
	X(xmlTextReaderLocatorLineNumber)                                      \
	X(xmlTextReaderNodeType)                                               \
	X(xmlTextReaderRead)                                                   \
	X(xmlTextReaderSetErrorHandler)                                        \
	X(xmlTextWriterEndElement)                                             \
	X(xmlTextWriterFlush)                                                  \
	X(xmlTextWriterFullEndElement)                                         \
	X(xmlTextWriterStartDocument)                                          \
	X(xmlTextWriterStartElement)                                           \
	X(xmlTextWriterWriteAttribute)                                         \
	X(xmlTextWriterWriteDTD)                                               \
	X(xmlTextWriterWritePI)                                                \
	X(xmlTextWriterWriteRaw)                                               \
	X(xmlTextWriterWriteRawLen)                                            \
	X(xmlTextWriterWriteString)

#define LIBXML2_MEMBER(name) __typeof__(name) *name;
struct libxml2 {
	LIBXML2_FUNCTIONS(LIBXML2_MEMBER)
};
#undef LIBXML2_MEMBER

/*
 * Its functions. If libxml2 is not installed, exits with status 2, as the
 * dynamic linker would.
 */
const struct libxml2 *libxml2(void);

#endif
