#include "print/metadata.h"

#include <stddef.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/text.h"
#include "base/utf8.h"
#include "catalog/entry.h"
#include "print/object.h"
#include "print/pdf_info.h"
#include "print/pdf_writer.h"
#include "print/syntax.h"

static const char PRODUCER[] = "congbao";

/* XML cannot represent control characters, nor these two. */
static uint32_t
xml_character(uint32_t character)
{
	if (character < ' ')
		return ' ';
	if (character == 0xFFFE || character == 0xFFFF)
		return 0xFFFD;
	return character;
}

static void
add_xml(struct buffer *out, const char *string)
{
	struct text rest = text_of(string);

	while (rest.length > 0) {
		uint32_t character = xml_character(utf8_next(&rest));

		if (character == '&')
			buffer_string(out, "&amp;");
		else if (character == '<')
			buffer_string(out, "&lt;");
		else if (character == '>')
			buffer_string(out, "&gt;");
		else
			utf8_add(out, character);
	}
}

/* Appends before, value and after; nothing if there is no value. */
static void
add_property(struct buffer *out, const char *before, const char *value,
    const char *after)
{
	if (value == NULL || value[0] == '\0')
		return;
	buffer_string(out, before);
	add_xml(out, value);
	buffer_string(out, after);
}

static void
add_dublin_core(struct buffer *out, const struct pdf_info *info)
{
	buffer_string(out, "<dc:format>application/pdf</dc:format>\n");
	add_property(out, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">",
	    info->title, "</rdf:li></rdf:Alt></dc:title>\n");
	add_property(out, "<dc:creator><rdf:Seq><rdf:li>", info->author,
	    "</rdf:li></rdf:Seq></dc:creator>\n");
	add_property(out, "<dc:publisher><rdf:Bag><rdf:li>", info->publisher,
	    "</rdf:li></rdf:Bag></dc:publisher>\n");
	add_property(out,
	    "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">",
	    info->subject, "</rdf:li></rdf:Alt></dc:description>\n");
	if (info->alone && info->document_count == 1)
		add_property(out, "<dc:identifier>", info->documents[0].number,
		    "</dc:identifier>\n");
	buffer_string(out,
	    "<dc:language><rdf:Bag><rdf:li>vi-VN</rdf:li></rdf:Bag>"
	    "</dc:language>\n");
}

static void
add_day(struct buffer *out, struct date date)
{
	buffer_format(out, "%04d-%02d-%02d", date.year, date.month, date.day);
}

static void
add_dates(struct buffer *out, struct date date)
{
	static const char *const NAMES[] = {"CreateDate", "ModifyDate"};

	if (!date_is_given(date))
		return;
	for (size_t i = 0; i < 2; i++) {
		buffer_format(out, "<xmp:%s>", NAMES[i]);
		add_day(out, date);
		buffer_format(out, "T00:00:00+07:00</xmp:%s>\n", NAMES[i]);
	}
	buffer_string(out, "<dc:date><rdf:Seq><rdf:li>");
	add_day(out, date);
	buffer_string(out, "</rdf:li></rdf:Seq></dc:date>\n");
}

static void
add_number(struct buffer *out, const struct entry *document)
{
	add_xml(out, document->number);
}

static void
add_signed(struct buffer *out, const struct entry *document)
{
	add_day(out, document->date);
}

static void
add_source(struct buffer *out, const struct entry *document)
{
	buffer_string(out, document->source.digest.hex);
}

/* A property of each document, in order. */
static void
add_each(struct buffer *out, const struct pdf_info *info, const char *name,
    void (*add)(struct buffer *, const struct entry *))
{
	buffer_format(out, "<congbao:%s><rdf:Seq>", name);
	for (size_t i = 0; i < info->document_count; i++) {
		buffer_string(out, "<rdf:li>");
		add(out, &info->documents[i]);
		buffer_string(out, "</rdf:li>");
	}
	buffer_format(out, "</rdf:Seq></congbao:%s>\n", name);
}

static void
add_gazette(struct buffer *out, const struct pdf_info *info)
{
	add_property(
	    out, "<congbao:gazette>", info->gazette, "</congbao:gazette>\n");
	add_property(
	    out, "<congbao:number>", info->number, "</congbao:number>\n");
	if (info->year > 0)
		buffer_format(
		    out, "<congbao:year>%d</congbao:year>\n", info->year);
	if (info->document_count == 0)
		return;
	add_each(out, info, "documents", add_number);
	add_each(out, info, "signed", add_signed);
	add_each(out, info, "sources", add_source);
}

static const char HEAD[] =
    "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
    "<rdf:Description rdf:about=\"\""
    " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
    " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
    " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
    " xmlns:xmpMM=\"http://ns.adobe.com/xap/1.0/mm/\""
    " xmlns:congbao=\"urn:x-congbao:xmp:1#\""
    " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""
    " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\""
    " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n";

static const char TAIL[] =
    "<xmpMM:DocumentID>uuid:" OBJECTS_BLANK_UUID "</xmpMM:DocumentID>\n"
    "<xmpMM:InstanceID>uuid:" OBJECTS_BLANK_UUID "</xmpMM:InstanceID>\n"
    "<pdfaid:part>2</pdfaid:part>"
    "<pdfaid:conformance>A</pdfaid:conformance>\n"
    "<pdfuaid:part>1</pdfuaid:part>\n";

