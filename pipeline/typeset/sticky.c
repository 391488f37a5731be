#include "typeset/sticky.h"

#include <string.h>

#include "base/utf8.h"
#include "read/label.h"
#include "typeset/face.h"
#include "typeset/words.h"

/* What a word is among words. */
enum {
	STARTS_WITH_DIGIT = 1 << 0,
	ENDS_WITH_DIGIT = 1 << 1,
	LETTER = 1 << 2, /* "a", "đ", "IV" */
	NAME = 1 << 3,	 /* of what has a number or letter: "Điều" */
	UNIT = 1 << 4,	 /* "km" */
	CURRENCY = 1 << 5,
	LARGE = 1 << 6, /* "triệu" */
	TIME = 1 << 7,	/* "ngày", of a term */
	DATED = 1 << 8, /* "ngày", before a date's number */
	CAPACITY = 1 << 9,
	DASH = 1 << 10,
	OPENS = 1 << 11, /* nothing but brackets and quotes */
	CLOSES = 1 << 12,
};

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
	if (text.length > 10)
		return false;
	text = unmarked(text);
	if (text.length > 8)
		return false;
	for (int i = 1; text.length <= 2 && label_letter(i) != NULL; i++)
		if (text_is(text, label_letter(i)))
			return true;
	return label_roman(text) > 0;
}

/* "Điều 5", "điểm a", "Chương II", "số 12", "năm 2022": one thing. */
static bool
is_name(struct text word)
{
	static const char *const NAMES[] = {"Điều", "điều", "ĐIỀU", "khoản",
	    "Khoản", "điểm", "Điểm", "Chương", "chương", "CHƯƠNG", "Mục", "mục",
	    "MỤC", "Phần", "phần", "PHẦN", "lục", "LỤC", "số", "Số", "SỐ",
	    "ngày", "Ngày", "tháng", "Tháng", "năm", "Năm", "quý", "Quý",
	    "Bảng", "bảng", "Biểu", "biểu", "Mẫu", "mẫu", "Hình", "hình",
	    "trang", "lần", "Lần", "thứ", "khóa", "Khóa"};

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

/* "12 km", "3.000 đồng", "5 %" */
static bool
is_unit(struct text word)
{
	static const char *const UNITS[] = {"%", "‰", "°", "°C", "mm", "cm",
	    "dm", "m", "km", "m2", "m3", "m²", "m³", "km2", "km²", "ha", "mg",
	    "g", "kg", "tạ", "tấn", "ml", "lít", "l", "đồng", "VNĐ", "VND",
	    "USD", "giờ", "phút", "giây", "V", "kV", "A", "W", "kW", "MW",
	    "kWh", "MWh", "kVA", "MVA", "Hz", "kHz", "MHz", "GHz", "dB", "dBA",
	    "Pa", "kPa", "bar", "KB", "MB", "GB", "TB", "Mbps", "Gbps", "triệu",
	    "tỷ", "tỉ", "nghìn", "ngàn"};

	return is_among(before_slash(unmarked(word)), LIST(UNITS));
}

/* "2 triệu đồng" */
static bool
is_currency(struct text word)
{
	return text_is(before_slash(unmarked(word)), "đồng");
}

static bool
is_large(struct text word)
{
	static const char *const LARGE_NUMBERS[] = {
	    "triệu", "tỷ", "tỉ", "nghìn", "ngàn"};

	return is_among(word, LIST(LARGE_NUMBERS));
}

/* "30 ngày" is a term … */
static bool
is_time(struct text word)
{
	static const char *const TIMES[] = {"ngày", "tháng", "năm", "tuần"};

	return is_among(unmarked(word), LIST(TIMES));
}

/* … in "ngày 05 tháng 01" the line may end after 05. */
static bool
is_dated(struct text word)
{
	static const char *const DATES[] = {
	    "ngày", "tháng", "quý", "Ngày", "Tháng", "Quý"};

	return is_among(bare(word), LIST(DATES));
}

/* Capacities before what they stand for: "TM. ỦY BAN", "KT. CHỦ TỊCH". */
static bool
is_capacity(struct text word)
{
	static const char *const CAPACITIES[] = {
	    "TM.", "KT.", "TL.", "TUQ.", "Q.", "TS.", "ThS.", "PGS.", "GS."};

	return is_among(bare(word), LIST(CAPACITIES));
}

static bool
is_dash(struct text text)
{
	return text_is(text, "-") || text_is(text, "–") || text_is(text, "—");
}

/* All of the text is among the marks, one of which is `quote`. */
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

static bool
is_opening(struct text text)
{
	return is_only(text, "([", "“");
}

static bool
is_closing(struct text text)
{
	return is_only(text, ".,;:!?)]/", "”");
}

unsigned
sticky_traits(struct text text)
{
	static const struct {
		bool (*has)(struct text text);
		unsigned trait;
	} TRAITS[] = {{starts_with_digit, STARTS_WITH_DIGIT},
	    {ends_with_digit, ENDS_WITH_DIGIT}, {is_letter_or_roman, LETTER},
	    {is_name, NAME}, {is_unit, UNIT}, {is_currency, CURRENCY},
	    {is_large, LARGE}, {is_time, TIME}, {is_dated, DATED},
	    {is_capacity, CAPACITY}, {is_dash, DASH}, {is_opening, OPENS},
	    {is_closing, CLOSES}};
	unsigned traits = 0;

	for (size_t i = 0; i < sizeof TRAITS / sizeof TRAITS[0]; i++)
		if (TRAITS[i].has(text))
			traits |= TRAITS[i].trait;
	return traits;
}

static unsigned
first_traits(const struct words *words, size_t index)
{
	const struct word *word = &words->at[index];

	return words->fragments[word->first].shape->traits;
}

static unsigned
last_traits(const struct words *words, size_t index)
{
	const struct word *word = &words->at[index];

	return word->count == 0
	    ? 0
	    : words->fragments[word->first + word->count - 1].shape->traits;
}

bool
words_stick(const struct words *words, size_t index)
{
	unsigned before, word, next;

	if (words->at[index].count == 0 || words->at[index + 1].count == 0)
		return false;
	before = index > 0 ? last_traits(words, index - 1) : 0;
	word = last_traits(words, index);
	next = first_traits(words, index + 1);
	if (word & (OPENS | CAPACITY) || next & CLOSES)
		return true;
	if (word & NAME && next & (STARTS_WITH_DIGIT | LETTER))
		return true;
	if (word & ENDS_WITH_DIGIT &&
	    (next & UNIT || (next & TIME && !(before & DATED))))
		return true;
	if (word & LARGE && next & CURRENCY)
		return true;
	if (index > 0 && next & DASH) /* no line begins with one */
		return true;
	return word & DASH && before & ENDS_WITH_DIGIT &&
	    next & STARTS_WITH_DIGIT;
}
