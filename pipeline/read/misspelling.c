#include "read/misspelling.h"

#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "read/label.h"

/* A longer word stands before one that it begins with. */
static const struct {
	const char *small, *capitals;
	char initial;  /* without accent */
	bool anywhere; /* cited too: a number after it is enough */
} WORDS[] = {
    {"Phụ lục", "PHỤ LỤC", 'p', false},
    {"Phần", "PHẦN", 'p', false},
    {"Chương", "CHƯƠNG", 'c', false},
    {"Tiểu mục", "TIỂU MỤC", 't', false},
    {"Mục", "MỤC", 'm', false},
    {"Điều", "ĐIỀU", 'd', true},
    {"Khoản", "KHOẢN", 'k', true},
};

enum { WORD_COUNT = sizeof WORDS / sizeof WORDS[0] };

/* Words of their own that differ from those above by accents alone. */
static bool
is_other_word(struct arena *arena, struct text start)
{
	static const char *const OTHERS[] = {"mức", "mực", "múc", "điệu",
	    "diều", "diễu", "diệu", "khoan", "phân", "phản", "chuông", "chuồng",
	    "chuộng"};
	struct text small = utf8_small(arena, start);

	for (size_t i = 0; i < sizeof OTHERS / sizeof OTHERS[0]; i++)
		if (text_is(small, OTHERS[i]))
			return true;
	return false;
}

/* The bytes of the first so many characters, 0 where there are fewer. */
static size_t
length_of_characters(struct text text, size_t count)
{
	struct text rest = text;

	for (; count > 0 && rest.length > 0; count--)
		utf8_next(&rest);
	return count > 0 ? 0 : text.length - rest.length;
}

static bool
is_numbered(struct text rest)
{
	struct text number = text_trim(rest);

	return number.length < rest.length && number.length > 0 &&
	    utf8_is_digit((unsigned char)number.at[0]);
}

/* Is there a label, once the word is right, of a unit that stands apart? */
static bool
is_label(struct arena *arena, const char *word, struct text rest, bool apart)
{
	struct text right =
	    text_of(arena_format(arena, "%s" TEXT, word, TEXT_OF(rest)));
	struct label label = label_of(right);
	struct text title =
	    text_trim(text_part(right, label.length, right.length));

	return label.kind != LABEL_NONE && label.number > 0 &&
	    (apart || title.length == 0 || utf8_is_capitals(title));
}

/* Can the text begin with the initial, as far as its first byte tells? */
static bool
may_begin(struct text text, char initial)
{
	unsigned char byte = text.length > 0 ? (unsigned char)text.at[0] : '\0';

	return byte >= 0x80 || (byte | 0x20) == initial;
}

struct misspelling
misspelling_of(struct arena *arena, struct text text, bool apart)
{
	for (size_t i = 0; i < WORD_COUNT; i++) {
		const char *small = WORDS[i].small;
		size_t length = may_begin(text, WORDS[i].initial)
		    ? length_of_characters(text, utf8_count(text_of(small)))
		    : 0;
		struct text start = text_part(text, 0, length);
		struct text rest = text_part(text, length, text.length);
		bool good =
		    text_is(start, small) || text_is(start, WORDS[i].capitals);

		if (length == 0 || rest.length == 0 || good ||
		    strcmp(utf8_slug(arena, start),
			utf8_slug(arena, text_of(small))) != 0 ||
		    is_other_word(arena, start))
			continue;
		if ((WORDS[i].anywhere && is_numbered(rest)) ||
		    is_label(arena, small, rest, apart))
			return (struct misspelling) {length,
			    utf8_is_capitals(start) ? WORDS[i].capitals
						    : small};
	}
	return (struct misspelling) {0};
}
