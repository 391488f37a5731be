#include "read/personal.h"

#include <string.h>

#include "base/diag.h"
#include "base/translate.h"
#include "base/utf8.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

enum {
	NEAR = 60, /* maximum bytes between a word and its number */
	CMND_DIGITS = 9,
	CCCD_DIGITS = 12,
	YEAR_DIGITS = 4,
};

static const char *const PAPERS[] = {"CCCD", "CMND", "CMTND", "căn cước",
    "Căn cước", "chứng minh nhân dân", "Chứng minh nhân dân",
    "định danh cá nhân", "hộ chiếu", "Hộ chiếu"};

static const char *const BIRTHS[] = {
    "sinh ngày", "Sinh ngày", "ngày sinh", "Ngày sinh", "sinh năm", "Sinh năm"};

static const char *const ADDRESSES[] = {"thường trú", "Thường trú", "cư trú",
    "Cư trú", "địa chỉ", "Địa chỉ", "chỗ ở", "Chỗ ở", "hộ khẩu", "Hộ khẩu"};

static const char *const PERSONS[] = {
    "ông ", "Ông ", "bà ", "Bà ", "cháu ", "Cháu ", "bệnh nhân ", "Bệnh nhân "};

static const char *const ILLNESSES[] = {"nhiễm HIV", "bệnh án", "mắc bệnh",
    "chẩn đoán", "rối loạn tâm thần", "tổn thương cơ thể", "khả năng lao động"};

/* The offset of the first of these words in the text; text.length if none. */
static size_t
find(struct text text, const char *const *words, size_t count)
{
	size_t first = text.length;

	for (size_t i = 0; i < count; i++) {
		size_t at = text_find(text, words[i]);

		if (at < first)
			first = at;
	}
	return first;
}

/*
 * The number of digits, possibly separated by spaces or full stops, and the
 * offset of their end.
 */
static size_t
count_digits(struct text text, size_t start, size_t *end)
{
	size_t count = 0;

	for (size_t at = start; at < text.length; at++) {
		if (utf8_is_digit((unsigned char)text.at[at])) {
			count++;
			*end = at + 1;
		} else if (text.at[at] != ' ' && text.at[at] != '.') {
			break;
		}
	}
	return count;
}

/* "định danh cá nhân là 600.383.000 đồng" */
static bool
is_amount(struct text text, size_t end)
{
	struct text rest = text_part(text, end, text.length);

	while (text_starts(rest, " "))
		rest = text_part(rest, 1, rest.length);
	return text_starts(rest, "đồng");
}

/* "CCCD số 034 567 890 123" */
static bool
find_identity_number(struct text text, size_t *start, size_t *end)
{
	size_t from = find(text, PAPERS, COUNT(PAPERS));
	size_t most = from + NEAR < text.length ? from + NEAR : text.length;

	for (*start = from; *start < most; (*start)++) {
		size_t count;

		if (!utf8_is_digit((unsigned char)text.at[*start]))
			continue;
		count = count_digits(text, *start, end);
		if ((count == CMND_DIGITS || count == CCCD_DIGITS) &&
		    !is_amount(text, *end))
			return true;
		*start = *end;
	}
	return false;
}

/* Is there a year nearby, as in "sinh ngày 01/02/1950", and not a blank? */
static bool
has_year(struct text text, size_t start)
{
	size_t most = start + NEAR < text.length ? start + NEAR : text.length;
	size_t digits = 0;

	for (size_t at = start; at < most && digits < YEAR_DIGITS; at++)
		digits =
		    utf8_is_digit((unsigned char)text.at[at]) ? digits + 1 : 0;
	return digits == YEAR_DIGITS;
}

/* Of all numbers in the line. */
static size_t
count_line_digits(struct text line)
{
	size_t count = 0;

	for (size_t at = 0; at < line.length; at++)
		count += utf8_is_digit((unsigned char)line.at[at]);
	return count;
}

static void
warn(struct diag *diag, struct span line, size_t start, size_t end,
    const char *what)
{
	diag_warning(diag, CODE_PERSONAL_DATA,
	    span_part(line, start, end - start),
	    "%s: leave out what the decision does not need, since what is "
	    "published stays",
	    what);
}

static void
check_line(struct diag *diag, struct span line)
{
	struct text text = span_text(line);
	size_t digits = count_line_digits(text);
	size_t birth, illness, start, end = 0;

	if (digits >= CMND_DIGITS && find_identity_number(text, &start, &end))
		warn(diag, line, start, end,
		    _("this looks like the number of an identity document"));
	birth = digits < YEAR_DIGITS ? text.length
				     : find(text, BIRTHS, COUNT(BIRTHS));
	if (birth < text.length && has_year(text, birth) &&
	    find(text, ADDRESSES, COUNT(ADDRESSES)) < text.length)
		warn(diag, line, birth, birth + strlen("sinh"),
		    _("a date of birth is given here with an address"));
	illness = find(text, ILLNESSES, COUNT(ILLNESSES));
	if (illness < text.length &&
	    find(text, PERSONS, COUNT(PERSONS)) < text.length)
		warn(diag, line, illness, text.length,
		    _("this may name a person's illness"));
}

void
personal_check(struct diag *diag, struct span body)
{
	struct span line;

	while (span_next_line(&body, &line))
		check_line(diag, line);
}
