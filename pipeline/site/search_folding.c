#include "site/search_folding.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/record.h"
#include "base/utf8.h"
#include "site/assets.h"

enum {
	MARKS = 0x300,	     /* no accent by itself lies below */
	CHARACTERS = 0x2000, /* Latin letters lie below */
};

struct search_folding {
	char to[CHARACTERS]; /* 0: parts words */
};

struct search_folding *
search_folding_new(struct arena *arena)
{
	struct search_folding *folding = arena_alloc(arena, sizeof *folding);
	struct text rest = asset_bytes(ASSET_FOLD), line;

	while (text_take(&rest, '\n', &line)) {
		char to = line.length > 0 ? line.at[0] : '\0';

		while (line.length > 0) {
			uint32_t c = utf8_next(&line);

			if (c < CHARACTERS)
				folding->to[c] = to;
		}
	}
	folding->to['/'] = '/';
	folding->to['-'] = '-';
	return folding;
}

struct folding {
	search_folding_word *each;
	void *context;
};

static void
give_word(const struct folding *finding, const char *at, size_t length)
{
	char word[SEARCH_FOLDING_MOST + 1];

	/* "02" and "2" are the same number. */
	while (length > 1 && at[0] == '0' && isdigit((unsigned char)at[1])) {
		at++;
		length--;
	}
	if (length == 0 || length > SEARCH_FOLDING_MOST)
		return;
	memcpy(word, at, length);
	word[length] = '\0';
	finding->each(finding->context, word);
}

/* The marks of numbers. */
static bool
is_mark(char byte)
{
	return byte == '/' || byte == '-';
}

static bool
is_number(const char *at, size_t length)
{
	if (!isdigit((unsigned char)at[0]) || memchr(at, '/', length) == NULL)
		return false;
	for (size_t i = 0; i < length; i++)
		if (isalpha((unsigned char)at[i]))
			return true;
	return false;
}

/* A stretch of letters, digits and marks. */
static void
give_stretch(const struct folding *finding, const char *at, size_t length)
{
	size_t first = 0;

	while (length > 0 && is_mark(at[length - 1]))
		length--;
	while (length > 0 && is_mark(at[0])) {
		at++;
		length--;
	}
	if (length > 0 && is_number(at, length))
		give_word(finding, at, length);
	for (size_t i = 0; i <= length; i++)
		if (i == length || is_mark(at[i])) {
			give_word(finding, at + first, i - first);
			first = i + 1;
		}
}

static void
end_stretch(const struct folding *finding, const char *at, size_t *length)
{
	if (*length > 0)
		give_stretch(finding, at, *length);
	*length = 0;
}

/* A stretch is no longer, in bytes, than the text that it comes from. Some
   letters, such as ơ̆, have an accent that no composed letter holds. */
void
search_folding_words(const struct search_folding *folding, struct text text,
    search_folding_word *each, void *context)
{
	const struct folding finding = {each, context};
	struct arena *scratch = arena_new();
	char *stretch = arena_alloc(scratch, text.length);
	size_t length = 0;

	while (text.length > 0) {
		uint32_t c = utf8_next(&text);
		char to = c < CHARACTERS ? folding->to[c] : '\0';

		if (to != '\0')
			stretch[length++] = to;
		else if (c < MARKS || !utf8_is_mark(c))
			end_stretch(&finding, stretch, &length);
	}
	end_stretch(&finding, stretch, &length);
	arena_free(scratch);
}

struct table {
	struct strings letters;
};

static const struct member TABLE_ROWS[] = {
    {"letters", MEMBER_STRINGS, offsetof(struct table, letters), true}};

static const struct members TABLE = MEMBERS_OF(TABLE_ROWS, struct table);

struct text
search_folding_script(struct arena *arena)
{
	struct text rest = asset_bytes(ASSET_FOLD), line;
	struct table table = {0};
	struct buffer out = {.arena = arena};

	table.letters.at =
	    arena_alloc(arena, rest.length * sizeof *table.letters.at);
	while (text_take(&rest, '\n', &line))
		table.letters.at[table.letters.count++] =
		    arena_copy(arena, line.at, line.length);
	buffer_string(&out, "window.congbao = ");
	buffer_add(&out, record_line(arena, &TABLE, &table));
	buffer_string(&out, ";\n");
	return buffer_text(&out);
}
