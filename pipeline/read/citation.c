#include "read/citation.h"

#include <ctype.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "read/decision.h"
#include "read/runs.h"

enum { NUMBER_MOST = 64 }; /* maximum length of a number in bytes */

/*
 * The length of a number: letters and digits, with slashes and hyphens between.
 */
static size_t
number_length(struct text text)
{
	struct text rest = text;
	size_t length = 0;

	while (rest.length > 0) {
		uint32_t c = utf8_next(&rest);

		if (!utf8_is_letter(c) && !utf8_is_digit(c) && c != '/' &&
		    c != '-')
			break;
		length = text.length - rest.length;
	}
	while (length > 0 && strchr("/-", text.at[length - 1]) != NULL)
		length--;
	return length;
}

static bool
is_number(struct text text)
{
	struct symbol symbol;

	return text.length <= NUMBER_MOST && symbol_parse(text, &symbol);
}

/* Removes a word and the number after it from the text. */
static bool
take_number(struct text *text, const char *word, int *number)
{
	size_t at = strlen(word);

	*number = 0;
	if (!text_starts(*text, word))
		return false;
	for (; at < text->length && isdigit((unsigned char)text->at[at]); at++)
		if (*number < 10000)
			*number = *number * 10 + (text->at[at] - '0');
	*text = text_part(*text, at, text->length);
	return *number > 0;
}

struct date
citation_day(struct text text)
{
	int day, month, year;

	if (take_number(&text, "ngày ", &day) &&
	    take_number(&text, " tháng ", &month) &&
	    take_number(&text, " năm ", &year))
		return date_of(year, month, day);
	return (struct date) {0};
}

/* " ngày 12 tháng 01 năm 2024" */
static struct date
date_following(struct text text)
{
	if (!text_starts(text, " "))
		return (struct date) {0};
	return citation_day(text_part(text, 1, text.length));
}

bool
citation_next(struct arena *arena, struct text text, size_t from,
    struct citation *citation)
{
	/* Fast path: most text has no such number. */
	if (from >= text.length ||
	    memchr(text.at + from, '/', text.length - from) == NULL)
		return false;
	for (size_t i = from; i < text.length; i++) {
		struct text rest = text_part(text, i, text.length);
		size_t length;

		/* Not in the middle of a longer number. */
		if (!isdigit((unsigned char)text.at[i]) ||
		    (i > 0 &&
			(isalnum((unsigned char)text.at[i - 1]) ||
			    strchr("/-.", text.at[i - 1]) != NULL)))
			continue;
		length = number_length(rest);
		if (!is_number(text_part(rest, 0, length)))
			continue;
		*citation = (struct citation) {
		    .number = arena_copy(arena, rest.at, length),
		    .date =
			date_following(text_part(rest, length, rest.length)),
		    .start = i,
		    .end = i + length};
		return true;
	}
	return false;
}

static void
add(struct arena *arena, struct citations *citations,
    const struct citation *citation)
{
	for (size_t i = 0; i < citations->count; i++) {
		struct citation *known = &citations->at[i];

		if (strcmp(known->number, citation->number) != 0)
			continue;
		if (date_is_given(known->date) &&
		    date_is_given(citation->date) &&
		    date_compare(known->date, citation->date) != 0)
			continue;
		if (!date_is_given(known->date))
			known->date = citation->date;
		return;
	}
	citations->at = arena_more(arena, citations->at, citations->count,
	    &citations->room, sizeof *citations->at);
	citations->at[citations->count++] = *citation;
}

static void
add_text(struct arena *arena, struct citations *citations,
    const struct decision *decision, struct text text)
{
	struct citation citation = {0};

	while (citation_next(arena, text, citation.end, &citation))
		if (strcmp(citation.number, decision->number.text) != 0)
			add(arena, citations, &citation);
}

static void
add_node(struct arena *arena, struct citations *citations,
    const struct decision *decision, const struct node *node)
{
	add_text(arena, citations, decision, runs_text(arena, &node->runs));
	for (const struct node *child = node->first; child != NULL;
	     child = child->next)
		add_node(arena, citations, decision, child);
}

struct citations
citations_of(struct arena *arena, const struct decision *decision)
{
	struct citations citations = {0};

	add_text(arena, &citations, decision, text_of(decision->title.text));
	add_node(arena, &citations, decision, decision->body);
	for (size_t i = 0; i < decision->note_count; i++)
		add_node(arena, &citations, decision, decision->notes[i]);
	return citations;
}
