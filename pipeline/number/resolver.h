/*
 * resolver: which document is meant by a number.
 *
 * A document is known by its number, its authority and the year in which it
 * was signed: 215/QĐ-UBND is given again every year, and by several
 * authorities. Who names a number means one that was signed no later than
 * himself, and
 *
 *   - where he gives a date with it, only one of that date;
 *   - one of his own authority, if it has any: the last of them;
 *   - else one of another authority, if there is one alone.
 *
 * That the last of several was taken, or that several authorities leave none
 * to be taken, is said, for somebody to be told.
 */
#ifndef NUMBER_RESOLVER_H
#define NUMBER_RESOLVER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"

struct arena;

struct numbered {
	const char *number, *authority;
	struct date date; /* year 0: not known */
};

struct resolver {
	const struct numbered *at;
	const size_t *order; /* by number */
	size_t count;
	/* A flag for each remainder that the hash of a number can have: most
	   numbers that texts name are of other gazettes. */
	const bool *is_taken;
	size_t flags;
};

/* Of these documents, which stay where they are. */
struct resolver resolver_of(
    struct arena *arena, const struct numbered *at, size_t count);

enum meaning {
	MEANING_NONE, /* no document that could be meant */
	MEANING_ONE,
	MEANING_LAST,	 /* of several of the namer's authority */
	MEANING_UNCLEAR, /* several of other authorities: none is taken */
};

/*
 * What the document `namer`, an index, means by a number and perhaps a date
 * (year 0: none). `found` is an index where the meaning is ONE or LAST.
 */
enum meaning resolver_find(const struct resolver *resolver, size_t namer,
    const char *number, struct date date, size_t *found);

/* May a document have this number? False: none has. */
bool resolver_may_have(const struct resolver *resolver, const char *number);

/*
 * By number, as strcmp; "05/QĐ-UBND" and "5/QĐ-UBND" are one number in two
 * spellings.
 */
int resolver_compare(const char *a, const char *b);

#endif
