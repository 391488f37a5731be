#include "word/proof_xml.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/libxml2.h"

static const char COMPATIBILITY[] =
    "http://schemas.openxmlformats.org/markup-compatibility/2006";
static const char *const WORD[] = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
};

struct known_name {
	const char *name;
	enum proof_tag tag;
};

/* In the order of strcmp. */
static const struct known_name NAMES[] = {
    {"abstractNum", PROOF_ABSTRACT_NUM},
    {"abstractNumId", PROOF_ABSTRACT_NUM_ID},
    {"basedOn", PROOF_BASED_ON},
    {"br", PROOF_BR},
    {"caps", PROOF_CAPS},
    {"cellDel", PROOF_CELL_DEL},
    {"cr", PROOF_CR},
    {"del", PROOF_DEL},
    {"delInstrText", PROOF_INSTR_TEXT},
    {"delText", PROOF_DEL_TEXT},
    {"docDefaults", PROOF_DOC_DEFAULTS},
    {"endnote", PROOF_ENDNOTE},
    {"endnoteReference", PROOF_ENDNOTE_REFERENCE},
    {"fldChar", PROOF_FLD_CHAR},
    {"footnote", PROOF_FOOTNOTE},
    {"footnoteReference", PROOF_FOOTNOTE_REFERENCE},
    {"ilvl", PROOF_ILVL},
    {"instrText", PROOF_INSTR_TEXT},
    {"isLgl", PROOF_IS_LGL},
    {"lvl", PROOF_LVL},
    {"lvlOverride", PROOF_LVL_OVERRIDE},
    {"lvlRestart", PROOF_LVL_RESTART},
    {"lvlText", PROOF_LVL_TEXT},
    {"moveFrom", PROOF_MOVE_FROM},
    {"noBreakHyphen", PROOF_NO_BREAK_HYPHEN},
    {"num", PROOF_NUM},
    {"numFmt", PROOF_NUM_FMT},
    {"numId", PROOF_NUM_ID},
    {"numStyleLink", PROOF_NUM_STYLE_LINK},
    {"p", PROOF_P},
    {"pPr", PROOF_P_PR},
    {"pStyle", PROOF_P_STYLE},
    {"ptab", PROOF_PTAB},
    {"r", PROOF_R},
    {"rFonts", PROOF_R_FONTS},
    {"rPr", PROOF_R_PR},
    {"rStyle", PROOF_R_STYLE},
    {"start", PROOF_START},
    {"startOverride", PROOF_START_OVERRIDE},
    {"style", PROOF_STYLE},
    {"sym", PROOF_SYM},
    {"t", PROOF_T},
    {"tab", PROOF_TAB},
    {"tc", PROOF_TC},
    {"tr", PROOF_TR},
    {"trPr", PROOF_TR_PR},
    {"txbxContent", PROOF_TXBX_CONTENT},
    {"vanish", PROOF_VANISH},
};

/* A prefix that an element declares; the namespaces that are known are few. */
enum { PREFIXES_MOST = 256 };

enum xml_vocabulary { VOCABULARY_OTHER, VOCABULARY_WORD, VOCABULARY_CHOICES };

struct xml_prefix {
	char name[16]; /* cut off: no prefix that is known is as long */
	enum xml_vocabulary vocabulary;
	int depth; /* of the element that declares it */
};

struct part_parser {
	const struct proof_events *events;
	xmlParserCtxt *context;
	struct xml_prefix prefixes[PREFIXES_MOST];
	int prefix_count;
	int depth;
	bool refused;
};

static int
compare_name(const void *key, const void *item)
{
	return strcmp(key, ((const struct known_name *)item)->name);
}

static enum xml_vocabulary
vocabulary_of(const char *uri)
{
	if (strcmp(uri, WORD[0]) == 0 || strcmp(uri, WORD[1]) == 0)
		return VOCABULARY_WORD;
	return strcmp(uri, COMPATIBILITY) == 0 ? VOCABULARY_CHOICES
					       : VOCABULARY_OTHER;
}

static enum proof_tag
tag_of(const char *name, enum xml_vocabulary vocabulary)
{
	const struct known_name *found;

	if (vocabulary == VOCABULARY_CHOICES)
		return strcmp(name, "Fallback") == 0	    ? PROOF_FALLBACK
		    : strcmp(name, "Choice") == 0	    ? PROOF_CHOICE
		    : strcmp(name, "AlternateContent") == 0 ? PROOF_ALTERNATE
							    : PROOF_OTHER;
	if (vocabulary != VOCABULARY_WORD)
		return PROOF_OTHER;
	found = bsearch(name, NAMES, sizeof NAMES / sizeof NAMES[0],
	    sizeof NAMES[0], compare_name);
	return found == NULL ? PROOF_OTHER : found->tag;
}

/* The part of a name after its prefix. */
static const char *
local_name(const char *name)
{
	const char *colon = strchr(name, ':');

	return colon == NULL ? name : colon + 1;
}

bool
proof_attribute(
    const struct proof_element *element, const char *name, struct text *value)
{
	const xmlChar **at = element->attributes;

	/* Names and values in turn. */
	for (; at != NULL && at[0] != NULL; at += 2) {
		if (strcmp(local_name((const char *)at[0]), name) != 0)
			continue;
		*value = text_of(at[1] == NULL ? "" : (const char *)at[1]);
		return true;
	}
	return false;
}

