#include "read/runs.h"

#include <stdint.h>

#include "base/arena.h"
#include "base/utf8.h"

enum { TITLE_LENGTH = 90 };

/* The length of the run in runs_text, before trimming. */
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

/* The leading white space, in bytes, that runs_text trims. */
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

/* A footnote reference at the boundary belongs to the first part. */
static bool
is_within(const struct run *run, size_t start, size_t from, size_t to)
{
	if (run->kind == RUN_NOTE)
		return (start > from || from == 0) && start <= to;
	return start >= from && start < to;
}

/*
 * Appends bytes start to end of the run, without leading white space of the
 * part.
 */
static void
add_slice(struct arena *arena, struct runs *part, struct run run, size_t start,
    size_t end)
{
	while (part->count == 0 && start < end &&
	    text_is_space(run.text.at[start]))
		start++;
	if (start >= end)
		return;
	run.text = text_part(run.text, start, end);
	run.span = span_part(run.span, start, end - start);
	add(arena, part, run);
}

static void
trim_end(struct runs *part)
{
	while (part->count > 0) {
		struct run *last = &part->at[part->count - 1];
		size_t length = last->text.length;

		if (last->kind == RUN_NOTE)
			return;
		while (last->kind == RUN_TEXT && length > 0 &&
		    text_is_space(last->text.at[length - 1]))
			length--;
		if (last->kind == RUN_TEXT && length > 0) {
			last->span = span_part(last->span, 0, length);
			last->text.length = length;
			return;
		}
		part->count--;
	}
}

/* The runs from byte `from` to byte `to`, trimmed. */
static struct runs
part_of(struct arena *arena, const struct runs *runs, size_t from, size_t to)
{
	struct runs part = {0};
	size_t at = 0;

	for (size_t i = 0; i < runs->count; i++) {
		const struct run *run = &runs->at[i];
		size_t start = at, end = at + run_length(run);

		at = end;
		if (start > to)
			break;
		if (run->kind == RUN_TEXT)
			add_slice(arena, &part, *run,
			    start < from ? from - start : 0,
			    (end < to ? end : to) - start);
		else if (is_within(run, start, from, to) &&
		    (part.count > 0 || run->kind == RUN_NOTE))
			add(arena, &part, *run);
	}
	trim_end(&part);
	return part;
}

struct runs
runs_head(struct arena *arena, const struct runs *runs, size_t length)
{
	if (length == 0)
		return (struct runs) {0};
	return part_of(arena, runs, 0, leading_space(runs) + length);
}

struct runs
runs_rest(struct arena *arena, const struct runs *runs, size_t length)
{
	if (length > 0)
		length += leading_space(runs);
	return part_of(arena, runs, length, SIZE_MAX);
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
runs_are_capitals(const struct runs *runs)
{
	bool letters = false;

	for (size_t i = 0; i < runs->count; i++) {
		struct text rest = runs->at[i].text;

		while (runs->at[i].kind == RUN_TEXT && rest.length > 0) {
			uint32_t c = utf8_next(&rest);

			if (utf8_is_lower(c))
				return false;
			letters |= utf8_is_letter(c);
		}
	}
	return letters;
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
