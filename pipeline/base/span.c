#include "base/span.h"

#include <assert.h>
#include <string.h>

#include "base/utf8.h"

struct place
source_place(const struct source *source, size_t byte)
{
	size_t low = 0, high = source->line_count;
	struct text before;

	if (byte > source->text.length)
		byte = source->text.length;
	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (source->lines[middle] <= byte)
			low = middle;
		else
			high = middle;
	}
	before = text_part(source->text, source->lines[low], byte);
	return (struct place) {low + 1, utf8_count(before) + 1};
}

struct text
source_line(const struct source *source, size_t line)
{
	size_t start, end = source->text.length;

	assert(line >= 1 && line <= source->line_count);
	start = source->lines[line - 1];
	if (line < source->line_count)
		end = source->lines[line];
	if (end > start && source->text.at[end - 1] == '\n')
		end--;
	return text_part(source->text, start, end);
}

struct text
span_text(struct span span)
{
	if (span.source == NULL)
		return (struct text) {NULL, 0};
	return text_part(span.source->text, span.start, span.end);
}

struct span
span_part(struct span span, size_t from, size_t length)
{
	if (span.source == NULL || span.start + from > span.end)
		return span;
	from += span.start;
	if (length > span.end - from)
		length = span.end - from;
	return span_at(span.source, from, from + length);
}

bool
span_next_line(struct span *rest, struct span *line)
{
	struct text text = span_text(*rest);
	size_t length = text_find(text, "\n");

	if (text.length == 0)
		return false;
	*line = span_part(*rest, 0, length);
	rest->start = line->end + (length < text.length ? 1 : 0);
	return true;
}

struct span
span_join(struct span a, struct span b)
{
	if (a.source == NULL)
		return b;
	if (b.source == NULL)
		return a;
	assert(a.source == b.source);
	if (b.start < a.start)
		a.start = b.start;
	if (b.end > a.end)
		a.end = b.end;
	return a;
}
