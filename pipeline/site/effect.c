#include "site/effect.h"

#include <stdlib.h>

#include "base/arena.h"
#include "site/archive.h"

static const struct {
	const char *key, *name;
} STATES[] = {
    [EFFECT_ISSUED] = {"da-ban-hanh", "Đã ban hành"},
    [EFFECT_PENDING] = {"chua-hieu-luc", "Chưa có hiệu lực"},
    [EFFECT_FORCE] = {"con-hieu-luc", "Còn hiệu lực"},
    [EFFECT_CORRECTED] = {"da-dinh-chinh", "Còn hiệu lực, đã được đính chính"},
    [EFFECT_AMENDED] = {"da-sua-doi", "Còn hiệu lực, đã được sửa đổi, bổ sung"},
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
acts_from(const struct card *card)
{
	return date_is_given(card->effective) ? card->effective : card->date;
}

static int
compare(const void *left, const void *right)
{
	const struct effect_change *a = left, *b = right;
	int order = date_compare(a->date, b->date);

	return order != 0 ? order : (int)a->state - (int)b->state;
}

struct effect
effect_of(struct arena *arena, const struct act *act)
{
	static const enum effect_state STATE_BY[] = {
	    [RELATION_CORRECTS] = EFFECT_CORRECTED,
	    [RELATION_AMENDS] = EFFECT_AMENDED,
	    [RELATION_REPEALS] = EFFECT_REPEALED};
	struct effect effect = {0};

	effect.at =
	    arena_alloc(arena, (act->from.count + 1) * sizeof *effect.at);
	effect.at[effect.count++] = (struct effect_change) {
	    acts_from(act->card),
	    date_is_given(act->card->effective) ? EFFECT_FORCE : EFFECT_ISSUED,
	    NULL};
	for (size_t i = 0; i < act->from.count; i++) {
		const struct relation *relation = &act->from.at[i];

		if (relation->kind != RELATION_CITES)
			effect.at[effect.count++] = (struct effect_change) {
			    acts_from(relation->other->card),
			    STATE_BY[relation->kind], relation->other};
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
