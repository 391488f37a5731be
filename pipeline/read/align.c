#include "read/align.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/utf8.h"
#include "read/characters.h"
#include "read/markdown.h"

struct walk {
	struct diag *diag;
	struct span body;
	const struct markdown *markdown;
	const char *text; /* of the source */
	size_t at;	  /* the next byte to account for */
	bool off;	  /* text was lost: the two no longer stand abreast */
	size_t off_start; /* of the stretch where that was */
	bool good;
};

/* Runs with the place from which they are written. */
struct stretch {
	size_t start;
	struct runs *runs;
	size_t end; /* of an image, all of which is Markdown's; else 0 */
	bool note;
	size_t order; /* of what has the same start: the cells of a row */
};

struct stretches {
	struct stretch *at;
	size_t count, room;
};

static struct text
rest_of(const struct walk *walk)
{
	return (struct text) {walk->text + walk->at, walk->body.end - walk->at};
}

/* The length of what the text begins with, up to and with `end`; or 0. */
static size_t
enclosed(struct text text, const char *start, const char *end)
{
	size_t length = strlen(start), found;

	if (!text_starts(text, start))
		return 0;
	text = text_part(text, length, text.length);
	found = text_find(text, end);
	return found < text.length ? length + found + strlen(end) : 0;
}

/* "&amp;", "&#160;": the length, or 0 where it is no such reference. */
static size_t
entity_length(struct text text)
{
	size_t length = 1;

	if (!text_starts(text, "&"))
		return 0;
	if (length < text.length && text.at[length] == '#')
		length++;
	while (length < text.length && length < 40 &&
	    ((text.at[length] | 0x20) >= 'a' && (text.at[length] | 0x20) <= 'z'
		    ? true
		    : utf8_is_digit((unsigned char)text.at[length])))
		length++;
	if (length == text.length || text.at[length] != ';' || length < 2)
		return 0;
	return length + 1;
}

/* The line that the byte stands in. */
static struct text
line_around(const struct walk *walk, size_t *start)
{
	size_t end = walk->at;

	*start = walk->at;
	while (*start > walk->body.start && walk->text[*start - 1] != '\n')
		(*start)--;
	while (end < walk->body.end && walk->text[end] != '\n')
		end++;
	return (struct text) {walk->text + *start, end - *start};
}

/* "| --- | :-: |", the line below a table's head. */
static bool
is_delimiter_row(struct text line)
{
	for (size_t i = 0; i < line.length; i++)
		if (strchr("|-: \t", line.at[i]) == NULL)
			return false;
	return memchr(line.at, '-', line.length) != NULL;
}

/* <br>, <sup>, </span>: a tag's length, or 0. markdown.c let no other in. */
static size_t
tag_length(struct text rest)
{
	static const char *const NAMES[] = {"br", "sup", "/sup", "sub", "/sub",
	    "BR", "SUP", "/SUP", "SUB", "/SUB", "/span"};
	struct text name;

	if (!text_starts(rest, "<"))
		return 0;
	if (text_starts(rest, "<span lang=\""))
		return enclosed(rest, "<span", ">");
	name = text_part(rest, 1, rest.length);
	for (size_t i = 0; i < sizeof NAMES / sizeof NAMES[0]; i++) {
		size_t length = strlen(NAMES[i]);

		if (!text_starts(name, NAMES[i]))
			continue;
		while (length < name.length &&
		    (name.at[length] == ' ' || name.at[length] == '/'))
			length++;
		if (length < name.length && name.at[length] == '>')
			return length + 2;
	}
	return 0;
}

/* The length of the Markdown at this place that is not printed, or 0. */
static size_t
markup_length(const struct walk *walk)
{
	struct text rest = rest_of(walk);
	size_t length, start;

	if (strchr(" \t\n*_#|\\~", rest.at[0]) != NULL)
		return 1;
	if (rest.at[0] == '<') {
		length = enclosed(rest, "<!--", "-->");
		if (length > 0)
			return length;
		length = tag_length(rest);
		return length > 0 ? length : 1; /* of <https://…> */
	}
	if (rest.at[0] == '>')
		return 1;
	if (rest.at[0] == '[' && rest.length > 1 && rest.at[1] == '^')
		return 0;
	if (rest.at[0] == '-' || rest.at[0] == ':')
		return is_delimiter_row(line_around(walk, &start)) ? 1 : 0;
	return 0;
}

/* A line of a table with more cells than its head. */
static bool
is_in_table(const struct walk *walk)
{
	size_t start;
	struct text line = text_trim(line_around(walk, &start));

	return text_starts(line, "|");
}

