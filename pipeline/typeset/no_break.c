#include "typeset/no_break.h"

#include <string.h>

#include "base/utf8.h"
#include "read/label.h"
#include "typeset/face.h"
#include "typeset/words.h"

/* Traits of a word, see no_break_traits. */
enum {
	STARTS_WITH_DIGIT = 1 << 0,
	ENDS_WITH_DIGIT = 1 << 1,
	LETTER = 1 << 2, /* "a", "đ", "IV" */
	NAME = 1 << 3,	 /* followed by a number or a letter: "Điều" */
	UNIT = 1 << 4,	 /* "km" */
	CURRENCY = 1 << 5,
	LARGE = 1 << 6, /* a large unit of number: "triệu" */
	TIME = 1 << 7,	/* a unit of time: "ngày" */
	DATED = 1 << 8, /* before a number in a date: "ngày" */
	CAPACITY = 1 << 9,
	DASH = 1 << 10,
	OPENS = 1 << 11, /* only brackets and quotes */
	CLOSES = 1 << 12,
};

/* The part of a word that is looked up in a list. */
enum lookup_key {
	KEY_WHOLE,
	KEY_NO_OPENER,	    /* without an opening bracket or quote */
	KEY_NO_PUNCTUATION, /* without trailing punctuation */
	KEY_UNIT, /* likewise, and up to a slash: "km" of "km/giờ" */
	KEY_COUNT
};

/* "Điều 5", "điểm a", "Chương II", "số 12", "năm 2022" are not separated. */
static const char *const NAMES[] = {"Điều", "điều", "ĐIỀU", "khoản", "Khoản",
    "điểm", "Điểm", "Chương", "chương", "CHƯƠNG", "Mục", "mục", "MỤC", "Phần",
    "phần", "PHẦN", "lục", "LỤC", "số", "Số", "SỐ", "ngày", "Ngày", "tháng",
    "Tháng", "năm", "Năm", "quý", "Quý", "Bảng", "bảng", "Biểu", "biểu", "Mẫu",
    "mẫu", "Hình", "hình", "trang", "lần", "Lần", "thứ", "khóa", "Khóa"};

/* "12 km", "3.000 đồng", "5 %" */
static const char *const UNITS[] = {"%", "‰", "°", "°C", "mm", "cm", "dm", "m",
    "km", "m2", "m3", "m²", "m³", "km2", "km²", "ha", "mg", "g", "kg", "tạ",
    "tấn", "ml", "lít", "l", "đồng", "VNĐ", "VND", "USD", "giờ", "phút", "giây",
    "V", "kV", "A", "W", "kW", "MW", "kWh", "MWh", "kVA", "MVA", "Hz", "kHz",
    "MHz", "GHz", "dB", "dBA", "Pa", "kPa", "bar", "KB", "MB", "GB", "TB",
    "Mbps", "Gbps", "triệu", "tỷ", "tỉ", "nghìn", "ngàn"};

/* "2 triệu đồng" */
static const char *const LARGE_NUMBERS[] = {
    "triệu", "tỷ", "tỉ", "nghìn", "ngàn"};
static const char *const CURRENCIES[] = {"đồng"};

/* "30 ngày" is a period; in "ngày 05 tháng 01" the line may break after 05. */
static const char *const TIMES[] = {"ngày", "tháng", "năm", "tuần"};
static const char *const DATES[] = {
    "ngày", "tháng", "quý", "Ngày", "Tháng", "Quý"};

/* Abbreviated capacities: "TM. ỦY BAN", "KT. CHỦ TỊCH". */
static const char *const CAPACITIES[] = {
    "TM.", "KT.", "TL.", "TUQ.", "Q.", "TS.", "ThS.", "PGS.", "GS."};

static const char *const DASHES[] = {"-", "–", "—"};

#define LIST(array) array, sizeof(array) / sizeof(array)[0]

