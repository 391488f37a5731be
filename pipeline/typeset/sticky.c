#include "typeset/sticky.h"

#include <string.h>

#include "base/utf8.h"
#include "read/label.h"
#include "typeset/face.h"
#include "typeset/words.h"

/* The word's text, as much as its first or last fragment has of it. */
static struct text
first_text(const struct words *words, size_t index)
{
	const struct word *word = &words->at[index];

	return word->count == 0 ? (struct text) {NULL, 0}
				: words->fragments[word->first].shape->text;
}

static struct text
last_text(const struct words *words, size_t index)
{
	const struct word *word = &words->at[index];

	return word->count == 0
	    ? (struct text) {NULL, 0}
	    : words->fragments[word->first + word->count - 1].shape->text;
}

static bool
starts_with_digit(struct text text)
{
	return text.length > 0 && utf8_is_digit((unsigned char)text.at[0]);
}

static bool
ends_with_digit(struct text text)
{
	return text.length > 0 &&
	    utf8_is_digit((unsigned char)text.at[text.length - 1]);
}

static bool
is_among(struct text text, const char *const *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (text_is(text, list[i]))
			return true;
	return false;
}

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* Without the opening bracket or quote before it. */
static struct text
bare(struct text text)
{
	static const char *const OPENERS[] = {"(", "“", "\"", "["};

	for (size_t i = 0; i < COUNT(OPENERS); i++)
		if (text_starts(text, OPENERS[i]))
			return text_part(text, strlen(OPENERS[i]), text.length);
	return text;
}

/* "a", "đ", "IV", with the comma or full stop that may follow. */
static bool
is_letter_or_roman(struct text text)
{
	while (text.length > 0 &&
	    strchr(",.;:)", text.at[text.length - 1]) != NULL)
		text.length--;
	for (int i = 1; label_letter(i) != NULL; i++)
		if (text_is(text, label_letter(i)))
			return true;
	return label_roman(text) > 0;
}

/* "Điều 5", "điểm a", "Chương II", "số 12", "năm 2022": one thing. */
static bool
names_the_next(struct text word, struct text next)
{
	static const char *const NUMBERED[] = {"Điều", "điều", "khoản", "Khoản",
	    "Mục", "mục", "số", "Số", "ngày", "Ngày", "tháng", "Tháng", "năm",
	    "Năm", "Bảng", "bảng", "lục", "LỤC", "Mẫu"};
	static const char *const LETTERED[] = {
	    "điểm", "Điểm", "Chương", "CHƯƠNG", "Phần", "PHẦN", "lục", "LỤC"};

	word = bare(word);
	if (starts_with_digit(next))
		return is_among(word, NUMBERED, COUNT(NUMBERED));
	return is_among(word, LETTERED, COUNT(LETTERED)) &&
	    is_letter_or_roman(next);
}

/* "12 km", "3.000 đồng", "5 %" */
static bool
is_unit_of(struct text number, struct text next)
{
	static const char *const UNITS[] = {"%", "‰", "mm", "cm", "dm", "m",
	    "km", "m2", "m3", "m²", "m³", "km2", "km²", "ha", "g", "kg", "tấn",
	    "lít", "đồng", "giờ", "phút", "giây", "kV", "kW", "MW", "kWh", "V",
	    "°C", "triệu", "tỷ", "nghìn"};
	size_t length = next.length;

	while (length > 0 && strchr(",.;:)", next.at[length - 1]) != NULL)
		length--;
	return ends_with_digit(number) &&
	    is_among(text_part(next, 0, length), UNITS, COUNT(UNITS));
}

/* Capacities before what they stand for: "TM. ỦY BAN", "KT. CHỦ TỊCH". */
static bool
is_capacity(struct text word)
{
	static const char *const CAPACITIES[] = {
	    "TM.", "KT.", "TL.", "TUQ.", "Q.", "TS.", "ThS."};

	return is_among(bare(word), CAPACITIES, COUNT(CAPACITIES));
}

static bool
is_dash(struct text text)
{
	return text_is(text, "-") || text_is(text, "–") || text_is(text, "—");
}

/* "2021 - 2025"; and no line begins with a dash within a sentence. */
static bool
is_before_dash(const struct words *words, size_t index)
{
	return index > 0 && is_dash(first_text(words, index + 1));
}

static bool
is_range_dash(const struct words *words, size_t index)
{
	return index > 0 && is_dash(first_text(words, index)) &&
	    ends_with_digit(last_text(words, index - 1)) &&
	    starts_with_digit(first_text(words, index + 1));
}

bool
words_stick(const struct words *words, size_t index)
{
	struct text word = last_text(words, index);
	struct text next = first_text(words, index + 1);

	return names_the_next(word, next) || is_unit_of(word, next) ||
	    is_capacity(word) || is_before_dash(words, index) ||
	    is_range_dash(words, index) || text_is(word, "(") ||
	    text_is(word, "“");
}
