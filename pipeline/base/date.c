#include "base/date.h"

#include "base/arena.h"
#include "base/utf8.h"

static int
digits(struct text text, size_t from, size_t to)
{
	int value = 0;

	for (size_t i = from; i < to; i++) {
		if (!utf8_is_digit((unsigned char)text.at[i]))
			return -1;
		value = value * 10 + (text.at[i] - '0');
	}
	return value;
}

bool
date_parse(struct text text, struct date *date)
{
	if (text.length != 10 || text.at[4] != '-' || text.at[7] != '-')
		return false;
	date->year = (int16_t)digits(text, 0, 4);
	date->month = (int8_t)digits(text, 5, 7);
	date->day = (int8_t)digits(text, 8, 10);
	return date->year >= 0 && date->month >= 0 && date->day >= 0;
}

static int
days_of_month(int year, int month)
{
	static const int DAYS[] = {
	    31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return month == 2 && leap ? 29 : DAYS[month - 1];
}

bool
date_is_real(struct date date)
{
	return date.year >= 1 && date.month >= 1 && date.month <= 12 &&
	    date.day >= 1 && date.day <= days_of_month(date.year, date.month);
}

struct date
date_of(int year, int month, int day)
{
	struct date date = {(int16_t)year, (int8_t)month, (int8_t)day};

	if (date.year != year || date.month != month || date.day != day ||
	    !date_is_real(date))
		return (struct date) {0};
	return date;
}

bool
date_is_given(struct date date)
{
	return date.year != 0;
}

int
date_compare(struct date a, struct date b)
{
	if (a.year != b.year)
		return a.year < b.year ? -1 : 1;
	if (a.month != b.month)
		return a.month < b.month ? -1 : 1;
	return (a.day > b.day) - (a.day < b.day);
}

/*
 * Days since a fixed day in the past. Years start in March here, so that the
 * leap day comes last.
 */
static int
day_number(struct date date)
{
	int year = date.month <= 2 ? date.year - 1 : date.year;
	int month = date.month <= 2 ? date.month + 9 : date.month - 3;

	return 365 * year + year / 4 - year / 100 + year / 400 +
	    (153 * month + 2) / 5 + date.day;
}

int
date_days(struct date a, struct date b)
{
	return day_number(b) - day_number(a);
}

struct date
date_before(struct date date)
{
	if (date.day > 1)
		return date_of(date.year, date.month, date.day - 1);
	if (date.month == 1)
		return date_of(date.year - 1, 12, 31);
	return date_of(date.year, date.month - 1,
	    days_of_month(date.year, date.month - 1));
}

struct date
date_after(struct date date)
{
	if (date.day < days_of_month(date.year, date.month))
		return date_of(date.year, date.month, date.day + 1);
	if (date.month == 12)
		return date_of(date.year + 1, 1, 1);
	return date_of(date.year, date.month + 1, 1);
}

const char *
date_short(struct arena *arena, struct date date)
{
	if (!date_is_given(date))
		return "…";
	return arena_format(arena,
	    date.month <= 2 ? "%02d-%02d-%d" : "%02d-%d-%d", date.day,
	    date.month, date.year);
}

const char *
date_iso(struct arena *arena, struct date date)
{
	return date_is_given(date) ? arena_format(arena, "%04d-%02d-%02d",
					 date.year, date.month, date.day)
				   : NULL;
}

const char *
date_long(struct arena *arena, struct date date)
{
	if (!date_is_given(date))
		return "ngày … tháng … năm …";
	return arena_format(arena,
	    date.month <= 2 ? "ngày %02d tháng %02d năm %d"
			    : "ngày %02d tháng %d năm %d",
	    date.day, date.month, date.year);
}
