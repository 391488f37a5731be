#include "word/export_xml.h"

#include <stddef.h>

void
export_value(struct markup *out, const char *name, const char *value)
{
	markup_element_with(out, name, NULL, WITH("w:val", value));
}

void
export_number(struct markup *out, const char *name, int value)
{
	markup_open(out, name);
	markup_attribute_format(out, "w:val", "%d", value);
	markup_close(out);
}

void
export_empty(struct markup *out, const char *name)
{
	markup_element(out, name, NULL);
}

/* In half points. */
void
export_size(struct markup *out, int size)
{
	export_number(out, "w:sz", (size + 250) / 500);
	export_number(out, "w:szCs", (size + 250) / 500);
}

void
export_length(struct markup *out, const char *name, int length)
{
	markup_attribute_format(out, name, "%d", (length + 25) / 50);
}