static void
lost(struct walk *walk)
{
	struct span span = span_at(walk->body.source, walk->at, walk->at);
	struct text rest = rest_of(walk);
	const char *line_end = memchr(rest.at, '\n', rest.length);
	const char *code = "text-lost";
	const char *why = "Markdown would drop this text; write \\ before its "
			  "first character";

	if (line_end == NULL)
		span.end = walk->body.end;
	else
		span.end = (uint32_t)(line_end - walk->text);
	if (text_starts(rest, "[^")) {
		code = "footnote-unused";
		why = "nothing in the text refers to this footnote";
	} else if (is_in_table(walk)) {
		code = "table-cells";
		why = "this row has more cells than the table's head, and "
		      "Markdown would drop them";
	} else if (text_starts(rest, "[")) {
		why = "Markdown takes this for the address of a link and would "
		      "drop it; write \\[ for the bracket itself";
	}
	diag_error(walk->diag, code, span, "%s", why);
	walk->good = false;
	walk->off = true;
	walk->at = span.end;
}

/* What was refused was reported; returns its end, or `at` itself. */
static size_t
refused_end(const struct markdown *markdown, size_t at)
{
	for (size_t i = 0; i < markdown->refused_count; i++) {
		const struct span *span = &markdown->refused[i];

		if (span->start <= at && at < span->end)
			return span->end;
	}
	return at;
}

static bool
is_refused(const struct markdown *markdown, struct span span)
{
	for (size_t i = 0; i < markdown->refused_count; i++)
		if (markdown->refused[i].start < span.end &&
		    span.start < markdown->refused[i].end)
			return true;
	return false;
}

/* Up to `until`, nothing but Markdown's marks may stand. */
static void
skip_markup(struct walk *walk, size_t until)
{
	while (walk->at < until) {
		size_t end = refused_end(walk->markdown, walk->at);
		size_t length =
		    end > walk->at ? end - walk->at : markup_length(walk);

		if (length == 0)
			lost(walk);
		else
			walk->at += length;
	}
}

/* "&shy;" is the character all the same; a mark belongs to its letter. */
static void
check_reference(struct walk *walk, struct text character, size_t length)
{
	struct span span =
	    span_at(walk->body.source, walk->at, walk->at + length);
	struct text rest = character;

	walk->good &= characters_check_spelled(walk->diag, character, span);
	if (!utf8_is_mark(utf8_next(&rest)))
		return;
	diag_error(walk->diag, "markdown-reference", span,
	    "an accent by a reference; write the letter with its accent");
	walk->good = false;
}

/*
 * The bytes of the source that print what printed begins with, 0 where
 * something else stands here. Takes it off printed.
 */
static size_t
match(struct walk *walk, struct text *printed)
{
	struct text rest = rest_of(walk);
	size_t entity = entity_length(rest);
	struct text after = *printed;
	uint32_t wanted = utf8_next(&after);

	if (rest.length == 0 || tag_length(rest) > 0)
		return 0;
	if (rest.length > 1 && rest.at[0] == '\\' &&
	    (unsigned char)rest.at[1] == wanted && wanted < 0x80) {
		*printed = after;
		return 2;
	}
	if (entity > 0 &&
	    !(printed->length >= entity &&
		memcmp(printed->at, rest.at, entity) == 0)) {
		check_reference(walk,
		    text_part(*printed, 0, printed->length - after.length),
		    entity);
		*printed = after;
		return entity;
	}
	if (utf8_next(&rest) != wanted)
		return 0;
	*printed = after;
	return (size_t)(rest.at - walk->text) - walk->at;
}

/*
 * The bytes that the two begin with alike, of which none could be a mark of
 * Markdown, whole characters, white space at their end left out.
 */
static size_t
alike(struct text printed, struct text source)
{
	size_t most =
	    printed.length < source.length ? printed.length : source.length;
	size_t length = 0;

	while (length < most && printed.at[length] == source.at[length] &&
	    source.at[length] != '\\' && source.at[length] != '&' &&
	    source.at[length] != '<')
		length++;
	while (length > 0 && length < printed.length &&
	    utf8_continues(printed.at[length]))
		length--;
	while (length > 0 && text_is_space(printed.at[length - 1]))
		length--;
	return length;
}

/* White space that the run begins with, as much as stands before `start`. */
static size_t
leading_space(const struct walk *walk, struct text text, size_t start)
{
	size_t length = 0;

	while (length < text.length && text_is_space(text.at[length]) &&
	    start - length > walk->body.start &&
	    text_is_space(walk->text[start - length - 1]))
		length++;
	return length;
}

static void
walk_text(struct walk *walk, struct run *run)
{
	struct text printed = run->text;
	size_t start = walk->at;
	bool started = false;

	while (printed.length > 0) {
		size_t length;

		if (text_is_space(printed.at[0])) {
			utf8_next(&printed);
			continue;
		}
		length = alike(printed, rest_of(walk));
		if (length > 0)
			printed = text_part(printed, length, printed.length);
		else
			length = match(walk, &printed);
		if (length > 0) {
			if (!started)
				start = walk->at;
			started = true;
			walk->at += length;
			continue;
		}
		if (walk->at >= walk->body.end)
			break;
		length = markup_length(walk);
		if (length == 0) {
			lost(walk);
			return;
		}
		walk->at += length;
	}
	start -= leading_space(walk, run->text, start);
	run->span = span_at(walk->body.source, start, walk->at);
}

