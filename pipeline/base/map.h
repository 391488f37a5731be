/*
 * map: a hash table of pointers to values, by texts or by addresses.
 *
 * A map has keys of one of the two kinds.
 */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include <stddef.h>

#include "base/text.h"

struct arena;
struct map;

/* Room for that many keys before it has to grow, in the arena. */
struct map *map_new(struct arena *arena, size_t keys);

size_t map_count(const struct map *map);

/* NULL where the map has no such key. */
void *map_find(const struct map *map, struct text key);

/* Adds a key that the map has not; its bytes have to stay. The value is not
   NULL. */
void map_add(struct map *map, struct text key, const void *value);

/* The same by an address, whatever is there. */
void *map_find_address(const struct map *map, const void *key);
void map_add_address(struct map *map, const void *key, const void *value);

#endif
