#include "typeset/shape_table.h"

#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "typeset/face.h"

enum { FIRST_ROOM = 512 };

struct slot {
	const struct shape *shape; /* NULL: the slot is free */
	uint32_t hash;
	uint32_t length; /* of the text, which begins as the shape's does */
};

/* Open addressing, the room a power of two. */
struct shape_table {
	struct arena *arena;
	struct slot *at;
	size_t count, room;
};

struct shape_table *
shape_table_new(struct arena *arena)
{
	struct shape_table *table = arena_alloc(arena, sizeof *table);

	table->arena = arena;
	table->room = FIRST_ROOM;
	table->at = arena_alloc(arena, table->room * sizeof *table->at);
	return table;
}

/* FNV-1a */
static uint32_t
hash_of(struct text text)
{
	uint32_t hash = 2166136261u;

	for (size_t i = 0; i < text.length; i++)
		hash = (hash ^ (unsigned char)text.at[i]) * 16777619u;
	return hash ^ hash >> 15;
}

static bool
is_of(const struct slot *slot, uint32_t hash, struct text text)
{
	return slot->hash == hash && slot->length == text.length &&
	    memcmp(slot->shape->text.at, text.at, text.length) == 0;
}

/* The slot of the text, or the free one that it would have. */
static struct slot *
slot_of(const struct shape_table *table, uint32_t hash, struct text text)
{
	size_t at = hash & (table->room - 1);

	while (
	    table->at[at].shape != NULL && !is_of(&table->at[at], hash, text))
		at = (at + 1) & (table->room - 1);
	return &table->at[at];
}

size_t
shape_table_count(const struct shape_table *table)
{
	return table->count;
}

const struct shape *
shape_table_find(const struct shape_table *table, struct text text)
{
	return slot_of(table, hash_of(text), text)->shape;
}

static void
grow(struct shape_table *table)
{
	struct shape_table grown = *table;

	grown.room = table->room * 2;
	grown.at = arena_alloc(table->arena, grown.room * sizeof *grown.at);
	for (size_t i = 0; i < table->room; i++) {
		const struct slot *slot = &table->at[i];
		size_t at = slot->hash & (grown.room - 1);

		if (slot->shape == NULL)
			continue;
		while (grown.at[at].shape != NULL)
			at = (at + 1) & (grown.room - 1);
		grown.at[at] = *slot;
	}
	*table = grown;
}

void
shape_table_add(
    struct shape_table *table, struct text text, const struct shape *shape)
{
	uint32_t hash = hash_of(text);

	if (++table->count > table->room / 2)
		grow(table);
	*slot_of(table, hash, text) =
	    (struct slot) {shape, hash, (uint32_t)text.length};
}
