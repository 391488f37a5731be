#include "word/blanks.h"

#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/translate.h"
#include "base/utf8.h"
#include "word/import.h"
#include "word/word_document.h"

/* A number in a date, or the blank for it. */
struct blank_slot {
	size_t start, end; /* of the digits, or of the blank */
	int number;	   /* 0: blank */
};

struct date_slots {
	struct blank_slot day, month, year;
	size_t end;
};

static uint32_t
character_at(const struct styled_text *text, size_t at)
{
	return at < text->count ? text->at[at].character : 0;
}

/* Dots and lines in place of what is to be filled in. */
static bool
is_leader(uint32_t c)
{
	return c == '.' || c == 0x2026 || c == '_';
}

static size_t
skip_blank(const struct styled_text *text, size_t at)
{
	while (
	    character_at(text, at) == ' ' || is_leader(character_at(text, at)))
		at++;
	return at;
}

static size_t
skip_spaces(const struct styled_text *text, size_t at)
{
	while (character_at(text, at) == ' ')
		at++;
	return at;
}

/* The length of these words at `at`, in any case; 0 if others are there. */
static size_t
words_at(const struct styled_text *text, size_t at, const char *words)
{
	struct text rest = text_of(words);
	size_t length = 0;

	while (rest.length > 0) {
		uint32_t c = utf8_next(&rest);
		uint32_t own = character_at(text, at + length);

		if (own != c &&
		    !(c >= 'a' && c <= 'z' && own + ('a' - 'A') == c))
			return 0;
		length++;
	}
	return length;
}

/* Reads digits or a blank; returns the index after it. */
static size_t
read_slot(const struct styled_text *text, size_t at, struct blank_slot *slot)
{
	size_t start = skip_spaces(text, at);

	slot->start = slot->end = at;
	slot->number = 0;
	while (slot->end - slot->start < 5 &&
	    utf8_is_digit(character_at(text, start))) {
		slot->number =
		    slot->number * 10 + (int)(character_at(text, start) - '0');
		slot->end = ++start;
	}
	if (slot->number == 0)
		slot->end = skip_blank(text, at);
	return slot->end;
}

/* "ngày 05 tháng 9 năm 2025", "ngày 05/9/2025"; each number may be blank. */
static bool
read_date(const struct styled_text *text, size_t at, struct date_slots *slots)
{
	size_t length = words_at(text, at, "ngày"), next;

	if (length == 0)
		return false;
	next = skip_spaces(text, read_slot(text, at + length, &slots->day));
	if (character_at(text, next) == '/') {
		next =
		    skip_spaces(text, read_slot(text, next + 1, &slots->month));
		if (character_at(text, next) != '/')
			return false;
		slots->end = read_slot(text, next + 1, &slots->year);
		return true;
	}
	length = words_at(text, next, "tháng");
	if (length == 0)
		return false;
	next = skip_spaces(text, read_slot(text, next + length, &slots->month));
	length = words_at(text, next, "năm");
	if (length == 0)
		return false;
	slots->end = read_slot(text, next + length, &slots->year);
	return true;
}

size_t
blanks_find_date(const struct styled_text *line)
{
	struct date_slots slots;

	for (size_t i = 0; i < line->count; i++)
		if (read_date(line, i, &slots) &&
		    skip_blank(line, slots.end) == line->count)
			return i;
	return line->count;
}

/* Does the date of the option say the same where the text has numbers? */
static bool
agrees(const struct date_slots *slots, struct date date)
{
	return date_is_given(date) &&
	    (slots->day.number == 0 || slots->day.number == date.day) &&
	    (slots->month.number == 0 || slots->month.number == date.month) &&
	    (slots->year.number == 0 || slots->year.number == date.year);
}

static bool
is_whole(const struct date_slots *slots)
{
	return slots->day.number > 0 && slots->month.number > 0 &&
	    slots->year.number > 0;
}

/* Days have two digits, and so have the months 1 and 2 (NĐ 30/2020). */
static struct text
digits_of(struct arena *arena, int number, bool month)
{
	bool padded = month ? number < 3 : number < 10;

	return text_of(arena_format(arena, padded ? "0%d" : "%d", number));
}

static void
report_fill(struct blanks *blanks, struct word_place place,
    const struct blank_slot *slot, int number, bool month, const char *what)
{
	if (slot->number == 0)
		finding_fill(blanks->findings, place,
		    digits_of(blanks->arena, number, month), what);
}

static void
report_fills(struct blanks *blanks, struct word_place place,
    const struct date_slots *slots, struct date date)
{
	report_fill(blanks, place, &slots->day, date.day, false, _("day"));
	report_fill(blanks, place, &slots->month, date.month, true, _("month"));
	report_fill(blanks, place, &slots->year, date.year, false, _("year"));
}

static void
report_date(struct blanks *blanks, const struct styled_text *text,
    struct word_place place, const struct date_slots *slots)
{
	struct text words = styled_plain(blanks->arena, text, false);

	bool given = date_is_given(blanks->request->date);

