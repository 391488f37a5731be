#include "read/runs.h"

#include "base/arena.h"
#include "base/utf8.h"

enum { TITLE_LENGTH = 90 };

/* Bytes that the run takes in runs_text. */
static size_t
run_length(const struct run *run)
{
	switch (run->kind) {
	case RUN_TEXT:
		return run->text.length;
	case RUN_NOTE:
		return 0;
	case RUN_BREAK:
	case RUN_SOFT:
		break;
	}
	return 1;
}

struct text
runs_text(struct arena *arena, const struct runs *runs)
{
	struct buffer text = {.arena = arena};

	if (runs->count == 1 && runs->at[0].kind == RUN_TEXT)
		return text_trim(runs->at[0].text);
	for (size_t i = 0; i < runs->count; i++) {
		const struct run *run = &runs->at[i];

		if (run->kind == RUN_TEXT)
			buffer_add(&text, run->text);
		else if (run->kind != RUN_NOTE)
			buffer_byte(&text, ' ');
	}
	return text_trim(buffer_text(&text));
}

/* Bytes of white space that runs_text trims off the start. */
static size_t
leading_space(const struct runs *runs)
{
	size_t length = 0;

	for (size_t i = 0; i < runs->count; i++) {
		const struct run *run = &runs->at[i];

		if (run->kind != RUN_TEXT) {
			length += run_length(run);
			continue;
		}
		for (size_t j = 0; j < run->text.length; j++, length++)
			if (!text_is_space(run->text.at[j]))
				return length;
	}
	return length;
}

static void
add(struct arena *arena, struct runs *runs, struct run run)
{
	runs->at = arena_more(
	    arena, runs->at, runs->count, &runs->room, sizeof *runs->at);
	runs->at[runs->count++] = run;
}

struct runs
runs_part(struct arena *arena, const struct runs *runs, size_t from, size_t to)
{
	size_t skip = leading_space(runs), at = 0;
	struct runs part = {0};

	from += skip;
	to += skip;
	for (size_t i = 0; i < runs->count; i++) {
		struct run run = runs->at[i];
		size_t length = run_length(&run), start = at, end;

		at += length;
		end = at < to ? at : to;
		if (run.kind != RUN_TEXT) {
			if (start >= from && start < to && part.count > 0)
				add(arena, &part, run);
			continue;
		}
		if (start < from)
			start = from;
		if (start >= end)
			continue;
		start -= at - length;
		end -= at - length;
		while (part.count == 0 && start < end &&
		    text_is_space(run.text.at[start]))
			start++;
		run.text = text_part(run.text, start, end);
		run.span = span_part(run.span, start, end - start);
		if (run.text.length > 0)
			add(arena, &part, run);
	}
	return part;
}

struct runs
runs_of(struct arena *arena, const char *text, unsigned style, struct span span)
{
	struct runs runs = {0};

	add(arena, &runs,
	    (struct run) {.kind = RUN_TEXT,
		.style = style,
		.text = text_of(text),
		.span = span});
	return runs;
}

bool
runs_are_bold(const struct runs *runs)
{
	bool bold = false;

	for (size_t i = 0; i < runs->count; i++) {
		const struct run *run = &runs->at[i];

		if (run->kind != RUN_TEXT || text_trim(run->text).length == 0)
			continue;
		if (!(run->style & RUN_BOLD))
			return false;
		bold = true;
	}
	return bold;
}

struct text
runs_title(struct arena *arena, const struct runs *runs)
{
	struct text text = runs_text(arena, runs);
	size_t end = 0, count = 0;

	while (end < text.length && count < TITLE_LENGTH) {
		struct text rest = text_part(text, end, text.length);

		utf8_next(&rest);
		end = text.length - rest.length;
		count++;
	}
	if (end == text.length)
		return text;
	while (end > 0 && text.at[end - 1] != ' ')
		end--;
	return text_of(arena_format(
	    arena, TEXT "…", TEXT_OF(text_trim(text_part(text, 0, end)))));
}
