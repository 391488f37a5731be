/*
 * citation: the documents that a text names by their numbers.
 *
 * "Quyết định số 02/2024/QĐ-UBND ngày 12 tháng 01 năm 2024" names one by its
 * number and its date of signing, which tells apart those that have the same
 * number in different years or from different authorities.
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
	const char *number; /* as it is written */
	struct date date;   /* year 0: not given */
	size_t start, end;  /* of the number, bytes of the text */
};

/* "ngày 12 tháng 01 năm 2024" at the text's start; year 0: there is none. */
struct date citation_day(struct text text);

/* The first in the text from byte `from` on; false where there is none. */
bool citation_next(struct arena *arena, struct text text, size_t from,
    struct citation *citation);

struct citations {
	struct citation *at;
	size_t count, room;
};

/*
 * What the title and text of a decision name, each once, in the order of the
 * text, a date where any of its mentions has one; the decision's own number
 * is left out.
 */
struct citations citations_of(
    struct arena *arena, const struct decision *decision);

#endif