static const char END[] = "</rdf:Description>\n"
			  "</rdf:RDF>\n"
			  "</x:xmpmeta>\n"
			  "<?xpacket end=\"r\"?>";

/* Properties that PDF/A does not define must be described (6.6.2.3). */
struct xmp_property {
	const char *name, *type, *description;
};

static const struct xmp_property PDFUA_PROPERTIES[] = {
    {"part", "Integer", "part of ISO 14289"},
    {NULL, NULL, NULL},
};

static const struct xmp_property GAZETTE_PROPERTIES[] = {
    {"gazette", "Text", "name of the gazette"},
    {"number", "Text", "its number, or its numbers, in the year"},
    {"year", "Integer", "the year that it counts in"},
    {"documents", "seq Text", "numbers of the documents in the file"},
    {"signed", "seq Date", "days of their signing, in the same order"},
    {"sources", "seq Text", "SHA-256 of their sources, in the same order"},
    {NULL, NULL, NULL},
};

static const struct xmp_schema {
	const char *name, *uri, *prefix;
	const char *category; /* internal: maintained by software */
	const struct xmp_property *properties;
} SCHEMAS[] = {
    {"PDF/UA identification", "http://www.aiim.org/pdfua/ns/id/", "pdfuaid",
	"internal", PDFUA_PROPERTIES},
    {"Official gazette", "urn:x-congbao:xmp:1#", "congbao", "external",
	GAZETTE_PROPERTIES},
};

static void
add_schema(struct buffer *out, const struct xmp_schema *schema)
{
	buffer_format(out,
	    "<rdf:li rdf:parseType=\"Resource\">\n"
	    "<pdfaSchema:schema>%s</pdfaSchema:schema>\n"
	    "<pdfaSchema:namespaceURI>%s</pdfaSchema:namespaceURI>\n"
	    "<pdfaSchema:prefix>%s</pdfaSchema:prefix>\n"
	    "<pdfaSchema:property><rdf:Seq>\n",
	    schema->name, schema->uri, schema->prefix);
	for (const struct xmp_property *property = schema->properties;
	     property->name != NULL; property++)
		buffer_format(out,
		    "<rdf:li rdf:parseType=\"Resource\">"
		    "<pdfaProperty:name>%s</pdfaProperty:name>"
		    "<pdfaProperty:valueType>%s</pdfaProperty:valueType>"
		    "<pdfaProperty:category>%s</pdfaProperty:category>"
		    "<pdfaProperty:description>%s</pdfaProperty:description>"
		    "</rdf:li>\n",
		    property->name, property->type, schema->category,
		    property->description);
	buffer_string(out, "</rdf:Seq></pdfaSchema:property></rdf:li>\n");
}

static void
add_schemas(struct buffer *out)
{
	buffer_string(out, "<pdfaExtension:schemas><rdf:Bag>\n");
	for (size_t i = 0; i < sizeof SCHEMAS / sizeof SCHEMAS[0]; i++)
		add_schema(out, &SCHEMAS[i]);
	buffer_string(out, "</rdf:Bag></pdfaExtension:schemas>\n");
}

int
metadata_write(struct pdf_writer *writer)
{
	struct buffer out = {.arena = writer->arena};

	buffer_string(&out, HEAD);
	add_dublin_core(&out, writer->info);
	add_property(&out, "<pdf:Producer>", PRODUCER, "</pdf:Producer>\n");
	add_property(&out, "<pdf:Keywords>", writer->info->keywords,
	    "</pdf:Keywords>\n");
	add_dates(&out, writer->info->date);
	add_gazette(&out, writer->info);
	buffer_string(&out, TAIL);
	add_schemas(&out);
	buffer_string(&out, END);
	/* Not deflated, so that programs without PDF support find
	   it (14.3.2). */
	return object_stream(writer->objects,
	    text_of("/Type/Metadata/Subtype/XML"), buffer_text(&out),
	    STREAM_WITH_UUID);
}

int
metadata_info(struct pdf_writer *writer)
{
	const struct pdf_info *info = writer->info;
	const struct {
		const char *key, *value;
	} ENTRIES[] = {
	    {"/Title", info->title},
	    {"/Author", info->author},
	    {"/Subject", info->subject},
	    {"/Keywords", info->keywords},
	    {"/Producer", PRODUCER},
	};
	struct buffer out = {.arena = writer->arena};
	int object = object_new(writer->objects);

	for (size_t i = 0; i < sizeof ENTRIES / sizeof ENTRIES[0]; i++) {
		if (ENTRIES[i].value == NULL || ENTRIES[i].value[0] == '\0')
			continue;
		buffer_string(&out, ENTRIES[i].key);
		syntax_text(&out, text_of(ENTRIES[i].value));
	}
	if (date_is_given(info->date)) {
		const char *day =
		    arena_format(writer->arena, "(D:%04d%02d%02d000000+07'00')",
			info->date.year, info->date.month, info->date.day);

		buffer_format(&out, "/CreationDate%s/ModDate%s", day, day);
	}
	object_set(writer->objects, object, buffer_text(&out));
	return object;
}
