#include "read/entity.h"

#include <cmark-gfm.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

enum { LONGEST = 40 };

/* The length of what has the form of a reference, "&amp;" or "&#160;", or 0. */
static size_t
form_length(struct text text)
{
	size_t length = 1;

	if (!text_starts(text, "&"))
		return 0;
	if (length < text.length && text.at[length] == '#')
		length++;
	while (length < text.length && length < LONGEST) {
		char small = (char)(text.at[length] | 0x20);

		if ((small < 'a' || small > 'z') &&
		    (text.at[length] < '0' || text.at[length] > '9'))
			break;
		length++;
	}
	if (length == text.length || text.at[length] != ';')
		return 0;
	return length + 1;
}

/* Resolves the reference by parsing it as a document of its own. */
static struct text
decoded(struct arena *arena, struct text form)
{
	cmark_node *root =
	    cmark_parse_document(form.at, form.length, CMARK_OPT_DEFAULT);
	cmark_node *paragraph = cmark_node_first_child(root);
	cmark_node *node =
	    paragraph == NULL ? NULL : cmark_node_first_child(paragraph);
	const char *literal =
	    node == NULL ? NULL : cmark_node_get_literal(node);
	struct text text = {0};

	if (literal != NULL) {
		text.length = strlen(literal);
		text.at = arena_copy(arena, literal, text.length);
	}
	cmark_node_free(root);
	return text;
}

size_t
entity_read(struct arena *arena, struct text text, struct text *meant)
{
	size_t length = form_length(text);

	if (length == 0)
		return 0;
	*meant = decoded(arena, text_part(text, 0, length));
	if (meant->length == 0 ||
	    text_equal(*meant, text_part(text, 0, length)))
		return 0;
	return length;
}