/* "[^1]" */
static void
walk_reference(struct walk *walk, struct run *run)
{
	struct text rest;

	while (walk->at < walk->body.end && !text_starts(rest_of(walk), "[^")) {
		size_t length = markup_length(walk);

		if (length == 0) {
			lost(walk);
			return;
		}
		walk->at += length;
	}
	rest = rest_of(walk);
	run->span = span_at(
	    walk->body.source, walk->at, walk->at + enclosed(rest, "[^", "]"));
	walk->at = run->span.end;
}

/* "[^x]" that cmark left as it stands has no footnote. */
static void
find_missing_notes(struct walk *walk, const struct run *run)
{
	struct text rest = run->text;

	for (;;) {
		size_t start = text_find(rest, "[^"), length;

		rest = text_part(rest, start, rest.length);
		length = enclosed(rest, "[^", "]");
		if (length == 0)
			return;
		start = run->text.length - rest.length;
		diag_error(walk->diag, "footnote-missing",
		    span_part(run->span, start, length),
		    "no footnote has this name; write [^…]: and its text "
		    "below");
		walk->good = false;
		rest = text_part(rest, 1, rest.length);
	}
}

static void
walk_runs(struct walk *walk, const struct stretch *stretch)
{
	struct runs *runs = stretch->runs;

	if (walk->off && stretch->start == walk->off_start)
		return; /* the other cells of that row */
	if (walk->off && walk->at < stretch->start)
		walk->at = stretch->start;
	skip_markup(walk, stretch->start);
	walk->off = false;
	walk->off_start = stretch->start;
	if (stretch->end > walk->at)
		walk->at = stretch->end;
	if (stretch->note)
		walk->at += enclosed(rest_of(walk), "[^", "]:");
	for (size_t i = 0; i < runs->count && !walk->off; i++) {
		struct run *run = &runs->at[i];

		if (run->kind == RUN_NOTE)
			walk_reference(walk, run);
		else if (run->kind == RUN_TEXT)
			walk_text(walk, run);
		else
			run->span =
			    span_at(walk->body.source, walk->at, walk->at);
		if (run->kind == RUN_TEXT)
			find_missing_notes(walk, run);
	}
}

static void
add(struct arena *arena, struct stretches *all, size_t start, struct runs *runs,
    bool note)
{
	all->at =
	    arena_more(arena, all->at, all->count, &all->room, sizeof *all->at);
	all->at[all->count] = (struct stretch) {
	    .start = start, .runs = runs, .note = note, .order = all->count};
	all->count++;
}

static void
add_cells(struct arena *arena, struct stretches *all, struct node *table)
{
	for (struct node *row = table->first; row != NULL; row = row->next)
		for (struct node *cell = row->first; cell != NULL;
		     cell = cell->next)
			if (cell->runs.count > 0)
				add(arena, all, row->span.start, &cell->runs,
				    false);
}

static int
compare(const void *left, const void *right)
{
	const struct stretch *a = left, *b = right;

	if (a->start != b->start)
		return a->start < b->start ? -1 : 1;
	return a->order < b->order ? -1 : a->order > b->order;
}

bool
align(struct diag *diag, struct span body, struct markdown *markdown)
{
	struct arena *scratch = arena_new();
	struct walk walk = {.diag = diag,
	    .body = body,
	    .markdown = markdown,
	    .text = body.source->text.at,
	    .at = body.start,
	    .good = true};
	struct stretches all = {0};

	for (size_t i = 0; i < markdown->count; i++) {
		struct piece *piece = &markdown->at[i];

		if (is_refused(markdown, piece->span))
			continue;
		if (piece->kind == PIECE_TABLE)
			add_cells(scratch, &all, piece->made);
		else
			add(scratch, &all, piece->span.start, &piece->runs,
			    false);
		if (piece->kind == PIECE_IMAGE)
			all.at[all.count - 1].end = piece->span.end;
	}
	for (size_t i = 0; i < markdown->note_count; i++)
		if (!is_refused(markdown, markdown->notes[i]->span))
			add(scratch, &all, markdown->notes[i]->span.start,
			    &markdown->notes[i]->runs, true);
	if (all.count > 0)
		qsort(all.at, all.count, sizeof *all.at, compare);
	for (size_t i = 0; i < all.count; i++)
		walk_runs(&walk, &all.at[i]);
	if (!walk.off)
		skip_markup(&walk, body.end);
	arena_free(scratch);
	return walk.good;
}
