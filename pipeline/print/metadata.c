#include "print/metadata.h"

#include <stddef.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/text.h"
#include "base/utf8.h"
#include "print/job.h"
#include "print/object.h"
#include "print/pdf.h"
#include "print/syntax.h"

static const char PRODUCER[] = "congbao";

/* XML has no way to write control characters, nor these two. */
static uint32_t
printable(uint32_t character)
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
		uint32_t character = printable(utf8_next(&rest));

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

/* before, the value, after; nothing where there is no value. */
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
	add_property(out,
	    "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">",
	    info->subject, "</rdf:li></rdf:Alt></dc:description>\n");
	buffer_string(out,
	    "<dc:language><rdf:Bag><rdf:li>vi-VN</rdf:li></rdf:Bag>"
	    "</dc:language>\n");
}

static void
add_dates(struct buffer *out, struct date date)
{
	static const char *const NAMES[] = {"CreateDate", "ModifyDate"};

	if (!date_is_given(date))
		return;
	for (size_t i = 0; i < 2; i++)
		buffer_format(out,
		    "<xmp:%s>%04d-%02d-%02dT00:00:00+07:00</xmp:%s>\n",
		    NAMES[i], date.year, date.month, date.day, NAMES[i]);
}

static const char HEAD[] =
    "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
    "<rdf:Description rdf:about=\"\""
    " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
    " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
    " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
    " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""
    " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\""
    " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n";

/* PDF/A knows no PDF/UA: its schema has to be explained to it (6.6.2.3). */
static const char TAIL[] =
    "<pdfaid:part>2</pdfaid:part>"
    "<pdfaid:conformance>A</pdfaid:conformance>\n"
    "<pdfuaid:part>1</pdfuaid:part>\n"
    "<pdfaExtension:schemas><rdf:Bag>"
    "<rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>\n"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/"
    "</pdfaSchema:namespaceURI>\n"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "<pdfaSchema:property><rdf:Seq>"
    "<rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaProperty:name>part</pdfaProperty:name>\n"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
    "<pdfaProperty:category>internal</pdfaProperty:category>\n"
    "<pdfaProperty:description>part of ISO 14289"
    "</pdfaProperty:description>\n"
    "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n"
    "</rdf:Description>\n"
    "</rdf:RDF>\n"
    "</x:xmpmeta>\n"
    "<?xpacket end=\"r\"?>";

int
metadata_write(struct job *job)
{
	struct buffer out = {.arena = job->arena};

	buffer_string(&out, HEAD);
	add_dublin_core(&out, job->info);
	add_property(&out, "<pdf:Producer>", PRODUCER, "</pdf:Producer>\n");
	add_property(
	    &out, "<pdf:Keywords>", job->info->keywords, "</pdf:Keywords>\n");
	add_dates(&out, job->info->date);
	buffer_string(&out, TAIL);
	/* Plain, so that what knows nothing of PDF finds it (14.3.2). */
	return object_stream(job->objects,
	    text_of("/Type/Metadata/Subtype/XML"), buffer_text(&out),
	    STREAM_PLAIN);
}

int
metadata_info(struct job *job)
{
	const struct pdf_info *info = job->info;
	const struct {
		const char *key, *value;
	} ENTRIES[] = {
	    {"/Title", info->title},
	    {"/Author", info->author},
	    {"/Subject", info->subject},
	    {"/Keywords", info->keywords},
	    {"/Producer", PRODUCER},
	};
	struct buffer out = {.arena = job->arena};
	int object = object_new(job->objects);

	for (size_t i = 0; i < sizeof ENTRIES / sizeof ENTRIES[0]; i++) {
		if (ENTRIES[i].value == NULL || ENTRIES[i].value[0] == '\0')
			continue;
		buffer_string(&out, ENTRIES[i].key);
		syntax_text(&out, text_of(ENTRIES[i].value));
	}
	if (date_is_given(info->date)) {
		const char *day =
		    arena_format(job->arena, "(D:%04d%02d%02d000000+07'00')",
			info->date.year, info->date.month, info->date.day);

		buffer_format(&out, "/CreationDate%s/ModDate%s", day, day);
	}
	object_set(job->objects, object, buffer_text(&out));
	return object;
}
