#include "read/label_forms.h"

#include <string.h>

#include "base/diag.h"
#include "base/utf8.h"
#include "read/unit.h"

static bool
has_form(struct text text, int form)
{
	static const struct {
		const char *before, *after;
		bool lettered;
	} FORMS[LABEL_FORM_COUNT] = {{"", ". ", true}, {"", "/ ", false},
	    {"", "/ ", true}, {"(", ") ", false}};
	size_t length = 0, start = strlen(FORMS[form].before);

	if (!text_starts(text, FORMS[form].before))
		return false;
	text = text_part(text, start, text.length);
	if (FORMS[form].lettered)
		length =
		    text.length > 0 && text.at[0] >= 'a' && text.at[0] <= 'z';
	else
		while (length < text.length && length < 3 &&
		    utf8_is_digit((unsigned char)text.at[length]))
			length++;
	return length > 0 &&
	    text_starts(
		text_part(text, length, text.length), FORMS[form].after);
}

void
label_forms_count(struct label_forms *forms, const struct unit *unit)
{
	for (int i = 0; i < LABEL_FORM_COUNT && unit->label.kind == LABEL_NONE;
	     i++)
		if (has_form(unit->text, i) && forms->at[i].count++ == 0)
			forms->at[i].first = unit->span;
}

void
label_forms_report(const struct label_forms *forms, struct diag *diag)
{
	static const char *const NAMES[LABEL_FORM_COUNT] = {
	    "“a.”", "“1/”", "“a/”", "“(1)”"};

	for (int i = 0; i < LABEL_FORM_COUNT; i++)
		if (forms->at[i].count > 0)
			diag_note(diag, CODE_LABEL_FORM,
			    span_part(forms->at[i].first, 0, 2),
			    "%s begins no unit: such lines are paragraphs "
			    "(%zu here); khoản begin with “1.”, điểm with "
			    "“a)”",
			    NAMES[i], forms->at[i].count);
}
