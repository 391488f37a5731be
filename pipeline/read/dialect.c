#include "read/dialect.h"

#include <string.h>

#include "base/diag.h"
#include "base/utf8.h"

/* Markers at the start of a line. */
static const char *const LINES[] = {":::", "!!!", "$$"};

/* Paired delimiters. */
static const struct {
	const char *open, *close;
} PAIRS[] = {{"[[", "]]"}, {"{{", "}}"}, {"{%", "%}"}, {"<%", "%>"},
    {"{#", "}"}, {"{.", "}"}, {"{:", "}"}, {"\\(", "\\)"}, {"\\[", "\\]"},
    {"$$", "$$"}};

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static void
warn(struct diag *diag, struct span line, size_t start, size_t length)
{
	struct span span = span_part(line, start, length);

	diag_warning(diag, CODE_MARKDOWN_DIALECT, span,
	    "“%.*s” has no meaning here and is printed as it stands",
	    TEXT_OF(span_text(span)));
}

/* Is it TeX math, as in "\(x\)", "\[z\]", rather than escaped brackets? */
static bool
is_formula(struct text between)
{
	for (size_t i = 0; i < between.length; i++)
		if ((unsigned char)between.at[i] >= 0x80 ||
		    between.at[i] == ' ')
			return false;
	return between.length > 0 &&
	    memchr("0123456789.…", between.at[0], 12) == NULL;
}

static void
check_pairs(struct diag *diag, struct span line)
{
	struct text text = span_text(line);

	for (size_t i = 0; i < COUNT(PAIRS); i++) {
		size_t start = text_find(text, PAIRS[i].open), end;
		struct text rest = text_part(text, start, text.length);

		if (rest.length < 3)
			continue;
		rest = text_part(rest, 2, rest.length);
		end = text_find(rest, PAIRS[i].close);
		if (end == 0 || end == rest.length ||
		    (PAIRS[i].open[0] == '\\' &&
			!is_formula(text_part(rest, 0, end))))
			continue;
		warn(diag, line, start, 2 + end + strlen(PAIRS[i].close));
	}
}

static void
check_line(struct diag *diag, struct span line)
{
	struct text text = span_text(line);

	for (size_t i = 0; i < COUNT(LINES); i++)
		if (text_starts(text, LINES[i])) {
			warn(diag, line, 0, strlen(LINES[i]));
			return;
		}
	check_pairs(diag, line);
}

void
dialect_check(struct diag *diag, struct span body)
{
	struct span line;

	while (span_next_line(&body, &line))
		check_line(diag, line);
}
