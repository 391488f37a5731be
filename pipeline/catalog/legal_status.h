/*
 * legal_status: whether a document is in force, as far as the gazette knows.
 *
 * The state is that of a given day: the site shows the state on the day of the
 * newest issue, and the reader's browser that of today, from the same list of
 * changes. A document that gives no effective date is only "issued". The states
 * are those of Luật 64/2025/QH15, Điều 53 to 57: a document that is itself
 * repealed before it takes effect neither repeals nor changes another.
 */
#ifndef CATALOG_LEGAL_STATUS_H
#define CATALOG_LEGAL_STATUS_H

#include <stddef.h>

#include "base/date.h"

struct act;
struct arena;

enum legal_state {
	LEGAL_ISSUED,  /* gives no effective date */
	LEGAL_PENDING, /* not yet in force */
	LEGAL_FORCE,
	LEGAL_CORRECTED,
	LEGAL_AMENDED,
	LEGAL_SUSPENDED_PARTLY,
	LEGAL_REPEALED_PARTLY,
	LEGAL_SUSPENDED,
	LEGAL_EXPIRED, /* by its own expiry date */
	LEGAL_REPEALED,
	LEGAL_COUNT
};

/* A day on which the state changes. */
struct legal_change {
	struct date date;
	enum legal_state state; /* from that day, unless it was graver before */
	const struct act *by;	/* NULL: the document itself */
};

struct legal_status {
	struct legal_change *at; /* sorted by date */
	size_t count;
};

struct legal_status legal_status_of(struct arena *arena, const struct act *act);

/* The change that decides the state on a day; NULL before the first. */
const struct legal_change *legal_status_on(
    const struct legal_status *status, struct date day);

/* The state on a day. */
enum legal_state legal_state_on(
    const struct legal_status *status, struct date day);

/* "Còn hiệu lực"; "con-hieu-luc" */
const char *legal_state_name(enum legal_state state);
const char *legal_state_key(enum legal_state state);

#endif
