#include "read/misspelling.h"

#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "read/label.h"

/* A word precedes those that are prefixes of it. */
static const struct {
	const char *lower, *upper;
	char initial;  /* without accent */
	bool anywhere; /* any number after it is enough */
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

/* Other words, which differ from those above only in accents. */
static bool
is_other_word(struct arena *arena, struct text start)
{
	static const char *const OTHERS[] = {"mức", "mực", "múc", "điệu",
	    "diều", "diễu", "diệu", "khoan", "phân", "phản", "chuông", "chuồng",
	    "chuộng"};
	struct text lower = utf8_lower(arena, start);

	for (size_t i = 0; i < sizeof OTHERS / sizeof OTHERS[0]; i++)
		if (text_is(lower, OTHERS[i]))
			return true;
	return false;
}

/* The length in bytes of the first `count` characters; 0 if there are fewer. */
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

/* With the word corrected, is it a label of a unit that is set apart? */
static bool
is_label(struct arena *arena, const char *word, struct text rest, bool apart)
{
	struct text right =
	    text_of(arena_format(arena, "%s" TEXT, word, TEXT_OF(rest)));
	struct label label = label_of(right);
	struct text title =
	    text_trim(text_part(right, label.length, right.length));

	return label.kind != LABEL_NONE && label.number > 0 &&
	    (apart || title.length == 0 || utf8_is_upper(title));
}

/* A quick check by the first byte: can the text begin with the initial? */
static bool
may_begin(struct text text, char initial)
{
	unsigned char byte = text.length > 0 ? (unsigned char)text.at[0] : '\0';

	return byte >= 0x80 || (byte | 0x20) == initial;
}

static struct text
rest_after(struct text text, const char *word)
{
	return text_part(text, strlen(word), text.length);
}

static size_t
count_digits(struct text text)
{
	size_t digits = 0;

	while (digits < text.length &&
	    utf8_is_digit((unsigned char)text.at[digits]))
		digits++;
	return digits;
}

/* Does a sentence continue here, so that the Điều is only cited? */
static bool
sentence_continues(struct text text)
{
	static const char *const ENDS[] = {
	    " - ", " – ", "- ", "– ", ".", ")", "/"};

	for (size_t i = 0; i < sizeof ENDS / sizeof ENDS[0]; i++)
		if (text_starts(text, ENDS[i]))
			return false;
	return true;
}

/* "Điều 1 - Phạm vi", "Điều 7.Tên", "Điều thứ 5.": a wrong number format. */
static struct misspelling
wrong_article(struct arena *arena, struct text text, bool heading)
{
	struct text rest = text_trim(rest_after(text, "Điều"));
	struct misspelling found = {0};
	size_t digits;

	if (text_starts(rest, "thứ "))
		rest = text_trim(rest_after(rest, "thứ "));
	digits = count_digits(rest);
	if (digits == 0 || digits > 3 ||
	    (!heading &&
		sentence_continues(text_part(rest, digits, rest.length))))
		return found;
	found.length = (size_t)(rest.at - text.at) + digits;
	found.right = arena_format(
	    arena, "Điều " TEXT ".", TEXT_OF(text_part(rest, 0, digits)));
	found.meant = label_of(text_of(found.right));
	return found;
}

/* "Chương IIII", "CHƯƠNG THỨ TƯ": an invalid number. */
static struct misspelling
wrong_number(struct text text)
{
	static const struct {
		const char *word, *right;
		enum label_kind kind;
	} UPPER[] = {{"Chương ", "Chương I, II, III, IV …", LABEL_CHAPTER},
	    {"CHƯƠNG ", "CHƯƠNG I, II, III, IV …", LABEL_CHAPTER},
	    {"Phần ", "Phần I, II, III, IV …", LABEL_PART},
	    {"PHẦN ", "PHẦN I, II, III, IV …", LABEL_PART},
	    {"Mục ", "Mục 1, 2, 3 …", LABEL_SECTION},
	    {"MỤC ", "MỤC 1, 2, 3 …", LABEL_SECTION},
	    {"Điều ", "Điều 1., 2., 3. …", LABEL_ARTICLE},
	    {"ĐIỀU ", "ĐIỀU 1., 2., 3. …", LABEL_ARTICLE}};

	for (size_t i = 0; i < sizeof UPPER / sizeof UPPER[0]; i++) {
		size_t length = strlen(UPPER[i].word), end = length;
		struct text rest;

		if (!text_starts(text, UPPER[i].word))
			continue;
		rest = rest_after(text, UPPER[i].word);
		while (
		    end < text.length && strchr("IVXLC", text.at[end]) != NULL)
			end++;
		if (UPPER[i].kind == LABEL_CHAPTER &&
		    (text_starts(rest, "thứ ") || text_starts(rest, "THỨ ")))
			end += strlen("thứ");
		if (end > length &&
		    (end == text.length || strchr(".: ", text.at[end]) != NULL))
			return (struct misspelling) {.length = end,
			    .right = UPPER[i].right,
			    .meant = {.kind = UPPER[i].kind}};
	}
	return (struct misspelling) {0};
}

/* "25.Thực hiện": no space between number and text. */
static struct misspelling
glued_number(struct arena *arena, struct text text)
{
	struct misspelling found = {0};
	size_t digits = count_digits(text);
	struct text rest;
	uint32_t initial;

	if (digits == 0 || digits > 2 || digits + 2 > text.length ||
	    text.at[digits] != '.')
		return found;
	rest = text_part(text, digits + 1, text.length);
	initial = utf8_next(&rest);
	if (!utf8_is_letter(initial) || utf8_is_lower(initial))
		return found;
	found.length = digits + 1;
	found.right = arena_format(
	    arena, TEXT " …", TEXT_OF(text_part(text, 0, digits + 1)));
	found.meant = label_of(text_of(found.right));
	return found;
}

/* "Điều 7.Không", "Điều 7- Tên": cannot continue a sentence. */
static bool
is_glued(struct text text)
{
	struct text rest = text_trim(rest_after(text, "Điều"));
	size_t digits = count_digits(rest);

	rest = text_part(rest, digits, rest.length);
	if (digits > 0 && (text_starts(rest, "- ") || text_starts(rest, "– ")))
		return true;
	if (digits == 0 || !text_starts(rest, ".") || rest.length < 2)
		return false;
	rest = text_part(rest, 1, rest.length);
	return utf8_is_letter(utf8_next(&rest));
}

/* "Điều II. Tên": a citation would have no full stop there. */
static bool
is_roman_article(struct text text)
{
	size_t at = strlen("Điều ");

	if (!text_starts(text, "Điều "))
		return false;
	while (at < text.length && strchr("IVXLC", text.at[at]) != NULL)
		at++;
	return at > strlen("Điều ") && at < text.length && text.at[at] == '.';
}

/* The word is correct, but what follows is not a valid number. */
static struct misspelling
wrong_form(struct arena *arena, struct text text, bool apart, bool heading)
{
	struct misspelling found = {0};

	if (text_starts(text, "Điều ") && (apart || is_glued(text)))
		found = wrong_article(arena, text, heading);
	if (found.length == 0 && (apart || is_roman_article(text)))
		found = wrong_number(text);
	return found.length > 0 ? found : glued_number(arena, text);
}

struct misspelling
misspelling_of(struct arena *arena, struct text text, bool apart, bool heading)
{
	for (size_t i = 0; i < WORD_COUNT; i++) {
		const char *lower = WORDS[i].lower;
		size_t length = may_begin(text, WORDS[i].initial)
		    ? length_of_characters(text, utf8_count(text_of(lower)))
		    : 0;
		struct text start = text_part(text, 0, length);
		struct text rest = text_part(text, length, text.length);
		bool good =
		    text_is(start, lower) || text_is(start, WORDS[i].upper);

		if (length == 0 || rest.length == 0 || good ||
		    strcmp(utf8_slug(arena, start),
			utf8_slug(arena, text_of(lower))) != 0 ||
		    is_other_word(arena, start))
			continue;
		if ((WORDS[i].anywhere && is_numbered(rest)) ||
		    is_label(arena, lower, rest, apart))
			return (struct misspelling) {length,
			    utf8_is_upper(start) ? WORDS[i].upper : lower,
			    label_of(text_of(arena_format(
				arena, "%s" TEXT, lower, TEXT_OF(rest))))};
	}
	return wrong_form(arena, text, apart, heading);
}
