/*
 * date: a day of the Gregorian calendar.
 */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/text.h"

struct arena;

/* Kept small: an archive holds half a million of them. */
struct date {
	int16_t year; /* 0: no date */
	int8_t month, day;
};

/* Parses "2022-01-18"; false for any other format. The day may not exist. */
bool date_parse(struct text text, struct date *date);

/* That day, or no date if it does not exist. */
struct date date_of(int year, int month, int day);

/* Does the day exist? */
bool date_is_real(struct date date);

/* False for "no date". */
bool date_is_given(struct date date);

/* Negative, 0 or positive if a is before, equal to or after b. */
int date_compare(struct date a, struct date b);

/* Days from a to b, negative if b is earlier. Both must exist. */
int date_days(struct date a, struct date b);

/* The day before and the day after. The date must exist. */
struct date date_before(struct date date);
struct date date_after(struct date date);

/*
 * "18-01-2022": the month has two digits only in January and February (NĐ
 * 30/2020/NĐ-CP, Phụ lục I). "…" if there is no date.
 */
const char *date_short(struct arena *arena, struct date date);

/* "2022-01-18" (ISO 8601); NULL if there is no date. */
const char *date_iso(struct arena *arena, struct date date);

/* "ngày 05 tháng 01 năm 2022", by the same rule for months. */
const char *date_long(struct arena *arena, struct date date);

#endif
