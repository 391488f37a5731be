#include "base/markup.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/libxml2.h"

/* Void elements of HTML have no end tag; all others need one. */
static const char *const VOID_ELEMENTS[] = {
    "br", "col", "hr", "img", "input", "link", "meta"};

enum {
	VOID_COUNT = sizeof VOID_ELEMENTS / sizeof VOID_ELEMENTS[0],
	DEPTH_MOST = 256, /* decisions nest only a few levels deep */
};

struct markup {
	struct arena *arena;
	const struct libxml2 *xml;
	xmlBufferPtr bytes;
	xmlTextWriterPtr writer;
	size_t begun; /* bytes written before the document, to be dropped */
	bool is_html;
	bool closes_by_name[DEPTH_MOST];
	size_t depth;
};

/* The writer fails only if memory runs out or we misuse it. */
static void
done(int status)
{
	if (status < 0)
		abort();
}

static struct markup *
markup_new(struct arena *arena, bool is_html)
{
	struct markup *markup = arena_alloc(arena, sizeof *markup);

	markup->arena = arena;
	markup->xml = libxml2();
	markup->is_html = is_html;
	markup->bytes = markup->xml->xmlBufferCreateSize(16384);
	if (markup->bytes == NULL)
		abort();
	markup->xml->xmlBufferSetAllocationScheme(
	    markup->bytes, XML_BUFFER_ALLOC_DOUBLEIT);
	markup->writer = markup->xml->xmlNewTextWriterMemory(markup->bytes, 0);
	if (markup->writer == NULL)
		abort();
	/* Without a declared encoding, attributes get character references
	   (&#x1EA1;). */
	done(markup->xml->xmlTextWriterStartDocument(
	    markup->writer, NULL, "UTF-8", NULL));
	done(markup->xml->xmlTextWriterFlush(markup->writer));
	return markup;
}

/* HTML has no XML declaration: what markup_new wrote is dropped. */
struct markup *
markup_fragment(struct arena *arena)
{
	struct markup *markup = markup_new(arena, true);

	markup->begun = (size_t)markup->xml->xmlBufferLength(markup->bytes);
	return markup;
}

struct markup *
markup_html(struct arena *arena)
{
	struct markup *markup = markup_fragment(arena);

	done(markup->xml->xmlTextWriterWriteDTD(
	    markup->writer, BAD_CAST "html", NULL, NULL, NULL));
	markup_line(markup);
	return markup;
}

struct markup *
markup_xml(struct arena *arena)
{
	return markup_new(arena, false);
}

struct text
markup_end(struct markup *markup)
{
	struct text all;

	while (markup->depth > 0)
		markup_close(markup);
	markup->xml->xmlFreeTextWriter(markup->writer);
	all = (struct text) {
	    (const char *)markup->xml->xmlBufferContent(markup->bytes),
	    (size_t)markup->xml->xmlBufferLength(markup->bytes)};
	all = text_part(all, markup->begun, all.length);
	all.at = arena_copy(markup->arena, all.at, all.length);
	markup->xml->xmlBufferFree(markup->bytes);
	return all;
}

void
markup_close_line(struct markup *markup)
{
	markup_close(markup);
	markup_line(markup);
}

static bool
is_void(const char *name)
{
	for (size_t i = 0; i < VOID_COUNT; i++)
		if (strcmp(VOID_ELEMENTS[i], name) == 0)
			return true;
	return false;
}

void
markup_open(struct markup *markup, const char *name)
{
	if (markup->depth == DEPTH_MOST)
		abort();
	markup->closes_by_name[markup->depth++] =
	    markup->is_html && !is_void(name);
	done(markup->xml->xmlTextWriterStartElement(
	    markup->writer, BAD_CAST name));
}

void
markup_close(struct markup *markup)
{
	if (markup->closes_by_name[--markup->depth])
		done(markup->xml->xmlTextWriterFullEndElement(markup->writer));
	else
		done(markup->xml->xmlTextWriterEndElement(markup->writer));
}

void
markup_attribute(struct markup *markup, const char *name, const char *value)
{
	if (value != NULL)
		done(markup->xml->xmlTextWriterWriteAttribute(
		    markup->writer, BAD_CAST name, BAD_CAST value));
}

void
markup_open_with(
    struct markup *markup, const char *name, const char *const *attributes)
{
	markup_open(markup, name);
	for (; *attributes != NULL; attributes += 2)
		markup_attribute(markup, attributes[0], attributes[1]);
}

static const char *
formatted(struct arena *arena, const char *format, va_list arguments)
{
	va_list again;
	int length;
	char *text;

	va_copy(again, arguments);
	length = vsnprintf(NULL, 0, format, again);
	va_end(again);
	if (length < 0)
		abort();
	text = arena_alloc(arena, (size_t)length + 1);
	vsnprintf(text, (size_t)length + 1, format, arguments);
	return text;
}

void
markup_attribute_format(
    struct markup *markup, const char *name, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	markup_attribute(
	    markup, name, formatted(markup->arena, format, arguments));
	va_end(arguments);
}

void
markup_text(struct markup *markup, struct text text)
{
	if (text.length > 0)
		markup_string(
		    markup, arena_copy(markup->arena, text.at, text.length));
}

/* Outside of any element the library would not escape the text. */
void
markup_string(struct markup *markup, const char *string)
{
	if (markup->depth == 0)
		abort();
	done(markup->xml->xmlTextWriterWriteString(
	    markup->writer, BAD_CAST string));
}

void
markup_format(struct markup *markup, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	markup_string(markup, formatted(markup->arena, format, arguments));
	va_end(arguments);
}

void
markup_element_with(struct markup *markup, const char *name, const char *text,
    const char *const *attributes)
{
	markup_open_with(markup, name, attributes);
	if (text != NULL)
		markup_string(markup, text);
	markup_close(markup);
}

void
markup_element(struct markup *markup, const char *name, const char *text)
{
	markup_element_with(markup, name, text, WITH(NULL));
}

void
markup_element_line_with(struct markup *markup, const char *name,
    const char *text, const char *const *attributes)
{
	markup_element_with(markup, name, text, attributes);
	markup_line(markup);
}

void
markup_element_line(struct markup *markup, const char *name, const char *text)
{
	markup_element_line_with(markup, name, text, WITH(NULL));
}

void
markup_json(struct markup *markup, struct text json)
{
	struct buffer out = {.arena = markup->arena};

	for (size_t i = 0; i < json.length; i++)
		if (json.at[i] == '<' || json.at[i] == '>' || json.at[i] == '&')
			buffer_format(&out, "\\u%04x", (unsigned)json.at[i]);
		else
			buffer_byte(&out, json.at[i]);
	buffer_byte(&out, '\0');
	done(markup->xml->xmlTextWriterWriteRaw(
	    markup->writer, BAD_CAST out.at));
}

void
markup_raw(struct markup *markup, struct text part)
{
	done(markup->xml->xmlTextWriterWriteRawLen(
	    markup->writer, BAD_CAST part.at, (int)part.length));
}

void
markup_instruction(
    struct markup *markup, const char *target, const char *content)
{
	done(markup->xml->xmlTextWriterWritePI(
	    markup->writer, BAD_CAST target, BAD_CAST content));
}

void
markup_line(struct markup *markup)
{
	done(markup->xml->xmlTextWriterWriteRaw(markup->writer, BAD_CAST "\n"));
}
