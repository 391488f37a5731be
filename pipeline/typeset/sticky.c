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

struct list {
	const char *const *at;
	size_t count;
};

#define LIST(array) ((struct list) {array, sizeof(array) / sizeof(array)[0]})

static bool
is_among(struct text text, struct list list)
{
	for (size_t i = 0; i < list.count; i++)
		if (list.at[i][0] == text.at[0] && text_is(text, list.at[i]))
			return true;
	return false;
}

/* Without the opening bracket or quote before it. */
static struct text
bare(struct text text)
{
	static const char *const OPENERS[] = {"(", "“", "\"", "["};

	for (size_t i = 0; i < sizeof OPENERS / sizeof OPENERS[0]; i++)
		if (text_starts(text, OPENERS[i]) &&
		    text.length > strlen(OPENERS[i]))
			return text_part(text, strlen(OPENERS[i]), text.length);
	return text;
}

/* Without the marks of punctuation after it. */
static struct text
unmarked(struct text text)
{
	while (text.length > 1 &&
	    strchr(",.;:)", text.at[text.length - 1]) != NULL)
		text.length--;
	return text;
}

/* "a", "đ", "IV", with the comma or full stop that may follow. */
static bool
is_letter_or_roman(struct text text)
{
	text = unmarked(text);
	if (text.length > 8)
		return false;
	for (int i = 1; label_letter(i) != NULL; i++)
		if (text_is(text, label_letter(i)))
			return true;
	return label_roman(text) > 0;
}

/* "Điều 5", "điểm a", "Chương II", "số 12", "năm 2022": one thing. */
static bool
names_the_next(struct text word, struct text next)
{
	static const char *const NAMES[] = {"Điều", "điều", "ĐIỀU", "khoản",
	    "Khoản", "điểm", "Điểm", "Chương", "chương", "CHƯƠNG", "Mục", "mục",
	    "MỤC", "Phần", "phần", "PHẦN", "lục", "LỤC", "số", "Số", "SỐ",
	    "ngày", "Ngày", "tháng", "Tháng", "năm", "Năm", "quý", "Quý",
	    "Bảng", "bảng", "Biểu", "biểu", "Mẫu", "mẫu", "Hình", "hình",
	    "trang", "lần", "Lần", "thứ", "khóa", "Khóa"};

	if (!starts_with_digit(next) &&
	    (next.length > 10 || !is_letter_or_roman(next)))
		return false;
	return is_among(bare(word), LIST(NAMES));
}

/* "km/giờ", "đồng/m²": the first of what a slash parts. */
static struct text
before_slash(struct text text)
{
	const char *slash = memchr(text.at, '/', text.length);

	if (slash != NULL && slash > text.at)
		text.length = (size_t)(slash - text.at);
	return text;
}

/* "12 km", "3.000 đồng", "5 %", "2 triệu đồng" */
static bool
is_unit_of(struct text number, struct text next)
{
	static const char *const UNITS[] = {"%", "‰", "°", "°C", "mm", "cm",
	    "dm", "m", "km", "m2", "m3", "m²", "m³", "km2", "km²", "ha", "mg",
	    "g", "kg", "tạ", "tấn", "ml", "lít", "l", "đồng", "VNĐ", "VND",
	    "USD", "giờ", "phút", "giây", "V", "kV", "A", "W", "kW", "MW",
	    "kWh", "MWh", "kVA", "MVA", "Hz", "kHz", "MHz", "GHz", "dB", "dBA",
	    "Pa", "kPa", "bar", "KB", "MB", "GB", "TB", "Mbps", "Gbps", "triệu",
	    "tỷ", "tỉ", "nghìn", "ngàn"};
	static const char *const LARGE[] = {
	    "triệu", "tỷ", "tỉ", "nghìn", "ngàn"};

	next = before_slash(unmarked(next));
	if (next.length > 8)
		return false;
	if (ends_with_digit(number))
		return is_among(next, LIST(UNITS));
	return next.at[0] == '\xC4' && text_is(next, "đồng") &&
	    is_among(number, LIST(LARGE));
}

/* "30 ngày" is a term; in "ngày 05 tháng 01" the line may end after 05. */
static bool
is_term(const struct words *words, size_t index, struct text next)
{
	static const char *const TIMES[] = {"ngày", "tháng", "năm", "tuần"};
	static const char *const DATED[] = {
	    "ngày", "tháng", "quý", "Ngày", "Tháng", "Quý"};

	if (!ends_with_digit(last_text(words, index)) ||
	    !is_among(unmarked(next), LIST(TIMES)))
		return false;
	return index == 0 ||
	    !is_among(bare(last_text(words, index - 1)), LIST(DATED));
}

/* Capacities before what they stand for: "TM. ỦY BAN", "KT. CHỦ TỊCH". */
static bool
is_capacity(struct text word)
{
	static const char *const CAPACITIES[] = {
	    "TM.", "KT.", "TL.", "TUQ.", "Q.", "TS.", "ThS.", "PGS.", "GS."};

	return word.at[word.length - 1] == '.' && word.length < 8 &&
	    is_among(bare(word), LIST(CAPACITIES));
}

static bool
is_dash(struct text text)
{
	return text_is(text, "-") || text_is(text, "–") || text_is(text, "—");
}

/* "2021 - 2025"; and no line begins with a dash within a sentence. */
static bool
is_before_dash(size_t index, struct text next)
{
	return index > 0 && next.length <= 3 && is_dash(next);
}

static bool
is_range_dash(const struct words *words, size_t index, struct text word)
{
	return index > 0 && word.length <= 3 && is_dash(word) &&
	    ends_with_digit(last_text(words, index - 1)) &&
	    starts_with_digit(first_text(words, index + 1));
}

/* All of the text is among the marks, one of which is `end` bytes long. */
static bool
is_only(struct text text, const char *ascii, const char *quote)
{
	while (text.length > 0) {
		size_t length = text_starts(text, quote) ? strlen(quote) : 1;

		if (length == 1 && strchr(ascii, text.at[0]) == NULL)
			return false;
		text = text_part(text, length, text.length);
	}
	return true;
}

bool
words_stick(const struct words *words, size_t index)
{
	struct text word = last_text(words, index);
	struct text next = first_text(words, index + 1);

	if (word.length == 0 || next.length == 0)
		return false;
	return names_the_next(word, next) || is_unit_of(word, next) ||
	    is_term(words, index, next) || is_capacity(word) ||
	    is_before_dash(index, next) || is_range_dash(words, index, word) ||
	    is_only(word, "([", "“") || is_only(next, ".,;:!?)]/", "”");
}
