/*
 * map: values by the bytes of their keys, as a hash table.
 *
 * Where keys are pointers, the bytes of the pointer are the key: those of a
 * member of the value itself, which stays where it is.
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

#endif
