/*
 * date: a day of the Gregorian calendar.
 */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/text.h"

/* Small: an archive holds half a million of them. */
struct date {
	int16_t year; /* 0: no date */
	int8_t month, day;
};

/* Reads "2022-01-18" and nothing else; false where it is no such form. */
bool date_parse(struct text text, struct date *date);

/* The day; no date where there is no such day. */
struct date date_of(int year, int month, int day);

/* Is there such a day? */
bool date_is_real(struct date date);

/* Is a date given? */
bool date_is_given(struct date date);

/* Negative, 0 or positive as a is before, on or after b. */
int date_compare(struct date a, struct date b);

/* Days from a to b, negative where b is earlier. Both are real. */
int date_days(struct date a, struct date b);

/* The day before, the day after. The date is real. */
struct date date_before(struct date date);
struct date date_after(struct date date);

#endif
