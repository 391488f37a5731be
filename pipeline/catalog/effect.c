#include "catalog/effect.h"

#include <stdbool.h>
#include <stdlib.h>

#include "base/arena.h"
#include "catalog/archive.h"

enum { DEEPEST = 8 }; /* repealers of repealers */

static const struct {
	const char *key, *name;
} STATES[] = {
    [EFFECT_ISSUED] = {"da-ban-hanh", "Đã ban hành"},
    [EFFECT_PENDING] = {"chua-hieu-luc", "Chưa có hiệu lực"},
    [EFFECT_FORCE] = {"con-hieu-luc", "Còn hiệu lực"},
    [EFFECT_CORRECTED] = {"da-dinh-chinh", "Còn hiệu lực, đã được đính chính"},
    [EFFECT_AMENDED] = {"da-sua-doi", "Còn hiệu lực, đã được sửa đổi, bổ sung"},
    [EFFECT_SUSPENDED_PARTLY] = {"ngung-mot-phan", "Ngưng hiệu lực một phần"},
    [EFFECT_REPEALED_PARTLY] = {"het-mot-phan", "Hết hiệu lực một phần"},
    [EFFECT_SUSPENDED] = {"ngung-hieu-luc", "Ngưng hiệu lực"},
    [EFFECT_EXPIRED] = {"het-hieu-luc", "Hết hiệu lực"},
    [EFFECT_REPEALED] = {"het-hieu-luc", "Hết hiệu lực, bị bãi bỏ"},
};

const char *
effect_name(enum effect_state state)
{
	return STATES[state].name;
}

const char *
effect_key(enum effect_state state)
{
	return STATES[state].key;
}

/* A document acts from its day of effect, else from that of signing. */
static struct date
acts_from(const struct entry *entry)
{
	return date_is_given(entry->effective) ? entry->effective : entry->date;
}

static int
compare(const void *left, const void *right)
{
	const struct effect_change *a = left, *b = right;
	int order = date_compare(a->date, b->date);

	return order != 0 ? order : (int)a->state - (int)b->state;
}

/*
 * Was the act repealed before it took effect? Then it does nothing. Repealers
 * of repealers are asked in their turn, so far and no further.
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
add(struct effect *effect, struct effect_change change)
{
	effect->at[effect->count++] = change;
}

struct effect
effect_of(struct arena *arena, const struct act *act)
{
	static const enum effect_state STATE_BY[RELATION_COUNT] = {
	    [RELATION_CORRECTS] = EFFECT_CORRECTED,
	    [RELATION_AMENDS] = EFFECT_AMENDED,
	    [RELATION_REPEALS] = EFFECT_REPEALED,
	    [RELATION_REPEALS_PARTLY] = EFFECT_REPEALED_PARTLY,
	    [RELATION_SUSPENDS] = EFFECT_SUSPENDED,
	    [RELATION_SUSPENDS_PARTLY] = EFFECT_SUSPENDED_PARTLY};
	const struct entry *entry = act->entry;
	struct effect effect = {0};

	effect.at =
	    arena_alloc(arena, (act->from.count + 2) * sizeof *effect.at);
	if (!is_void(act, DEEPEST))
		add(&effect,
		    (struct effect_change) {acts_from(entry),
			date_is_given(entry->effective) ? EFFECT_FORCE
							: EFFECT_ISSUED,
			NULL});
	if (date_is_given(entry->expires))
		add(&effect,
		    (struct effect_change) {
			date_after(entry->expires), EFFECT_EXPIRED, NULL});
	for (size_t i = 0; i < act->from.count; i++) {
		const struct relation *relation = &act->from.at[i];

		/* What is cited or consolidated stays as it was. */
		if (STATE_BY[relation->kind] != EFFECT_ISSUED &&
		    !is_void(relation->other, DEEPEST))
			add(&effect,
			    (struct effect_change) {
				acts_from(relation->other->entry),
				STATE_BY[relation->kind], relation->other});
	}
	qsort(effect.at, effect.count, sizeof *effect.at, compare);
	return effect;
}

const struct effect_change *
effect_on(const struct effect *effect, struct date day)
{
	const struct effect_change *decisive = NULL;

	for (size_t i = 0; i < effect->count; i++) {
		const struct effect_change *change = &effect->at[i];

		if (date_compare(change->date, day) > 0)
			break;
		if (decisive == NULL || change->state >= decisive->state)
			decisive = change;
	}
	return decisive;
}

enum effect_state
effect_state_on(const struct effect *effect, struct date day)
{
	const struct effect_change *decisive = effect_on(effect, day);

	return decisive == NULL ? EFFECT_PENDING : decisive->state;
}