bool
proof_switch(const struct proof_element *element)
{
	struct text value;

	return !proof_attribute(element, "val", &value) ||
	    !(text_is(value, "0") || text_is(value, "false") ||
		text_is(value, "off"));
}

int
proof_number(
    const struct proof_element *element, const char *name, int otherwise)
{
	struct text value;
	int number = 0, sign = 1;

	if (!proof_attribute(element, name, &value) || value.length == 0)
		return otherwise;
	for (size_t i = 0; i < value.length && number < 100000000; i++) {
		if (i == 0 && value.at[i] == '-')
			sign = -1;
		else if (value.at[i] >= '0' && value.at[i] <= '9')
			number = number * 10 + (value.at[i] - '0');
		else
			return otherwise;
	}
	return sign * number;
}

static void
refuse(struct part_parser *parser)
{
	parser->refused = true;
	libxml2()->xmlStopParser(parser->context);
}

static bool
is_change(const char *name)
{
	size_t length = strlen(name);

	return length > 6 && strcmp(name + length - 6, "Change") == 0;
}

static void
set_prefix(struct xml_prefix *prefix, const char *name, size_t length)
{
	if (length >= sizeof prefix->name)
		length = sizeof prefix->name - 1;
	memcpy(prefix->name, name, length);
	prefix->name[length] = '\0';
}

static void
declare(struct part_parser *parser, const char *name, const char *uri)
{
	struct xml_prefix *prefix;

	if (parser->prefix_count == PREFIXES_MOST) {
		refuse(parser);
		return;
	}
	prefix = &parser->prefixes[parser->prefix_count++];
	set_prefix(prefix, name, strlen(name));
	prefix->vocabulary = vocabulary_of(uri);
	prefix->depth = parser->depth;
}

/* xmlns="…" and xmlns:w="…" */
static void
declare_all(struct part_parser *parser, const xmlChar **at)
{
	for (; at != NULL && at[0] != NULL && !parser->refused; at += 2) {
		const char *name = (const char *)at[0];
		const char *uri = at[1] == NULL ? "" : (const char *)at[1];

		if (strcmp(name, "xmlns") == 0)
			declare(parser, "", uri);
		else if (strncmp(name, "xmlns:", 6) == 0)
			declare(parser, name + 6, uri);
	}
}

static enum xml_vocabulary
vocabulary_at(const struct part_parser *parser, const char *name)
{
	size_t length = strcspn(name, ":");
	struct xml_prefix wanted;

	if (name[length] == '\0')
		length = 0;
	set_prefix(&wanted, name, length);
	for (int i = parser->prefix_count; i-- > 0;)
		if (strcmp(parser->prefixes[i].name, wanted.name) == 0)
			return parser->prefixes[i].vocabulary;
	return VOCABULARY_OTHER;
}

static void
on_start(void *context, const xmlChar *qualified, const xmlChar **attributes)
{
	struct part_parser *parser = context;
	const char *name = (const char *)qualified;
	struct proof_element element = {
	    .changed = is_change(name),
	    .attributes = attributes,
	};

	if (parser->refused)
		return;
	if (++parser->depth > PROOF_DEPTH_MOST) {
		refuse(parser);
		return;
	}
	declare_all(parser, attributes);
	element.tag = tag_of(local_name(name), vocabulary_at(parser, name));
	if (!parser->refused)
		parser->events->start(parser->events->context, &element);
}

static void
on_end(void *context, const xmlChar *name)
{
	struct part_parser *parser = context;

	(void)name;
	if (parser->refused)
		return;
	while (parser->prefix_count > 0 &&
	    parser->prefixes[parser->prefix_count - 1].depth == parser->depth)
		parser->prefix_count--;
	parser->depth--;
	parser->events->end(parser->events->context);
}

static void
on_text(void *context, const xmlChar *at, int length)
{
	struct part_parser *parser = context;

	if (!parser->refused && parser->events->text != NULL)
		parser->events->text(parser->events->context,
		    (struct text) {(const char *)at, (size_t)length});
}

static void
on_doctype(void *context, const xmlChar *name, const xmlChar *external,
    const xmlChar *system)
{
	(void)name, (void)external, (void)system;
	refuse(context);
}

bool
proof_xml_read(struct text part, const struct proof_events *events)
{
	static const xmlSAXHandler HANDLER = {
	    .initialized = XML_SAX2_MAGIC,
	    .startElement = on_start,
	    .endElement = on_end,
	    .characters = on_text,
	    .cdataBlock = on_text,
	    .ignorableWhitespace = on_text,
	    .internalSubset = on_doctype,
	};
	const struct libxml2 *xml = libxml2();
	xmlSAXHandler handler = HANDLER;
	struct part_parser parser = {.events = events};
	bool good;

	if (part.length > INT_MAX)
		return false;
	parser.context =
	    xml->xmlCreatePushParserCtxt(&handler, &parser, NULL, 0, NULL);
	if (parser.context == NULL)
		return false;
	xml->xmlCtxtUseOptions(
	    parser.context, XML_PARSE_NONET | XML_PARSE_SAX1);
	/* the option may have put handlers of a tree in their place */
	parser.context->sax->startElement = on_start;
	parser.context->sax->endElement = on_end;
	good = xml->xmlParseChunk(
		   parser.context, part.at, (int)part.length, 1) == 0;
	xml->xmlFreeParserCtxt(parser.context);
	return good && !parser.refused;
}
