#include "commands/signed_pdf.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/utf8.h"
#include "commands/pdf_text.h"

/* Lines around the one with the number in which the date may stand. */
enum { LINES_BEFORE = 2, LINES_AFTER = 4 };

static void
skip_spaces(struct text *rest)
{
	*rest = text_trim(*rest);
}

/* Takes the word, and the spaces after it. */
static bool
take_word(struct text *rest, const char *word)
{
	if (!text_starts(*rest, word))
		return false;
	*rest = text_part(*rest, strlen(word), rest->length);
	skip_spaces(rest);
	return true;
}

static size_t
count_digits(struct text text)
{
	size_t count = 0;

	while (count < text.length && text.at[count] >= '0' &&
	    text.at[count] <= '9')
		count++;
	return count;
}

static bool
take_number(struct text *rest, size_t most, int *number)
{
	size_t count = count_digits(*rest);

	if (count == 0 || count > most)
		return false;
	*number = atoi(rest->at);
	*rest = text_part(*rest, count, rest->length);
	skip_spaces(rest);
	return true;
}

/* The ending of a number, "2026/QĐ-UBND": no space is in it. */
static size_t
symbol_length(struct text text)
{
	size_t length = 0;

	while (length < text.length && !text_is_space(text.at[length]) &&
	    text.at[length] != ';' && text.at[length] != ',')
		length++;
	return length;
}

/* "Số: 215 /QĐ-UBND": the number was stamped between others. */
static const char *
number_in(struct arena *arena, struct text line)
{
	static const char *const WORDS[] = {"Số:", "Số :", "SỐ:", "Số"};
	struct text rest = {0}, digits;
	size_t length;

	for (size_t i = 0; rest.length == 0 && i < 4; i++) {
		size_t at = text_find(line, WORDS[i]);

		if (at < line.length)
			rest = text_trim(text_part(
			    line, at + strlen(WORDS[i]), line.length));
	}
	length = count_digits(rest);
	if (length == 0 || length > 6)
		return NULL;
	digits = text_part(rest, 0, length);
	rest = text_part(rest, length, rest.length);
	skip_spaces(&rest);
	if (!take_word(&rest, "/"))
		return NULL;
	length = symbol_length(rest);
	if (length == 0)
		return NULL;
	return arena_format(
	    arena, TEXT "/" TEXT, TEXT_OF(digits), (int)length, rest.at);
}

/* "ngày 05 tháng 01 năm 2026", its numbers stamped between the words. */
static struct date
date_in(struct text line)
{
	int day, month, year;
	size_t at = text_find(line, "ngày");

	while (at < line.length) {
		struct text rest = text_part(line, at, line.length);

		take_word(&rest, "ngày");
		line = rest;
		if (take_number(&rest, 2, &day) && take_word(&rest, "tháng") &&
		    take_number(&rest, 2, &month) && take_word(&rest, "năm") &&
		    take_number(&rest, 4, &year))
			return date_of(year, month, day);
		at = text_find(line, "ngày");
	}
	return (struct date) {0};
}

/* Recitals cite other numbers and days. */
static bool
ends_head(struct text line)
{
	line = text_trim(line);
	return text_starts(line, "Căn cứ") ||
	    text_starts(line, "QUYẾT ĐỊNH:") || text_starts(line, "Điều 1");
}

struct signed_head
signed_head_of(struct arena *arena, struct text page)
{
	struct signed_head head = {0};
	struct date dates[LINES_BEFORE + 1] = {0};
	struct text line;
	size_t after = 0;

	page = utf8_compose(arena, page);
	while (text_take(&page, '\n', &line) && !ends_head(line)) {
		dates[LINES_BEFORE] = date_in(line);
		if (head.number == NULL)
			head.number = number_in(arena, line);
		else
			after++;
		for (size_t i = 0; head.number != NULL &&
		     after <= LINES_AFTER && i <= LINES_BEFORE;
		     i++)
			if (!date_is_given(head.date))
				head.date = dates[i];
		for (size_t i = 0; i < LINES_BEFORE; i++)
			dates[i] = dates[i + 1];
	}
	return head;
}

/* The text of the first page; empty after a warning. */
static bool
read_text(struct arena *arena, struct diag *diag, const char *path,
    struct text bytes, struct text *page)
{
	const struct pdf_text_request request = {.pdf = bytes,
	    .first_only = true,
	    .layout = true,
	    .most = (size_t)1 << 20};

	switch (pdf_text(arena, diag, &request, page)) {
	case HELPER_DONE:
		return true;
	case HELPER_MISSING:
		diag_warning_at(diag, CODE_WORD_SIGNED, path,
		    "number and date cannot be read from it: pdftotext is not "
		    "installed (package poppler-utils)");
		return true;
	case HELPER_REFUSED:
	case HELPER_LATE:
		diag_warning_at(diag, CODE_WORD_SIGNED, path,
		    "number and date cannot be read from it: pdftotext failed");
		return true;
	case HELPER_FAILURE:
		break;
	}
	return false;
}

/* Pages end with form feeds. */
static bool
is_blank(struct text page)
{
	for (size_t i = 0; i < page.length; i++)
		if (!text_is_space(page.at[i]) && page.at[i] != '\f')
			return false;
	return true;
}

bool
signed_pdf_read(struct arena *arena, struct diag *diag, const char *path,
    struct text bytes, struct signed_head *head)
{
	size_t count = diag->count;
	struct text page;

	*head = (struct signed_head) {0};
	if (!text_starts(bytes, "%PDF-")) {
		diag_error_at(diag, CODE_ATTACHMENT_KIND, path,
		    "by its first bytes this is not a PDF");
		return false;
	}
	if (!read_text(arena, diag, path, bytes, &page))
		return false;
	if (utf8_valid_length(page) == page.length)
		*head = signed_head_of(arena, page);
	if (diag->count > count)
		return true;
	if (is_blank(page))
		diag_warning_at(diag, CODE_WORD_SIGNED, path,
		    "its first page has no text, as that of a scan: give "
		    "--number and --date");
	else if (head->number == NULL)
		diag_warning_at(diag, CODE_WORD_SIGNED, path,
		    "its first page shows no number: give --number");
	else if (!date_is_given(head->date))
		diag_warning_at(diag, CODE_WORD_SIGNED, path,
		    "its first page shows no date of signing: give --date");
	return true;
}
