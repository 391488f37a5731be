#include "base/map.h"

#include <assert.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"

/* Stored as the length of keys that are addresses. */
static const uint32_t ADDRESS = UINT32_MAX;

/* 2^64 divided by the golden ratio, for multiplicative hashing. */
static const uint64_t GOLDEN = 0x9E3779B97F4A7C15u;

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
hash_of_text(struct text key)
{
	uint64_t hash = key.length, part;

	while (key.length > 0) {
		size_t step =
		    key.length < sizeof part ? key.length : sizeof part;

		part = 0;
		memcpy(&part, key.at, step);
		hash = (hash ^ part) * GOLDEN;
		hash ^= hash >> 32;
		key = text_part(key, step, key.length);
	}
	return (uint32_t)hash;
}

static struct slot
slot_of_text(struct text key)
{
	assert(key.length < ADDRESS);
	return (struct slot) {
	    key.at, (uint32_t)key.length, hash_of_text(key), NULL};
}

static struct slot
slot_of_address(const void *key)
{
	uint64_t hash = (uint64_t)(uintptr_t)key * GOLDEN;

	return (struct slot) {key, ADDRESS, (uint32_t)(hash >> 32), NULL};
}

static bool
has_key(const struct slot *slot, const struct slot *wanted)
{
	if (slot->hash != wanted->hash || slot->length != wanted->length)
		return false;
	return slot->key == wanted->key ||
	    (wanted->length != ADDRESS &&
		text_equal((struct text) {slot->key, slot->length},
		    (struct text) {wanted->key, wanted->length}));
}

/* The slot of the key, or the free slot where it would be stored. */
static struct slot *
find(const struct map *map, const struct slot *wanted)
{
	size_t at = wanted->hash & (map->room - 1);

	while (map->at[at].value != NULL && !has_key(&map->at[at], wanted))
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

static void
grow(struct map *map)
{
	struct map grown = *map;

	grown.room = map->room * 2;
	grown.at = arena_alloc(map->arena, grown.room * sizeof *grown.at);
	for (size_t i = 0; i < map->room; i++)
		if (map->at[i].value != NULL)
			*find(&grown, &map->at[i]) = map->at[i];
	*map = grown;
}

static void
add(struct map *map, struct slot slot, const void *value)
{
	struct slot *place;

	if (++map->count > map->room / 4 * 3)
		grow(map);
	place = find(map, &slot);
	assert(place->value == NULL && value != NULL);
	slot.value = (void *)value;
	*place = slot;
}

void *
map_find(const struct map *map, struct text key)
{
	struct slot wanted = slot_of_text(key);

	return find(map, &wanted)->value;
}

void
map_add(struct map *map, struct text key, const void *value)
{
	add(map, slot_of_text(key), value);
}

void *
map_find_address(const struct map *map, const void *key)
{
	struct slot wanted = slot_of_address(key);

	return find(map, &wanted)->value;
}

void
map_add_address(struct map *map, const void *key, const void *value)
{
	add(map, slot_of_address(key), value);
}