	if (given && !agrees(slots, blanks->request->date))
		finding_warning(blanks->findings, CODE_WORD_DATE_OTHER, place,
		    words, "the day given is another; what Word has is kept");
	else if (!given && !is_whole(slots))
		finding_warning(blanks->findings, CODE_WORD_DATE_BLANK, place,
		    words, "the day is blank; give it with --date");
}

/* The dots of a blank that is filled stand nowhere else. */
static void
omit_leader(struct blanks *blanks, const struct styled_text *text,
    struct word_place place, size_t start, size_t end)
{
	struct styled_text part = styled_part(text, start, end);

	if (part.count > 0)
		finding_omit(blanks->findings, OMISSION_RULE, place,
		    styled_plain(blanks->arena, &part, false));
}

static struct text
date_text(struct arena *arena, struct date date)
{
	if (date.year == 0)
		return (struct text) {0};
	if (date.month == 0)
		return text_of(arena_format(arena, "%04d", date.year));
	if (date.day == 0)
		return text_of(
		    arena_format(arena, "%04d-%02d", date.year, date.month));
	return text_of(date_iso(arena, date));
}

static void
omit_leaders(struct blanks *blanks, const struct styled_text *line,
    struct word_place place, const struct date_slots *slots)
{
	const struct blank_slot *each[] = {
	    &slots->day, &slots->month, &slots->year};

	for (size_t i = 0; i < 3; i++)
		if (each[i]->number == 0)
			omit_leader(
			    blanks, line, place, each[i]->start, each[i]->end);
}

struct text
blanks_date(struct blanks *blanks, const struct styled_text *line,
    struct word_place place)
{
	struct date_slots slots;
	struct date date, given = blanks->request->date;

	if (!read_date(line, blanks_find_date(line), &slots))
		return (struct text) {0};
	omit_leaders(blanks, line, place, &slots);
	report_date(blanks, line, place, &slots);
	date = (struct date) {(int16_t)slots.year.number,
	    (int8_t)slots.month.number, (int8_t)slots.day.number};
	if (!is_whole(&slots) && agrees(&slots, given)) {
		report_fills(blanks, place, &slots, given);
		date = given;
	}
	return date_text(blanks->arena, date);
}

/* The number of the option, without its symbol. */
static struct text
given_number(const struct blanks *blanks)
{
	struct text text = {0};

	if (blanks->request->number == NULL)
		return text;
	text = text_of(blanks->request->number);
	return text_part(text, 0, text_find(text, "/"));
}

/* Does the option give another symbol than the text has? */
static bool
is_other(const struct blanks *blanks, struct text number)
{
	struct text given = {0};

	if (blanks->request->number == NULL)
		return false;
	given = text_of(blanks->request->number);
	given = text_part(given, text_find(given, "/"), given.length);
	return given.length > 0 &&
	    !text_equal(given,
		text_part(number, text_find(number, "/"), number.length));
}

/* Without spaces, and without the word before it. */
static struct text
number_of(struct arena *arena, const struct styled_text *line, size_t from)
{
	struct buffer out = {.arena = arena};

	for (size_t i = from; i < line->count; i++)
		if (line->at[i].run == NULL && line->at[i].character != ' ')
			utf8_add(&out, line->at[i].character);
	return buffer_text(&out);
}

/* Where the number begins in "Số: 215/QĐ-UBND". */
static size_t
number_start(const struct styled_text *line)
{
	for (size_t i = 0; i < line->count; i++)
		if (words_at(line, i, "số") > 0 ||
		    words_at(line, i, "Số") > 0 ||
		    words_at(line, i, "SỐ") > 0) {
			i = skip_spaces(line, i + 2);
			return character_at(line, i) == ':' ? i + 1 : i;
		}
	return 0;
}

struct text
blanks_number(struct blanks *blanks, const struct styled_text *line,
    struct word_place place)
{
	size_t start = number_start(line), end = skip_blank(line, start);
	bool blank = character_at(line, end) == '/';
	struct text given = given_number(blanks), number;

	number = number_of(blanks->arena, line, blank ? end : start);
	blanks->symbol =
	    text_part(number, text_find(number, "/"), number.length);
	if (is_other(blanks, number) ||
	    (!blank && given.length > 0 &&
		!text_equal(
		    given, text_part(number, 0, text_find(number, "/")))))
		finding_warning(blanks->findings, CODE_WORD_NUMBER_OTHER, place,
		    styled_plain(blanks->arena, line, false),
		    "the number given is another; what Word has is kept");
	if (!blank)
		return number;
	omit_leader(blanks, line, place, start, end);
	if (given.length == 0) {
		finding_warning(blanks->findings, CODE_WORD_NUMBER_BLANK, place,
		    styled_plain(blanks->arena, line, false),
		    "the number is blank; give it with --number");
		return number;
	}
	finding_fill(blanks->findings, place, given, _("number"));
	return text_of(arena_format(
	    blanks->arena, TEXT TEXT, TEXT_OF(given), TEXT_OF(number)));
}

