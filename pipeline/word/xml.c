#include "word/xml.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/libxml2.h"
#include "base/translate.h"
#include "word/findings.h"

enum { DEPTH_MOST = 256 };

enum xml_event { EVENT_START, EVENT_END, EVENT_TEXT, EVENT_STOP };

struct xml {
	const struct libxml2 *library;
	struct findings *findings;
	const char *part;
	xmlTextReaderPtr reader;
	int depth;
	enum xml_name name;
	bool empty; /* the current element has no end of its own */
	bool failed;
	bool has_doctype; /* or a comment that speaks of one */
};

#define OOXML "http://schemas.openxmlformats.org/"
#define STRICT "http://purl.oclc.org/ooxml/"
#define OFFICE "http://schemas.microsoft.com/office/word/2010/wordprocessing"

static const struct {
	const char *address;
	enum xml_space space;
} SPACES[] = {
    {OOXML "wordprocessingml/2006/main", XML_SPACE_W},
    {OOXML "markup-compatibility/2006", XML_SPACE_MC},
    {OOXML "drawingml/2006/wordprocessingDrawing", XML_SPACE_WP},
    {OOXML "drawingml/2006/main", XML_SPACE_A},
    {OOXML "drawingml/2006/picture", XML_SPACE_PIC},
    {OOXML "drawingml/2006/chart", XML_SPACE_C},
    {OOXML "drawingml/2006/diagram", XML_SPACE_DGM},
    {OOXML "officeDocument/2006/math", XML_SPACE_M},
    {OOXML "officeDocument/2006/relationships", XML_SPACE_R},
    {OOXML "package/2006/relationships", XML_SPACE_REL},
    {"urn:schemas-microsoft-com:vml", XML_SPACE_V},
    {"urn:schemas-microsoft-com:office:office", XML_SPACE_O},
    {OFFICE "Shape", XML_SPACE_WPS},
    {OFFICE "Group", XML_SPACE_WPG},
    {OFFICE "Canvas", XML_SPACE_WPC},
    {"http://www.w3.org/XML/1998/namespace", XML_SPACE_XML},
    {STRICT "wordprocessingml/main", XML_SPACE_W},
    {STRICT "drawingml/wordprocessingDrawing", XML_SPACE_WP},
    {STRICT "drawingml/main", XML_SPACE_A},
    {STRICT "drawingml/picture", XML_SPACE_PIC},
    {STRICT "drawingml/chart", XML_SPACE_C},
    {STRICT "drawingml/diagram", XML_SPACE_DGM},
    {STRICT "officeDocument/math", XML_SPACE_M},
    {STRICT "officeDocument/relationships", XML_SPACE_R},
};

/* In the order of xml_names.def. */
static const struct known_element {
	enum xml_space space;
	const char *local;
} NAMES[] = {
    {XML_SPACE_NONE, ""},
#define NAME(space, local) {XML_SPACE_##space, #local},
#include "word/xml_names.def"
#undef NAME
};

static enum xml_space
space_of(const xmlNs *space)
{
	if (space == NULL || space->href == NULL)
		return XML_SPACE_NONE;
	for (size_t i = 0; i < sizeof SPACES / sizeof *SPACES; i++)
		if (strcmp((const char *)space->href, SPACES[i].address) == 0)
			return SPACES[i].space;
	return XML_SPACE_OTHER;
}

static int
compare(const void *key, const void *entry)
{
	const struct known_element *a = key, *b = entry;

	if (a->space != b->space)
		return a->space < b->space ? -1 : 1;
	return strcmp(a->local, b->local);
}

static enum xml_name
name_of(struct known_element name)
{
	const struct known_element *found = bsearch(
	    &name, NAMES, sizeof NAMES / sizeof *NAMES, sizeof *NAMES, compare);

	return found == NULL ? XML_OTHER : (enum xml_name)(found - NAMES);
}

static struct word_place
place_of(const struct xml *xml)
{
	return (struct word_place) {.part = xml->part};
}

