#include "base/translate.h"

#include <stdint.h>
#include <string.h>

/* Embedded: messages_bytes.S. */
extern const unsigned char messages_vi_begin[], messages_vi_end[];

static enum language current = LANGUAGE_ENGLISH;
static bool chosen;

static const struct {
	const char *code;
	enum language language;
} LANGUAGES[] = {{"en", LANGUAGE_ENGLISH}, {"vi", LANGUAGE_VIETNAMESE}};

bool
language_find(const char *code, enum language *language)
{
	for (size_t i = 0; i < sizeof LANGUAGES / sizeof LANGUAGES[0]; i++) {
		if (strcmp(LANGUAGES[i].code, code) != 0)
			continue;
		*language = LANGUAGES[i].language;
		return true;
	}
	return false;
}

void
language_choose(enum language language)
{
	current = language;
	chosen = true;
}

void
language_suggest(enum language language)
{
	if (!chosen)
		current = language;
}

const char *
language_code(void)
{
	size_t i = 0;

	while (LANGUAGES[i].language != current)
		i++;
	return LANGUAGES[i].code;
}

/*
 * The header of a compiled catalogue, in words of 32 bits: gettext's manual,
 * "The Format of GNU MO Files". The build writes it in little-endian order.
 */
enum { MO_COUNT = 8, MO_ORIGINALS = 12, MO_TRANSLATIONS = 16, MO_ROW = 8 };

static size_t
word_at(size_t offset)
{
	const unsigned char *at = messages_vi_begin + offset;

	return (uint32_t)at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 |
	    (uint32_t)at[3] << 24;
}

/* The text of a row of one of the two tables; rows are a length and an offset.
 */
static const char *
text_at(size_t table, size_t index)
{
	return (const char *)messages_vi_begin +
	    word_at(word_at(table) + index * MO_ROW + 4);
}

/*
 * Originals are sorted by their bytes. One with a plural is stored as the
 * singular, a NUL, and the plural.
 */
static const char *
look_up(const char *english)
{
	size_t from = 0, to = word_at(MO_COUNT);

	while (from < to) {
		size_t middle = from + (to - from) / 2;
		int order = strcmp(english, text_at(MO_ORIGINALS, middle));

		if (order == 0)
			return text_at(MO_TRANSLATIONS, middle);
		if (order < 0)
			to = middle;
		else
			from = middle + 1;
	}
	return NULL;
}

const char *
translate(const char *english)
{
	const char *found;

	/* The empty text is the catalogue's own header. */
	if (current == LANGUAGE_ENGLISH || english[0] == '\0')
		return english;
	found = look_up(english);
	return found == NULL ? english : found;
}

const char *
translate_count(const char *one, const char *several, size_t count)
{
	const char *found = translate(one);

	return found != one || count == 1 ? found : several;
}