struct text
blanks_missing_number(struct blanks *blanks)
{
	struct word_place nowhere = {"document", 0};
	const char *given = blanks->request->number;

	if (given == NULL || strchr(given, '/') == NULL) {
		finding_warning(blanks->findings, CODE_WORD_NUMBER_BLANK,
		    nowhere, (struct text) {0},
		    "there is no line with a number; give it with --number");
		return (struct text) {0};
	}
	finding_fill(blanks->findings, nowhere, text_of(given), _("number"));
	return text_of(given);
}

struct text
blanks_missing_date(struct blanks *blanks)
{
	struct word_place nowhere = {"document", 0};
	struct date_slots none = {0};

	if (!date_is_given(blanks->request->date))
		finding_warning(blanks->findings, CODE_WORD_DATE_BLANK, nowhere,
		    (struct text) {0},
		    "there is no line with a day; give it with --date");
	else
		report_fills(blanks, nowhere, &none, blanks->request->date);
	return date_text(blanks->arena, blanks->request->date);
}

/* Replaces a blank by these characters. */
static void
replace(struct blanks *blanks, struct styled_text *text,
    struct word_place place, size_t start, size_t end, struct text by)
{
	omit_leader(blanks, text, place, start, end);
	for (size_t i = end; i < text->count; i++)
		text->at[start + (i - end)] = text->at[i];
	text->count -= end - start;
	styled_insert(blanks->arena, text, start, by);
}

/* "số     /QĐ-UBND" of this document; stores where the blank is. */
static bool
read_number_blank(const struct blanks *blanks, const struct styled_text *text,
    size_t at, struct blank_slot *slot)
{
	size_t length = words_at(text, at, "số");

	if (length == 0)
		length = words_at(text, at, "Số");
	if (length == 0 || blanks->symbol.length < 2 ||
	    (at > 0 && utf8_is_letter(text->at[at - 1].character)))
		return false;
	at = skip_spaces(text, at + length);
	if (character_at(text, at) == ':')
		at++;
	slot->start = at;
	slot->end = skip_blank(text, at);
	if (character_at(text, slot->end) != '/')
		return false;
	/* blanks->symbol is NUL-terminated: it ends its buffer */
	return words_at(text, slot->end, blanks->symbol.at) > 0;
}

static void
fill_slot(struct blanks *blanks, struct styled_text *text,
    struct word_place place, const struct blank_slot *slot, int number,
    bool month)
{
	struct text digits = digits_of(blanks->arena, number, month);
	bool slash = character_at(text, slot->end) == '/';

	if (slot->number > 0)
		return;
	replace(blanks, text, place, slot->start, slot->end,
	    text_of(arena_format(blanks->arena,
		slot->start > 0 && text->at[slot->start - 1].character == '/'
		    ? TEXT "%s"
		    : " " TEXT "%s",
		TEXT_OF(digits),
		slash || slot->end == text->count ? "" : " ")));
}

/* Fills from the end, so that the places before stay. */
static void
fill_date(struct blanks *blanks, struct styled_text *text,
    struct word_place place, const struct date_slots *slots)
{
	struct date date = blanks->request->date;

	if (is_whole(slots))
		return;
	report_date(blanks, text, place, slots);
	if (!agrees(slots, date))
		return;
	fill_slot(blanks, text, place, &slots->year, date.year, false);
	fill_slot(blanks, text, place, &slots->month, date.month, true);
	fill_slot(blanks, text, place, &slots->day, date.day, false);
	report_fills(blanks, place, slots, date);
}

/* The date right after a number: "ngày …", after a space or comma. */
static void
fill_date_after(struct blanks *blanks, struct styled_text *text,
    struct word_place place, size_t at)
{
	struct date_slots slots;

	while (at < text->count &&
	    (text->at[at].character == ' ' || text->at[at].character == ',' ||
		styled_is(&text->at[at], WORD_LINE_BREAK)))
		at++;
	if (read_date(text, at, &slots))
		fill_date(blanks, text, place, &slots);
}

static void
fill_number(struct blanks *blanks, struct styled_text *text,
    struct word_place place, const struct blank_slot *slot)
{
	struct text given = given_number(blanks);

	if (given.length == 0) {
		finding_warning(blanks->findings, CODE_WORD_NUMBER_BLANK, place,
		    styled_plain(blanks->arena, text, false),
		    "the number is blank here too; give it with --number");
		return;
	}
	replace(blanks, text, place, slot->start, slot->end,
	    text_of(arena_format(blanks->arena, " " TEXT, TEXT_OF(given))));
	finding_fill(blanks->findings, place, given, _("number"));
}

void
blanks_fill(
    struct blanks *blanks, struct styled_text *text, struct word_place place)
{
	for (size_t i = 0; i < text->count; i++) {
		struct blank_slot slot;

		if (!read_number_blank(blanks, text, i, &slot))
			continue;
		fill_date_after(
		    blanks, text, place, slot.end + utf8_count(blanks->symbol));
		fill_number(blanks, text, place, &slot);
	}
}
