/*
 * map: a hash table whose keys are byte strings, or addresses.
 *
 * All keys of one map are of the same kind.
 */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include <stddef.h>

#include "base/text.h"

struct arena;
struct map;

/*
 * An empty map in the arena, with room for `keys` keys before it has to grow.
 */
struct map *map_new(struct arena *arena, size_t keys);

size_t map_count(const struct map *map);

/* The value of a key, or NULL if the map does not have it. */
void *map_find(const struct map *map, struct text key);

/*
 * Adds a key that the map does not have yet. The key's bytes are not copied and
 * must outlive the map. The value must not be NULL.
 */
void map_add(struct map *map, struct text key, const void *value);

/* The same with an address as the key; what it points to does not matter. */
void *map_find_address(const struct map *map, const void *key);
void map_add_address(struct map *map, const void *key, const void *value);

#endif
