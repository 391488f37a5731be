#include "read/relation.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "read/citation.h"
#include "read/decision.h"

/* "Điều 1 của Quyết định số " */
static bool
names_part(struct text before)
{
	static const char *const PARTS[] = {"Điều ", "điều ", "Khoản ",
	    "khoản ", "Điểm ", "điểm ", "Chương ", "Mục ", "Phụ lục ", "Phần "};

	for (size_t i = 0; i < sizeof PARTS / sizeof PARTS[0]; i++)
		if (text_find(before, PARTS[i]) < before.length)
			return true;
	return false;
}

static void
add(struct values *values, struct value value)
{
	values->at[values->count++] = value;
}

void
relation_read(struct arena *arena, struct diag *diag, struct values *named,
    struct values *partly)
{
	struct values whole = {0};

	if (named->count == 0)
		return;
	whole.at = arena_alloc(arena, named->count * sizeof *whole.at);
	if (partly != NULL)
		partly->at =
		    arena_alloc(arena, named->count * sizeof *whole.at);
	for (size_t i = 0; i < named->count; i++) {
		struct value value = named->at[i];
		struct citation citation;
		struct text text = {0};

		if (value.text != NULL)
			text = text_of(value.text);
		if (text.length == 0)
			continue;
		if (!citation_next(arena, text, 0, &citation)) {
			diag_error(diag, CODE_NUMBER_FORM, value.span,
			    "“%s” names no document; write its number, as "
			    "12/2022/QĐ-UBND, or “Điều 1 Quyết định số "
			    "12/2022/QĐ-UBND”",
			    value.text);
			continue;
		}
		value.text = citation.number;
		add(partly != NULL &&
			    names_part(text_part(text, 0, citation.start))
			? partly
			: &whole,
		    value);
	}
	*named = whole;
}
