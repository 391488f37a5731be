/*
 * effect: whether a document is in force, as far as the gazette says.
 *
 * What is asked for is the state on a day, which the caller names: the site
 * says the state on the day of the newest issue, and the reader's browser the
 * state of today, from the same changes. A document that gives no day of
 * effect is said to be issued and no more. The states are those of Luật
 * 64/2025/QH15, Điều 53 to 57: a document that is itself repealed before it
 * takes effect neither repeals nor changes another.
 */
#ifndef CATALOG_EFFECT_H
#define CATALOG_EFFECT_H

#include <stddef.h>

#include "base/date.h"

struct act;
struct arena;

enum effect_state {
	EFFECT_ISSUED,	/* gives no day of its own */
	EFFECT_PENDING, /* will be in force */
	EFFECT_FORCE,
	EFFECT_CORRECTED,
	EFFECT_AMENDED,
	EFFECT_SUSPENDED_PARTLY,
	EFFECT_REPEALED_PARTLY,
	EFFECT_SUSPENDED,
	EFFECT_EXPIRED, /* by what it says itself */
	EFFECT_REPEALED,
	EFFECT_COUNT
};

/* A day on which the state changes. */
struct effect_change {
	struct date date;
	enum effect_state state; /* from that day on, unless it was graver */
	const struct act *by;	 /* NULL: the document itself */
};

struct effect {
	struct effect_change *at; /* by date */
	size_t count;
};

struct effect effect_of(struct arena *arena, const struct act *act);

/* The change that decides the state on a day; NULL before the first. */
const struct effect_change *effect_on(
    const struct effect *effect, struct date day);

/* The state on a day. */
enum effect_state effect_state_on(const struct effect *effect, struct date day);

/* "Còn hiệu lực"; "con-hieu-luc" */
const char *effect_name(enum effect_state state);
const char *effect_key(enum effect_state state);

#endif
