#include "read/merge.h"

#include <string.h>

#include "base/diag.h"

enum { LEAST = 7 };

/* A run of one character, then nothing, or a space and a branch name. */
static bool
is_marker(struct text line)
{
	size_t length = 0;
	char sign = line.length > 0 ? line.at[0] : '\0';

	if (sign == '\0' || strchr("<|=>", sign) == NULL)
		return false;
	while (length < line.length && line.at[length] == sign)
		length++;
	if (length < LEAST)
		return false;
	if (length == line.length)
		return sign != '|'; /* a table row of empty cells */
	return sign != '=' && line.at[length] == ' ' &&
	    memchr(line.at + length, '|', line.length - length) == NULL;
}

bool
merge_check(struct diag *diag, const struct source *source)
{
	bool good = true;

	for (size_t number = 1; number <= source->line_count; number++) {
		struct text line = source_line(source, number);
		size_t start = (size_t)(line.at - source->text.at);

		while (
		    line.length > 0 && text_is_space(line.at[line.length - 1]))
			line.length--;
		if (!is_marker(line))
			continue;
		diag_error(diag, CODE_MERGE_MARKER,
		    span_at(source, start, start + line.length),
		    "a merge was not finished here: keep one of the two "
		    "versions, and take the lines of <<<, === and >>> out");
		good = false;
	}
	return good;
}