static void
refuse_depth(struct xml *xml)
{
	xml->failed = true;
	finding_error(xml->findings, CODE_WORD_DEPTH, place_of(xml),
	    (struct text) {0}, "elements are nested more than %d deep",
	    DEPTH_MOST);
}

static void
refuse_xml(struct xml *xml, int line, const char *message)
{
	struct text why = text_trim(text_of(message));

	xml->failed = true;
	finding_error(xml->findings, CODE_WORD_XML, place_of(xml),
	    (struct text) {0}, "the XML is damaged in line %d: %.*s", line,
	    TEXT_OF(why));
}

static void
refuse_doctype(struct xml *xml)
{
	xml->failed = true;
	finding_error(xml->findings, CODE_WORD_DOCTYPE, place_of(xml),
	    (struct text) {0}, "a DOCTYPE, which no Word file has");
}

/* libxml2 parses a little ahead, and has the same limit. */
static void
hear(void *context, const char *message, xmlParserSeverities severity,
    xmlTextReaderLocatorPtr locator)
{
	struct xml *xml = context;

	if (xml->failed || severity == XML_PARSER_SEVERITY_WARNING ||
	    severity == XML_PARSER_SEVERITY_VALIDITY_WARNING)
		return;
	if (strstr(message, "xcessive depth") != NULL)
		refuse_depth(xml);
	else if (xml->has_doctype)
		refuse_doctype(xml);
	else
		refuse_xml(xml,
		    xml->library->xmlTextReaderLocatorLineNumber(locator),
		    message);
}

struct xml *
xml_open(struct arena *arena, struct findings *findings, const char *part,
    struct text bytes)
{
	struct xml *xml = arena_alloc(arena, sizeof *xml);
	int options = XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_COMPACT;

	xml->library = libxml2();
	xml->findings = findings;
	xml->part = part;
	xml->depth = -1;
	if (bytes.length == 0) {
		refuse_xml(xml, 1, _("there is nothing in it"));
		return xml;
	}
	xml->reader = xml->library->xmlReaderForMemory(
	    bytes.at, (int)bytes.length, "", NULL, options);
	if (xml->reader == NULL)
		abort(); /* of memory */
	xml->library->xmlTextReaderSetErrorHandler(xml->reader, hear, xml);
	xml->has_doctype = text_find(bytes, "<!DOCTYPE") < bytes.length;
	return xml;
}

void
xml_close(struct xml *xml)
{
	if (xml->reader != NULL)
		xml->library->xmlFreeTextReader(xml->reader);
	xml->reader = NULL;
	xml->failed = true;
}

bool
xml_failed(const struct xml *xml)
{
	return xml->failed;
}

static enum xml_event
start(struct xml *xml)
{
	const xmlNode *node =
	    xml->library->xmlTextReaderCurrentNode(xml->reader);

	xml->depth = xml->library->xmlTextReaderDepth(xml->reader);
	xml->empty = xml->library->xmlTextReaderIsEmptyElement(xml->reader);
	xml->name = name_of((struct known_element) {
	    space_of(node->ns), (const char *)node->name});
	if (xml->depth < DEPTH_MOST)
		return EVENT_START;
	refuse_depth(xml);
	return EVENT_STOP;
}

/* Some errors of an encoding are not told to the handler. */
static bool
reads_on(struct xml *xml)
{
	int read = xml->library->xmlTextReaderRead(xml->reader);

	if (read < 0 && !xml->failed)
		refuse_xml(xml, 1, _("it cannot be read"));
	return read == 1;
}

