/*
 * citation: finds the documents that a text cites by number.
 *
 * "Quyết định số 02/2024/QĐ-UBND ngày 12 tháng 01 năm 2024" cites one by its
 * number and date of signing; the date distinguishes documents of different
 * years or authorities with the same number.
 */
#ifndef READ_CITATION_H
#define READ_CITATION_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "base/text.h"

struct arena;
struct decision;

struct citation {
	const char *number; /* as written */
	struct date date;   /* year 0: not given */
	size_t start, end;  /* byte range of the number in the text */
};

/*
 * The date "ngày 12 tháng 01 năm 2024" at the start of the text; year 0 if
 * there is none.
 */
struct date citation_day(struct text text);

/* The first citation at or after byte `from`; false if there is none. */
bool citation_next(struct arena *arena, struct text text, size_t from,
    struct citation *citation);

struct citations {
	struct citation *at;
	size_t count, room;
};

/*
 * All citations in the title and text of a decision, without duplicates, in the
 * order of the text; dated if any mention has a date. The decision's own number
 * is omitted.
 */
struct citations citations_of(
    struct arena *arena, const struct decision *decision);

#endif
