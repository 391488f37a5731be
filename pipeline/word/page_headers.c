#include "word/page_headers.h"

#include <string.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/utf8.h"
#include "word/findings.h"
#include "word/formatting.h"
#include "word/package.h"
#include "word/walk.h"
#include "word/xml.h"

/* Text of fields, such as the number of the page, is left out. */
static void
collect_header(
    struct walk *walk, struct xml *xml, int *fields, struct buffer *out)
{
	int depth = xml_depth(xml);

	while (xml_child(xml, depth)) {
		const char *value;

		switch (xml_name(xml)) {
		case W_fldChar:
			value = xml_attribute(xml, XML_SPACE_W, "fldCharType");
			if (value != NULL && strcmp(value, "begin") == 0)
				++*fields;
			else if (value != NULL && strcmp(value, "end") == 0)
				--*fields;
			break;
		case W_t:
			if (*fields <= 0)
				buffer_add(out, xml_text(walk->scratch, xml));
			break;
		case V_textpath:
			value = xml_attribute(xml, XML_SPACE_NONE, "string");
			if (value != NULL)
				buffer_string(out, value);
			break;
		case W_fldSimple:
		case MC_Fallback:
			break;
		default:
			collect_header(walk, xml, fields, out);
			break;
		}
	}
}

static bool
has_letters(struct text text)
{
	while (text.length > 0)
		if (utf8_is_letter(utf8_next(&text)))
			return true;
	return false;
}

static void
tell_header(struct walk *walk, const char *part)
{
	struct buffer words = {.arena = walk->scratch};
	struct text bytes;
	struct xml *xml;
	int fields = 0;

	if (!package_part(walk->package, part, &bytes))
		return;
	xml = xml_open(walk->scratch, walk->findings, part, bytes);
	if (xml_child(xml, -1))
		collect_header(walk, xml, &fields, &words);
	xml_close(xml);
	if (has_letters(buffer_text(&words)))
		finding_note(walk->findings, CODE_WORD_HEADER,
		    (struct word_place) {0}, buffer_text(&words),
		    "text of the page's header or footer is left out");
}

void
page_headers_tell(struct walk *walk, const struct section *section)
{
	for (size_t i = 0; i < section->header_count; i++) {
		struct package_target target;
		struct text name;

		if (!package_relationship(walk->package, walk->part,
			section->headers[i], &target) ||
		    target.external)
			continue;
		name = text_of(target.target);
		if (map_find(walk->headers, name) != NULL)
			continue;
		map_add(walk->headers, name, walk);
		tell_header(walk, target.target);
	}
}
