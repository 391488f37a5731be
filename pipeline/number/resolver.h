/*
 * resolver: resolves a number to a document.
 *
 * A number alone is ambiguous: 215/QĐ-UBND is used again every year, and by
 * several authorities. A reference resolves to a document that was signed no
 * later than the referring one, and
 *
 *   - if a date is given with the number, has that date;
 *   - is the last one of the same authority, if there is any;
 *   - otherwise is of another authority, if there is exactly one.
 *
 * The result tells if the last of several was chosen, or if none was because of
 * several authorities, so that it can be reported.
 */
#ifndef NUMBER_RESOLVER_H
#define NUMBER_RESOLVER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"

struct arena;

struct numbered {
	const char *number, *authority;
	struct date date; /* year 0: unknown */
};

struct resolver {
	const struct numbered *at;
	const size_t *order; /* by number */
	size_t count;
	/*
	 * A Bloom filter with one hash function: most numbers that texts cite
	 * are not of this gazette.
	 */
	const bool *is_taken;
	size_t flags;
};

/* A resolver for these documents, which must outlive it. */
struct resolver resolver_of(
    struct arena *arena, const struct numbered *at, size_t count);

enum meaning {
	MEANING_NONE, /* no document matches */
	MEANING_ONE,
	MEANING_LAST,	 /* the last of several of the same authority */
	MEANING_UNCLEAR, /* several of other authorities; none is chosen */
};

/*
 * Resolves a number, with a date or without (year 0), in the document with
 * index `citing`. Stores the index of the result in `found` if it returns
 * MEANING_ONE or MEANING_LAST.
 */
enum meaning resolver_find(const struct resolver *resolver, size_t citing,
    const char *number, struct date date, size_t *found);

/* A quick check: false if no document has this number. */
bool resolver_may_have(const struct resolver *resolver, const char *number);

/*
 * Compares numbers like strcmp, ignoring leading zeros: "05/QĐ-UBND" equals
 * "5/QĐ-UBND".
 */
int resolver_compare(const char *a, const char *b);

#endif
