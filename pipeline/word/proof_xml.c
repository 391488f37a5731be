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

struct named {
	const char *name;
	enum proof_tag tag;
};

/* In the order of strcmp. */
static const struct named NAMES[] = {
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

struct reading {
	const struct proof_events *events;
	xmlParserCtxt *parser;
	int depth;
	bool refused;
};

static int
compare_name(const void *key, const void *item)
{
	return strcmp(key, ((const struct named *)item)->name);
}

static bool
is_word(const char *uri)
{
	return strcmp(uri, WORD[0]) == 0 || strcmp(uri, WORD[1]) == 0;
}

static enum proof_tag
tag_of(const char *name, const char *uri)
{
	const struct named *found = NULL;

	if (uri == NULL)
		return PROOF_OTHER;
	if (strcmp(uri, COMPATIBILITY) == 0)
		return strcmp(name, "Fallback") == 0	    ? PROOF_FALLBACK
		    : strcmp(name, "Choice") == 0	    ? PROOF_CHOICE
		    : strcmp(name, "AlternateContent") == 0 ? PROOF_ALTERNATE
							    : PROOF_OTHER;
	if (is_word(uri))
		found = bsearch(name, NAMES, sizeof NAMES / sizeof NAMES[0],
		    sizeof NAMES[0], compare_name);
	return found == NULL ? PROOF_OTHER : found->tag;
}

bool
proof_attribute(
    const struct proof_element *element, const char *name, struct text *value)
{
	/* Of each: local name, prefix, URI, start and end of the value. */
	for (int i = 0; i < element->attribute_count; i++) {
		const xmlChar **attribute = element->attributes + i * 5;

		if (strcmp((const char *)attribute[0], name) != 0)
			continue;
		*value = (struct text) {(const char *)attribute[3],
		    (size_t)(attribute[4] - attribute[3])};
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
refuse(struct reading *reading)
{
	reading->refused = true;
	libxml2()->xmlStopParser(reading->parser);
}

static bool
is_change(const char *name)
{
	size_t length = strlen(name);

	return length > 6 && strcmp(name + length - 6, "Change") == 0;
}

static void
on_start(void *context, const xmlChar *name, const xmlChar *prefix,
    const xmlChar *uri, int namespace_count, const xmlChar **namespaces,
    int attribute_count, int defaulted, const xmlChar **attributes)
{
	struct reading *reading = context;
	struct proof_element element = {
	    .tag = tag_of((const char *)name, (const char *)uri),
	    .changed = is_change((const char *)name),
	    .attributes = attributes,
	    .attribute_count = attribute_count,
	};

	(void)prefix, (void)namespace_count, (void)namespaces, (void)defaulted;
	if (reading->refused)
		return;
	if (++reading->depth > PROOF_DEPTH_MOST) {
		refuse(reading);
		return;
	}
	reading->events->start(reading->events->context, &element);
}

static void
on_end(void *context, const xmlChar *name, const xmlChar *prefix,
    const xmlChar *uri)
{
	struct reading *reading = context;

	(void)name, (void)prefix, (void)uri;
	if (reading->refused)
		return;
	reading->depth--;
	reading->events->end(reading->events->context);
}

static void
on_text(void *context, const xmlChar *at, int length)
{
	struct reading *reading = context;

	if (!reading->refused && reading->events->text != NULL)
		reading->events->text(reading->events->context,
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
	    .startElementNs = on_start,
	    .endElementNs = on_end,
	    .characters = on_text,
	    .cdataBlock = on_text,
	    .ignorableWhitespace = on_text,
	    .internalSubset = on_doctype,
	};
	const struct libxml2 *xml = libxml2();
	xmlSAXHandler handler = HANDLER;
	struct reading reading = {.events = events};
	bool good;

	if (part.length > INT_MAX)
		return false;
	reading.parser =
	    xml->xmlCreatePushParserCtxt(&handler, &reading, NULL, 0, NULL);
	if (reading.parser == NULL)
		return false;
	xml->xmlCtxtUseOptions(reading.parser, XML_PARSE_NONET);
	good = xml->xmlParseChunk(
		   reading.parser, part.at, (int)part.length, 1) == 0;
	xml->xmlFreeParserCtxt(reading.parser);
	return good && !reading.refused;
}
