#include "read/placeholder.h"

#include "base/diag.h"
#include "base/source.h"

void
placeholder_check(struct diag *diag, const struct source *source)
{
	static const char BEGIN[] = "[điền: ";
	struct text text = source->text;
	size_t at = text_find(text, BEGIN);

	while (at < text.length) {
		struct text rest = text_part(text, at, text.length);
		size_t length = text_find(rest, "]");

		if (length > text_find(rest, "\n")) /* not closed */
			length = text_find(rest, "\n");
		diag_error(diag, CODE_PLACEHOLDER,
		    span_at(source, at, at + length),
		    "still to be filled in: %.*s",
		    TEXT_OF(text_part(rest, strlen(BEGIN), length)));
		at += length;
		at += text_find(text_part(text, at, text.length), BEGIN);
	}
}
