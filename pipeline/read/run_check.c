#include "read/run_check.h"

#include "base/diag.h"
#include "base/translate.h"
#include "read/decision.h"
#include "read/label.h"

/* If Markdown leaves "[^x]" as text, there is no such footnote. */
static bool
has_missing_note(struct diag *diag, const struct run *run)
{
	struct text rest = run->text;
	bool missing = false;

	for (;;) {
		size_t start = text_find(rest, "[^"), length;

		rest = text_part(rest, start, rest.length);
		length = text_find(rest, "]") + 1;
		if (length > rest.length)
			return missing;
		start = run->text.length - rest.length;
		diag_error(diag, CODE_FOOTNOTE_MISSING,
		    span_part(run->span, start, length),
		    "no footnote has this name; write [^…]: and its text "
		    "below");
		missing = true;
		rest = text_part(rest, 1, rest.length);
	}
}

/*
 * Several spaces or a tab, perhaps a blank to be filled in, would collapse to
 * one space in print.
 */
static void
check_gaps(struct diag *diag, const struct run *run)
{
	struct text text = span_text(run->span);

	for (size_t at = 0; at < text.length; at++) {
		size_t start = at;
		bool tab = false;

		while (at < text.length &&
		    (text.at[at] == ' ' || text.at[at] == '\t'))
			tab |= text.at[at++] == '\t';
		if ((at - start > 2 || tab) && start > 0 && at < text.length &&
		    label_of(text_part(text, 0, at)).length != start)
			diag_warning(diag, CODE_SPACE_GAP,
			    span_part(run->span, start, at - start),
			    tab ? N_("a tab is printed as one space; write a "
				     "blank to be filled in with dots (…) or "
				     "\\_")
				: N_("this gap is printed as one space; write "
				     "a blank to be filled in with dots (…) "
				     "or \\_"));
	}
}

bool
run_check(struct diag *diag, const struct run *run)
{
	check_gaps(diag, run);
	return !has_missing_note(diag, run);
}
