#include "word/proof_resync.h"

#include <stdint.h>

#include "base/arena.h"
#include "word/proof_cursor.h"

/* Beyond the last window, 262,144 characters, all that is left differs. */
enum { WINDOW = 1024, GROWTH = 16, WINDOWS = 3, ALIKE = 12 };

struct seen {
	uint32_t character;
	size_t at;
};

struct window {
	struct seen *seen;
	size_t count;
	bool ends; /* it has all that is left */
};

static struct window
window_of(struct arena *arena, struct text text, size_t at, size_t most)
{
	struct window window = {0};
	size_t room = 0;

	while ((at = proof_next_seen(text, at)) < text.length &&
	    window.count < most) {
		struct seen seen = {.at = at};

		seen.character = proof_take(text, &at);
		window.seen = arena_more(arena, window.seen, window.count,
		    &room, sizeof *window.seen);
		window.seen[window.count++] = seen;
	}
	window.ends = at == text.length;
	return window;
}

static uint32_t
hash_at(const struct window *window, size_t at)
{
	uint32_t hash = 2166136261U;

	for (size_t i = 0; i < ALIKE; i++)
		hash = (hash ^ window->seen[at + i].character) * 16777619U;
	return hash ^ hash >> 15;
}

static bool
is_alike(const struct window *a, size_t i, const struct window *b, size_t j)
{
	for (size_t k = 0; k < ALIKE; k++)
		if (a->seen[i + k].character != b->seen[j + k].character)
			return false;
	return true;
}

/* A table of where each run of ALIKE characters is first, from 1. */
static uint32_t *
index_of(struct arena *arena, const struct window *window, size_t *mask)
{
	size_t size = 64;
	uint32_t *table;

	while (size < window->count * 2)
		size *= 2;
	*mask = size - 1;
	table = arena_alloc(arena, size * sizeof *table);
	for (size_t i = 0; i + ALIKE <= window->count; i++) {
		size_t slot = hash_at(window, i) & *mask;

		while (table[slot] != 0 &&
		    !is_alike(window, table[slot] - 1, window, i))
			slot = (slot + 1) & *mask;
		if (table[slot] == 0)
			table[slot] = (uint32_t)i + 1;
	}
	return table;
}

/* The pair with the smallest sum. False if no run is in both. */
static bool
find_alike(struct arena *arena, const struct window *a, const struct window *b,
    size_t *i, size_t *j)
{
	size_t mask, best = SIZE_MAX;
	uint32_t *table = index_of(arena, b, &mask);

	for (size_t k = 0; k + ALIKE <= a->count && k < best; k++) {
		size_t slot = hash_at(a, k) & mask;

		while (table[slot] != 0 && !is_alike(a, k, b, table[slot] - 1))
			slot = (slot + 1) & mask;
		if (table[slot] == 0 || k + table[slot] - 1 >= best)
			continue;
		*i = k;
		*j = table[slot] - 1;
		best = *i + *j;
	}
	return best < SIZE_MAX;
}

/* Texts that are here to their ends: what both end with. */
static void
find_ends(const struct window *a, const struct window *b, size_t *i, size_t *j)
{
	*i = a->count;
	*j = b->count;
	while (*i > 0 && *j > 0 &&
	    a->seen[*i - 1].character == b->seen[*j - 1].character) {
		--*i;
		--*j;
	}
}

static size_t
byte_at(const struct window *window, size_t at, struct text text)
{
	return at < window->count ? window->seen[at].at : text.length;
}

void
proof_resync(struct text first, size_t *a, struct text second, size_t *b)
{
	size_t most = WINDOW;
	bool found = false;

	for (int round = 0; round < WINDOWS && !found; round++) {
		struct arena *scratch = arena_new();
		struct window one = window_of(scratch, first, *a, most);
		struct window two = window_of(scratch, second, *b, most);
		bool ends = one.ends && two.ends;
		size_t i = 0, j = 0, k, l;

		found = find_alike(scratch, &one, &two, &i, &j);
		if (ends) {
			find_ends(&one, &two, &k, &l);
			if (!found || k + l < i + j) {
				i = k;
				j = l;
			}
			found = true;
		}
		if (found) {
			*a = byte_at(&one, i, first);
			*b = byte_at(&two, j, second);
		}
		arena_free(scratch);
		most *= GROWTH;
	}
	if (!found) {
		*a = first.length;
		*b = second.length;
	}
}
