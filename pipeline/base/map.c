#include "base/map.h"

#include <assert.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"

struct slot {
	const char *key;
	uint32_t length, hash;
	void *value; /* NULL: the slot is free */
};

/*
 * Open addressing with linear probing: the capacity is a power of two, and at
 * least a quarter of it is free.
 */
struct map {
	struct arena *arena;
	struct slot *at;
	size_t count, room;
};

enum { ROOM_LEAST = 16 };

/* Eight bytes per step, each mixed into all bits. */
static uint32_t
hash_of(struct text key)
{
	uint64_t hash = key.length, part;

	while (key.length > 0) {
		size_t step =
		    key.length < sizeof part ? key.length : sizeof part;

		part = 0;
		memcpy(&part, key.at, step);
		hash = (hash ^ part) * 0x9E3779B97F4A7C15u;
		hash ^= hash >> 32;
		key = text_part(key, step, key.length);
	}
	return (uint32_t)hash;
}

static bool
is_of(const struct slot *slot, uint32_t hash, struct text key)
{
	return slot->hash == hash && slot->length == key.length &&
	    (key.length == 0 || memcmp(slot->key, key.at, key.length) == 0);
}

/* The slot of the key, or the free slot where it would be stored. */
static struct slot *
slot_of(const struct map *map, uint32_t hash, struct text key)
{
	size_t at = hash & (map->room - 1);

	while (map->at[at].value != NULL && !is_of(&map->at[at], hash, key))
		at = (at + 1) & (map->room - 1);
	return &map->at[at];
}

struct map *
map_new(struct arena *arena, size_t keys)
{
	struct map *map = arena_alloc(arena, sizeof *map);

	map->arena = arena;
	map->room = ROOM_LEAST;
	while (map->room / 4 * 3 < keys)
		map->room *= 2;
	map->at = arena_alloc(arena, map->room * sizeof *map->at);
	return map;
}

size_t
map_count(const struct map *map)
{
	return map->count;
}

void *
map_find(const struct map *map, struct text key)
{
	return slot_of(map, hash_of(key), key)->value;
}

static void
grow(struct map *map)
{
	struct map grown = *map;

	grown.room = map->room * 2;
	grown.at = arena_alloc(map->arena, grown.room * sizeof *grown.at);
	for (size_t i = 0; i < map->room; i++) {
		const struct slot *slot = &map->at[i];

		if (slot->value != NULL)
			*slot_of(&grown, slot->hash,
			    (struct text) {slot->key, slot->length}) = *slot;
	}
	*map = grown;
}

void
map_add(struct map *map, struct text key, const void *value)
{
	uint32_t hash = hash_of(key);
	struct slot *slot;

	if (++map->count > map->room / 4 * 3)
		grow(map);
	slot = slot_of(map, hash, key);
	assert(slot->value == NULL && value != NULL);
	assert(key.length <= UINT32_MAX);
	*slot =
	    (struct slot) {key.at, (uint32_t)key.length, hash, (void *)value};
}
