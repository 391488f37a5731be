#include "catalog/legal_status.h"

#include <stdbool.h>
#include <stdlib.h>

#include "base/arena.h"
#include "catalog/archive.h"

enum { DEPTH_MOST = 8 }; /* of a chain of repeals */

static const struct {
	const char *key, *name;
} STATES[] = {
    [LEGAL_ISSUED] = {"da-ban-hanh", "Đã ban hành"},
    [LEGAL_PENDING] = {"chua-hieu-luc", "Chưa có hiệu lực"},
    [LEGAL_FORCE] = {"con-hieu-luc", "Còn hiệu lực"},
    [LEGAL_CORRECTED] = {"da-dinh-chinh", "Còn hiệu lực, đã được đính chính"},
    [LEGAL_AMENDED] = {"da-sua-doi", "Còn hiệu lực, đã được sửa đổi, bổ sung"},
    [LEGAL_SUSPENDED_PARTLY] = {"ngung-mot-phan", "Ngưng hiệu lực một phần"},
    [LEGAL_REPEALED_PARTLY] = {"het-mot-phan", "Hết hiệu lực một phần"},
    [LEGAL_SUSPENDED] = {"ngung-hieu-luc", "Ngưng hiệu lực"},
    [LEGAL_EXPIRED] = {"het-hieu-luc", "Hết hiệu lực"},
    [LEGAL_REPEALED] = {"het-hieu-luc", "Hết hiệu lực, bị bãi bỏ"},
};

const char *
legal_state_name(enum legal_state state)
{
	return STATES[state].name;
}

const char *
legal_state_key(enum legal_state state)
{
	return STATES[state].key;
}

/* A document acts from its effective date, or else from its date. */
static struct date
acts_from(const struct entry *entry)
{
	return date_is_given(entry->effective) ? entry->effective : entry->date;
}

static int
compare(const void *left, const void *right)
{
	const struct legal_change *a = left, *b = right;
	int order = date_compare(a->date, b->date);

	return order != 0 ? order : (int)a->state - (int)b->state;
}

/*
 * Was the act repealed before it took effect? Then it changes nothing. A repeal
 * that is void itself does not count; `depth` bounds the recursion, as acts may
 * repeal each other.
 */
static bool
is_void(const struct act *act, int depth)
{
	for (size_t i = 0; i < act->from.count && depth > 0; i++) {
		const struct relation *relation = &act->from.at[i];

		if (relation->kind == RELATION_REPEALS &&
		    date_compare(acts_from(relation->other->entry),
			acts_from(act->entry)) <= 0 &&
		    !is_void(relation->other, depth - 1))
			return true;
	}
	return false;
}

static void
add(struct legal_status *status, struct legal_change change)
{
	status->at[status->count++] = change;
}

struct legal_status
legal_status_of(struct arena *arena, const struct act *act)
{
	static const enum legal_state STATE_BY[RELATION_COUNT] = {
	    [RELATION_CORRECTS] = LEGAL_CORRECTED,
	    [RELATION_AMENDS] = LEGAL_AMENDED,
	    [RELATION_REPEALS] = LEGAL_REPEALED,
	    [RELATION_REPEALS_PARTLY] = LEGAL_REPEALED_PARTLY,
	    [RELATION_SUSPENDS] = LEGAL_SUSPENDED,
	    [RELATION_SUSPENDS_PARTLY] = LEGAL_SUSPENDED_PARTLY};
	const struct entry *entry = act->entry;
	struct legal_status status = {0};

	status.at =
	    arena_alloc(arena, (act->from.count + 2) * sizeof *status.at);
	if (!is_void(act, DEPTH_MOST))
		add(&status,
		    (struct legal_change) {acts_from(entry),
			date_is_given(entry->effective) ? LEGAL_FORCE
							: LEGAL_ISSUED,
			NULL});
	if (date_is_given(entry->expires))
		add(&status,
		    (struct legal_change) {
			date_after(entry->expires), LEGAL_EXPIRED, NULL});
	for (size_t i = 0; i < act->from.count; i++) {
		const struct relation *relation = &act->from.at[i];

		/* Citing or consolidating changes nothing. */
		if (STATE_BY[relation->kind] != LEGAL_ISSUED &&
		    !is_void(relation->other, DEPTH_MOST))
			add(&status,
			    (struct legal_change) {
				acts_from(relation->other->entry),
				STATE_BY[relation->kind], relation->other});
	}
	qsort(status.at, status.count, sizeof *status.at, compare);
	return status;
}

const struct legal_change *
legal_status_on(const struct legal_status *status, struct date day)
{
	const struct legal_change *decisive = NULL;

	for (size_t i = 0; i < status->count; i++) {
		const struct legal_change *change = &status->at[i];

		if (date_compare(change->date, day) > 0)
			break;
		if (decisive == NULL || change->state >= decisive->state)
			decisive = change;
	}
	return decisive;
}

enum legal_state
legal_state_on(const struct legal_status *status, struct date day)
{
	const struct legal_change *decisive = legal_status_on(status, day);

	return decisive == NULL ? LEGAL_PENDING : decisive->state;
}