static const struct trait_list {
	const char *const *at;
	size_t count;
	enum lookup_key key;
	unsigned trait; /* of words in the list */
} LISTS[] = {
    {LIST(NAMES), KEY_NO_OPENER, NAME},
    {LIST(UNITS), KEY_UNIT, UNIT},
    {LIST(CURRENCIES), KEY_UNIT, CURRENCY},
    {LIST(LARGE_NUMBERS), KEY_WHOLE, LARGE},
    {LIST(TIMES), KEY_NO_PUNCTUATION, TIME},
    {LIST(DATES), KEY_NO_OPENER, DATED},
    {LIST(CAPACITIES), KEY_NO_OPENER, CAPACITY},
    {LIST(DASHES), KEY_WHOLE, DASH},
};

static bool
is_among(struct text text, const struct trait_list *list)
{
	for (size_t i = 0; i < list->count; i++)
		if (list->at[i][0] == text.at[0] && text_is(text, list->at[i]))
			return true;
	return false;
}

static struct text
without_opener(struct text text)
{
	static const char *const OPENERS[] = {"(", "“", "\"", "["};

	for (size_t i = 0; i < sizeof OPENERS / sizeof OPENERS[0]; i++)
		if (text_starts(text, OPENERS[i]) &&
		    text.length > strlen(OPENERS[i]))
			return text_part(text, strlen(OPENERS[i]), text.length);
	return text;
}

static struct text
without_punctuation(struct text text)
{
	while (text.length > 1 &&
	    strchr(",.;:)", text.at[text.length - 1]) != NULL)
		text.length--;
	return text;
}

static struct text
before_slash(struct text text)
{
	const char *slash = memchr(text.at, '/', text.length);

	if (slash != NULL && slash > text.at)
		text.length = (size_t)(slash - text.at);
	return text;
}

/* "a", "đ", "IV", maybe with a comma or full stop. */
static bool
is_letter_or_roman(struct text text, struct text without_punctuation)
{
	if (text.length > 10 || without_punctuation.length > 8)
		return false;
	for (int i = 1;
	     without_punctuation.length <= 2 && label_letter(i) != NULL; i++)
		if (text_is(without_punctuation, label_letter(i)))
			return true;
	return label_roman(without_punctuation) > 0;
}

/* Does the text consist of the ASCII characters and `quote` alone? */
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

/* The traits that need no list. */
static unsigned
traits_of_bytes(struct text text)
{
	unsigned traits = 0;

	if (utf8_is_digit((unsigned char)text.at[0]))
		traits |= STARTS_WITH_DIGIT;
	if (utf8_is_digit((unsigned char)text.at[text.length - 1]))
		traits |= ENDS_WITH_DIGIT;
	if (is_only(text, "([", "“"))
		traits |= OPENS;
	if (is_only(text, ".,;:!?)]/", "”"))
		traits |= CLOSES;
	return traits;
}

unsigned
no_break_traits(struct text text)
{
	struct text keys[KEY_COUNT] = {
	    [KEY_WHOLE] = text,
	    [KEY_NO_OPENER] = without_opener(text),
	    [KEY_NO_PUNCTUATION] = without_punctuation(text),
	    [KEY_UNIT] = before_slash(without_punctuation(text)),
	};
	unsigned traits = traits_of_bytes(text);

	if (is_letter_or_roman(text, keys[KEY_NO_PUNCTUATION]))
		traits |= LETTER;
	for (size_t i = 0; i < sizeof LISTS / sizeof LISTS[0]; i++)
		if (is_among(keys[LISTS[i].key], &LISTS[i]))
			traits |= LISTS[i].trait;
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
words_stay_together(const struct words *words, size_t index)
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
	if (index > 0 && next & DASH) /* no line begins with a dash */
		return true;
	return word & DASH && before & ENDS_WITH_DIGIT &&
	    next & STARTS_WITH_DIGIT;
}