/* Reads on to the next event that matters. */
static enum xml_event
step(struct xml *xml)
{
	const struct libxml2 *library = xml->library;

	if (!xml->failed && xml->empty) {
		xml->empty = false;
		return EVENT_END;
	}
	while (!xml->failed && reads_on(xml))
		switch (library->xmlTextReaderNodeType(xml->reader)) {
		case XML_READER_TYPE_ELEMENT:
			return start(xml);
		case XML_READER_TYPE_END_ELEMENT:
			xml->depth = library->xmlTextReaderDepth(xml->reader);
			return EVENT_END;
		case XML_READER_TYPE_TEXT:
		case XML_READER_TYPE_CDATA:
		case XML_READER_TYPE_WHITESPACE:
		case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
			return EVENT_TEXT;
		case XML_READER_TYPE_DOCUMENT_TYPE:
		case XML_READER_TYPE_ENTITY_REFERENCE:
			refuse_doctype(xml);
			return EVENT_STOP;
		default: /* comments and processing instructions */
			break;
		}
	return EVENT_STOP;
}

bool
xml_child(struct xml *xml, int depth)
{
	for (;;)
		switch (step(xml)) {
		case EVENT_START:
			if (xml->depth == depth + 1)
				return true;
			break;
		case EVENT_END:
			if (xml->depth <= depth)
				return false;
			break;
		case EVENT_TEXT:
			break;
		case EVENT_STOP:
			return false;
		}
}

int
xml_depth(const struct xml *xml)
{
	return xml->depth;
}

enum xml_name
xml_name(const struct xml *xml)
{
	return xml->name;
}

bool
xml_choice(struct xml *xml)
{
	int depth = xml_depth(xml);

	while (xml_child(xml, depth))
		if (xml_name(xml) == MC_Choice || xml_name(xml) == MC_Fallback)
			return true;
	return false;
}

const char *
xml_written(struct arena *arena, const struct xml *xml)
{
	const xmlNode *node =
	    xml->library->xmlTextReaderCurrentNode(xml->reader);
	const char *name = (const char *)node->name;

	if (node->ns == NULL || node->ns->prefix == NULL)
		return arena_string(arena, name);
	return arena_concat(arena, (const char *)node->ns->prefix, ":", name);
}

/* Without entities an attribute has one text at most. */
static const char *
content_of(const xmlAttr *attribute)
{
	const xmlNode *text = attribute->children;

	return text == NULL || text->content == NULL
	    ? ""
	    : (const char *)text->content;
}

const char *
xml_attribute(const struct xml *xml, enum xml_space space, const char *local)
{
	const xmlNode *node =
	    xml->library->xmlTextReaderCurrentNode(xml->reader);

	for (const xmlAttr *a = node->properties; a != NULL; a = a->next)
		if (strcmp((const char *)a->name, local) == 0 &&
		    space_of(a->ns) == space)
			return content_of(a);
	return NULL;
}

const char *
xml_value(const struct xml *xml)
{
	return xml_attribute(xml, XML_SPACE_W, "val");
}

bool
xml_value_is(const struct xml *xml, const char *value)
{
	const char *found = xml_value(xml);

	return found != NULL && strcmp(found, value) == 0;
}

const char *
xml_keep(struct arena *arena, const char *value)
{
	return value == NULL ? NULL : arena_string(arena, value);
}

bool
xml_switch(const struct xml *xml)
{
	const char *value = xml_value(xml);

	return value == NULL ||
	    (strcmp(value, "0") != 0 && strcmp(value, "false") != 0 &&
		strcmp(value, "off") != 0);
}

int
xml_number(const struct xml *xml, enum xml_space space, const char *local,
    int otherwise)
{
	enum { MOST = 1000 * 1000 * 1000 };
	const char *value = xml_attribute(xml, space, local);
	char *end;
	long number;

	if (value == NULL)
		return otherwise;
	number = strtol(value, &end, 10);
	if (end == value || number > MOST || number < -MOST)
		return otherwise;
	return (int)number;
}

struct text
xml_text(struct arena *arena, struct xml *xml)
{
	struct buffer out = {.arena = arena};
	int depth = xml->depth;
	enum xml_event event;

	while ((event = step(xml)) != EVENT_STOP) {
		if (event == EVENT_END && xml->depth <= depth)
			break;
		if (event == EVENT_TEXT)
			buffer_string(&out,
			    (const char *)xml->library->xmlTextReaderConstValue(
				xml->reader));
	}
	return buffer_text(&out);
}
