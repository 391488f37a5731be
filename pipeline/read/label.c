#include "read/label.h"

#include <string.h>

#include "base/utf8.h"

/* ă â ê ô ơ ư f j w z are not used. */
static const char *const LETTERS[] = {"a", "b", "c", "d", "đ", "e", "g", "h",
    "i", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u", "v", "x", "y"};

static const char *const CAPITALS[] = {"A", "B", "C", "D", "Đ", "E", "G", "H",
    "I", "K", "L", "M", "N", "O", "P", "Q", "R", "S", "T", "U", "V", "X", "Y"};

enum { LETTER_COUNT = sizeof LETTERS / sizeof LETTERS[0] };

const char *
label_letter(int number)
{
	return number >= 1 && number <= LETTER_COUNT ? LETTERS[number - 1]
						     : NULL;
}

/* How a number is written after the word. */
enum numeral_style { NUMERAL_ARABIC, NUMERAL_ROMAN, NUMERAL_ANY };

struct label_word {
	const char *lower, *upper;
	enum label_kind kind;
	enum numeral_style style;
	bool bare; /* the number is optional */
};

/* A word precedes those that are prefixes of it. */
static const struct label_word WORDS[] = {
    {"Phụ lục", "PHỤ LỤC", LABEL_ANNEX, NUMERAL_ANY, true},
    {"Phần", "PHẦN", LABEL_PART, NUMERAL_ROMAN, false},
    {"Chương", "CHƯƠNG", LABEL_CHAPTER, NUMERAL_ROMAN, false},
    {"Tiểu mục", "TIỂU MỤC", LABEL_SUBSECTION, NUMERAL_ARABIC, false},
    {"Mục", "MỤC", LABEL_SECTION, NUMERAL_ARABIC, false},
    {"Điều", "ĐIỀU", LABEL_ARTICLE, NUMERAL_ARABIC, false},
};

enum { WORD_COUNT = sizeof WORDS / sizeof WORDS[0] };

/* "Phần thứ nhất", the numbering of parts in codes of law. */
static const char *const ORDINALS[] = {"thứ nhất", "thứ hai", "thứ ba",
    "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "thứ tám", "thứ chín",
    "thứ mười", "THỨ NHẤT", "THỨ HAI", "THỨ BA", "THỨ TƯ", "THỨ NĂM", "THỨ SÁU",
    "THỨ BẢY", "THỨ TÁM", "THỨ CHÍN", "THỨ MƯỜI"};

enum { ORDINAL_COUNT = sizeof ORDINALS / sizeof ORDINALS[0] };

static struct text
rest_of(struct text text, size_t from)
{
	return text_part(text, from, text.length);
}

/* The length of leading white space: ASCII, and the no-break space. */
static size_t
gap_length(struct text text)
{
	size_t length = 0;

	for (;;) {
		struct text rest = rest_of(text, length);

		if (rest.length > 0 && text_is_space(rest.at[0]))
			length++;
		else if (text_starts(rest, "\xC2\xA0"))
			length += 2;
		else
			return length;
	}
}

/* Reads at most nine digits; returns how many. */
static size_t
read_arabic(struct text text, int *number)
{
	size_t length = 0;

	*number = 0;
	while (length < text.length && length < 9 &&
	    utf8_is_digit((unsigned char)text.at[length])) {
		*number = *number * 10 + (text.at[length] - '0');
		length++;
	}
	return length;
}

static int
roman_digit(char byte)
{
	static const char DIGITS[] = "IVXLC";
	static const int VALUES[] = {1, 5, 10, 50, 100};
	const char *found = byte == '\0' ? NULL : strchr(DIGITS, byte);

	return found == NULL ? 0 : VALUES[found - DIGITS];
}

/* The canonical Roman numeral, to tell "XI" from a word of the same letters. */
static size_t
write_roman(int number, char *at)
{
	static const struct {
		int value;
		const char *digits;
	} STEPS[] = {{100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"},
	    {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}};
	size_t length = 0;

	for (size_t i = 0; number > 0; number -= STEPS[i].value) {
		while (STEPS[i].value > number)
			i++;
		memcpy(at + length, STEPS[i].digits, strlen(STEPS[i].digits));
		length += strlen(STEPS[i].digits);
	}
	return length;
}

int
label_roman(struct text text)
{
	char written[32];
	int number = 0;

	if (text.length > 12)
		return 0;
	for (size_t i = 0; i < text.length; i++) {
		int digit = roman_digit(text.at[i]);
		int next =
		    i + 1 < text.length ? roman_digit(text.at[i + 1]) : 0;

		if (digit == 0)
			return 0;
		number += digit < next ? -digit : digit;
	}
	if (number < 1 || number > 399 ||
	    write_roman(number, written) != text.length ||
	    memcmp(written, text.at, text.length) != 0)
		return 0;
	return number;
}

static size_t
read_roman(struct text text, int *number)
{
	size_t length = 0;

	while (length < text.length && roman_digit(text.at[length]) != 0)
		length++;
	*number = label_roman(text_part(text, 0, length));
	return *number == 0 ? 0 : length;
}

static size_t
read_ordinal(struct text text, int *number)
{
	for (int i = ORDINAL_COUNT; i-- > 0;) {
		if (!text_starts(text, ORDINALS[i]))
			continue;
		*number = i % (ORDINAL_COUNT / 2) + 1;
		return strlen(ORDINALS[i]);
	}
	return 0;
}

/*
 * Stores the position of the first letter of the text in `letters`, from 1.
 * Returns its length in bytes; 0 if it is not among them.
 */
static size_t
find_letter(struct text text, const char *const *letters, int *number)
{
	for (int i = 0; i < LETTER_COUNT; i++) {
		if (!text_starts(text, letters[i]))
			continue;
		*number = i + 1;
		return strlen(letters[i]);
	}
	return 0;
}

static size_t
read_letter(struct text text, int *number)
{
	return find_letter(text, LETTERS, number);
}

/* What may follow a label: white space, or the end. */
static bool
ends_here(struct text text, struct label *label)
{
	struct text rest = rest_of(text, label->length);

	label->gap = gap_length(rest);
	return rest.length == 0 || label->gap > 0;
}

/* Reads the number after the word; returns its length, 0 if there is none. */
static size_t
read_number(
    struct text text, const struct label_word *word, struct label *label)
{
	size_t length = 0;

	if (word->style != NUMERAL_ARABIC)
		length = read_roman(text, &label->number);
	if (length == 0 && word->kind == LABEL_PART)
		length = read_ordinal(text, &label->number);
	if (length == 0)
		length = read_arabic(text, &label->number);
	return length;
}

static struct label
word_label(struct text text, const struct label_word *word, size_t start)
{
	struct label label = {.kind = word->kind};
	struct text rest = rest_of(text, start);
	size_t gap = gap_length(rest), length, letter;

	rest = rest_of(rest, gap);
	if (text_starts(rest, "số ")) /* Phụ lục số 01 */
		rest = rest_of(rest, strlen("số "));
	length = gap == 0 ? 0 : read_number(rest, word, &label);
	if (length == 0) {
		label.length = start;
		if (word->bare && ends_here(text, &label))
			return label;
		return (struct label) {0};
	}
	rest = rest_of(rest, length);
	letter = read_letter(rest, &label.inserted);
	rest = rest_of(rest, letter);
	if (rest.length > 0 && (rest.at[0] == '.' || rest.at[0] == ':'))
		rest = rest_of(rest, 1);
	else if (word->kind == LABEL_ARTICLE && rest.length > 0)
		return (struct label) {0}; /* "Điều 5 của …": a citation */
	label.length = text.length - rest.length;
	return ends_here(text, &label) ? label : (struct label) {0};
}

/* Labels in a plan must end with a full stop and white space. */
static struct label
dotted(struct text text, struct label label)
{
	if (label.length == 0 || label.length == text.length ||
	    text.at[label.length] != '.')
		return (struct label) {0};
	label.length++;
	return ends_here(text, &label) && label.gap > 0 ? label
							: (struct label) {0};
}

/* "A." in a plan */
struct label
label_as_letter(struct text text)
{
	struct label label = {.kind = LABEL_LETTER};

	label.length = find_letter(text, CAPITALS, &label.number);
	return dotted(text, label);
}

/* L, C, D and M alone are letters, since no plan has fifty parts. */
static struct label
letter_label(struct text text)
{
	struct label label = label_as_letter(text);

	if (label.kind == LABEL_LETTER && strchr("IVX", text.at[0]) != NULL)
		return (struct label) {0};
	return label;
}

/* "I." in a plan */
static struct label
roman_label(struct text text)
{
	struct label label = {.kind = LABEL_ROMAN};

	label.length = read_roman(text, &label.number);
	return dotted(text, label);
}

/*
 * After "1.": further numbers make "1.1." or "1.1", but "1.500" is an amount.
 */
static bool
read_parts(struct text text, struct label *label)
{
	size_t length;
	int part;

	while (
	    (length = read_arabic(rest_of(text, label->length), &part)) > 0) {
		if (length > 2)
			return false;
		label->kind = LABEL_SUBCLAUSE;
		label->number = part;
		label->length += length;
		if (label->length == text.length ||
		    text.at[label->length] != '.')
			break;
		label->length++;
	}
	return true;
}

/* "1.", "2a.", "1)", "1.1." and "1.1" */
static struct label
number_label(struct text text)
{
	struct label label = {.kind = LABEL_CLAUSE};
	size_t length = read_arabic(text, &label.number);
	size_t letter;

	if (length == 0 || length > 3) /* "2025." is a year */
		return (struct label) {0};
	letter = read_letter(rest_of(text, length), &label.inserted);
	length += letter;
	if (length == text.length)
		return (struct label) {0};
	if (text.at[length] == ')')
		label.kind = LABEL_BRACKET;
	else if (text.at[length] != '.')
		return (struct label) {0};
	label.length = length + 1;
	if (label.kind == LABEL_CLAUSE && letter == 0 &&
	    !read_parts(text, &label))
		return (struct label) {0};
	return ends_here(text, &label) ? label : (struct label) {0};
}

/* "a)", "đ)", "a1)" */
static struct label
point_label(struct text text)
{
	struct label label = {.kind = LABEL_POINT};
	size_t length = read_letter(text, &label.number);

	if (length == 0)
		return (struct label) {0};
	length += read_arabic(rest_of(text, length), &label.inserted);
	if (length == text.length || text.at[length] != ')')
		return (struct label) {0};
	label.length = length + 1;
	return ends_here(text, &label) ? label : (struct label) {0};
}

static struct label
dash_label(struct text text)
{
	static const char *const DASHES[] = {
	    "-", "+", "*", "–", "—", "•", "·", "●", "○"};
	struct label label = {.kind = LABEL_DASH};

	for (size_t i = 0; i < sizeof DASHES / sizeof DASHES[0]; i++) {
		if (!text_starts(text, DASHES[i]))
			continue;
		label.length = strlen(DASHES[i]);
		if (ends_here(text, &label) && label.gap > 0)
			return label;
	}
	return (struct label) {0};
}

struct label
label_of(struct text text)
{
	struct label label = {0};

	for (size_t i = 0; i < WORD_COUNT; i++) {
		const struct label_word *word = &WORDS[i];

		if (text_starts(text, word->lower))
			return word_label(text, word, strlen(word->lower));
		if (text_starts(text, word->upper))
			return word_label(text, word, strlen(word->upper));
	}
	label = number_label(text);
	if (label.kind == LABEL_NONE)
		label = point_label(text);
	if (label.kind == LABEL_NONE)
		label = letter_label(text);
	if (label.kind == LABEL_NONE)
		label = roman_label(text);
	if (label.kind == LABEL_NONE)
		label = dash_label(text);
	return label;
}
