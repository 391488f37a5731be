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
	MARKS_FIRST = 0x300,	  /* combining marks begin here */
	CHARACTER_COUNT = 0x2000, /* all Latin letters are below */
};

struct search_folding {
	char to[CHARACTER_COUNT]; /* 0: separates words */
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

			if (c < CHARACTER_COUNT)
				folding->to[c] = to;
		}
	}
	folding->to['/'] = '/';
	folding->to['-'] = '-';
	return folding;
}

struct word_callback {
	search_folding_word *callback;
	void *context;
};

static void
emit_word(const struct word_callback *words, const char *at, size_t length)
{
	char word[SEARCH_FOLDING_MOST + 1];

	/* Without leading zeros: "02" and "2" are the same number. */
	while (length > 1 && at[0] == '0' && isdigit((unsigned char)at[1])) {
		at++;
		length--;
	}
	if (length == 0 || length > SEARCH_FOLDING_MOST)
		return;
	memcpy(word, at, length);
	word[length] = '\0';
	words->callback(words->context, word);
}

/* The separators within a document number. */
static bool
is_separator(char byte)
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

/* A token has letters, digits and separators: its parts are words, and if it is
   a document number, so is the whole. */
static void
emit_token(const struct word_callback *words, const char *at, size_t length)
{
	size_t first = 0;

	while (length > 0 && is_separator(at[length - 1]))
		length--;
	while (length > 0 && is_separator(at[0])) {
		at++;
		length--;
	}
	if (length > 0 && is_number(at, length))
		emit_word(words, at, length);
	for (size_t i = 0; i <= length; i++)
		if (i == length || is_separator(at[i])) {
			emit_word(words, at + first, i - first);
			first = i + 1;
		}
}

static void
end_token(const struct word_callback *words, const char *at, size_t *length)
{
	if (*length > 0)
		emit_token(words, at, *length);
	*length = 0;
}

/* A token has no more bytes than the text it comes from. A combining mark does
   not end it: some letters, such as ơ̆, have no composed form. */
void
search_folding_words(const struct search_folding *folding, struct text text,
    search_folding_word *callback, void *context)
{
	const struct word_callback words = {callback, context};
	struct arena *scratch = arena_new();
	char *token = arena_alloc(scratch, text.length);
	size_t length = 0;

	while (text.length > 0) {
		uint32_t c = utf8_next(&text);
		char to = c < CHARACTER_COUNT ? folding->to[c] : '\0';

		if (to != '\0')
			token[length++] = to;
		else if (c < MARKS_FIRST || !utf8_is_mark(c))
			end_token(&words, token, &length);
	}
	end_token(&words, token, &length);
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
