#include "read/quotation.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "read/unit.h"

void
quotation_count(struct unit *unit)
{
	static const char BOTH[] = "\xE2\x80"; /* common prefix of “ and ” */
	struct text text = unit->text;
	size_t at = 0;
	int depth = 0, above = 0;

	for (;;) {
		struct text rest = text_part(text, at, text.length);

		at += text_find(rest, BOTH);
		rest = text_part(text, at, text.length);
		if (rest.length == 0)
			break;
		if (text_starts(rest, "“") && depth++ == 0)
			unit->opening = at;
		if (text_starts(rest, "”") && depth-- == 0) {
			depth = 0;
			if (above++ == 0)
				unit->closing = at;
		}
		at += strlen(BOTH);
	}
	unit->quotes = depth - above;
}

/*
 * Matches closing marks with the innermost open units, across any units
 * between.
 */
void
quotation_pair(struct arena *arena, struct unit *units, size_t unit_count)
{
	size_t *open = arena_alloc(arena, (unit_count + 1) * sizeof *open);
	int *left = arena_alloc(arena, (unit_count + 1) * sizeof *left);
	size_t count = 0;

	for (size_t i = 0; i < unit_count; i++) {
		int closing = -units[i].quotes;

		while (closing > 0 && count > 0) {
			size_t last = open[count - 1];
			int least = closing < left[count - 1] ? closing
							      : left[count - 1];

			closing -= least;
			left[count - 1] -= least;
			if (left[count - 1] == 0) {
				units[last].closed = true;
				count--;
			}
		}
		if (units[i].quotes > 0) {
			open[count] = i;
			left[count++] = units[i].quotes;
		}
	}
}

/* If the numbering of articles continues, the quotation was never closed. */
static void
end_unclosed(struct quotation *quotation, struct diag *diag,
    const struct unit *unit, int article)
{
	if (quotation->depth == 0 || unit->label.kind != LABEL_ARTICLE ||
	    unit->label.number != article + 1)
		return;
	diag_warning(diag, CODE_QUOTE_OPEN, quotation->first,
	    "this “ is not closed before Điều %d", unit->label.number);
	quotation->depth = 0;
}

/* The span of the quotation mark at this byte of the unit's text. */
static struct span
mark_span(const struct unit *unit, size_t at)
{
	const struct runs *runs = &unit->runs;
	size_t start = 0;

	/* unit->text is runs_text: trimmed, with one space for each break. */
	for (size_t i = 0; i < runs->count; i++) {
		const struct run *run = &runs->at[i];
		size_t length = run->kind == RUN_TEXT ? run->text.length
		    : run->kind == RUN_NOTE	      ? 0
						      : 1;

		if (at < start + length)
			return span_part(run->span, at - start, strlen("“"));
		start += length;
	}
	return unit->span;
}

bool
quotation_holds(struct quotation *quotation, struct diag *diag,
    const struct unit *unit, int article)
{
	bool within, begins = text_starts(unit->text, "“");

	end_unclosed(quotation, diag, unit, article);
	within = quotation->depth > 0;
	if (!within && unit->quotes > 0 && text_starts(unit->text, "„"))
		return false; /* its “ closes; see quotation_check_form */
	if (!within && unit->quotes > 0 && !begins && !unit->closed) {
		diag_warning(diag, CODE_QUOTE_OPEN,
		    mark_span(unit, unit->opening), "this “ is not closed");
		return false;
	}
	if (!within && unit->quotes > 0)
		quotation->first = mark_span(unit, unit->opening);
	if (quotation->depth + unit->quotes < 0)
		diag_warning(diag, CODE_QUOTE_CLOSE,
		    mark_span(unit, unit->closing),
		    "no “ stands before this ”");
	quotation->depth += unit->quotes;
	if (quotation->depth < 0)
		quotation->depth = 0;
	return within || (begins && unit->quotes > 0);
}

/* Other marks around units are not recognized as quotations. */
void
quotation_check_form(struct diag *diag, const struct unit *unit)
{
	static const char *const MARKS[] = {"\"", "«", "„", "”", "‘", "'"};

	for (size_t i = 0; i < sizeof MARKS / sizeof MARKS[0]; i++) {
		size_t length = strlen(MARKS[i]);

		if (!text_starts(unit->text, MARKS[i]) ||
		    label_of(text_part(unit->text, length, unit->text.length))
			    .kind == LABEL_NONE)
			continue;
		diag_warning(diag, CODE_QUOTE_FORM,
		    span_part(unit->span, 0, length),
		    "units of another document stand between “ and ”; after "
		    "this mark they count as units of this one");
	}
}
