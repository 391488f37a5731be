/*
 * timeliness: how long documents took from signing to publication, and which of
 * them took longer than the profile's deadlines.
 *
 * Days are those of the calendar, days off included: so do the laws count that
 * the deadlines come from, which say "ngày" and not "ngày làm việc".
 */
#ifndef NUMBER_TIMELINESS_H
#define NUMBER_TIMELINESS_H

#include <stddef.h>

#include "base/date.h"
#include "number/figures.h"

struct arena;
struct issue;

/* Days of all documents together. */
struct duration {
	size_t count; /* of documents */
	long days;
	int longest;
	const char *number; /* of the first document that took longest */
};

/* A document that came too late, or was published too late. */
struct delay {
	const char *number, *authority;
	const char *label; /* of its issue */
	struct date from, to;
	int days;
};

struct delays {
	struct delay *at;
	size_t count, room;
};

struct timeliness {
	struct duration sending;       /* from signing to receipt */
	struct duration publishing;    /* from receipt to publication */
	struct duration whole;	       /* from signing to publication */
	size_t unknown;		       /* documents without a day of receipt */
	struct delays sent, published; /* in the order of print */
	struct tallies senders;	       /* of `sent`, by authority */
};

/* Adds the documents of a numbered issue; what is kept of them is copied. */
void timeliness_add(struct arena *arena, struct timeliness *timeliness,
    const struct issue *issue);

/* The longest days from signing to receipt of what this authority sent late. */
int timeliness_longest(
    const struct timeliness *timeliness, const char *authority);

#endif
