/*
 * arena: an arena (region) allocator; everything in it is freed at once.
 *
 * An arena belongs to a unit of work, such as an issue, and is the first
 * argument of a function that allocates. Allocations live until arena_free or
 * arena_reset; none is freed on its own. Running out of memory ends the program
 * here (exit status 2), so callers never check for NULL.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

struct arena;

struct arena *arena_new(void);
void arena_free(struct arena *arena);

/* Frees everything in the arena, which can then be used again. */
void arena_reset(struct arena *arena);

/* Zeroed memory, aligned for any type; size 0 gives a valid address. */
void *arena_alloc(struct arena *arena, size_t size);

/* A NUL-terminated copy of the `length` bytes at `at`. */
char *arena_copy(struct arena *arena, const char *at, size_t length);

/* A copy of a string. */
char *arena_string(struct arena *arena, const char *string);

/* The concatenation of three strings. */
char *arena_concat(
    struct arena *arena, const char *a, const char *b, const char *c);

/* What printf would print, as a new string. */
char *arena_format(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/*
 * Grows the `size` bytes at `at` to `wanted`; the new bytes are zeroed. The
 * block grows in place if it was the last one allocated and the arena has room
 * after it; otherwise it is copied and the old one stays.
 */
void *arena_grow(struct arena *arena, void *at, size_t size, size_t wanted);

/*
 * As arena_grow, for a block that nothing else points into: if it is large and
 * moves, the old one is freed. The new bytes are not initialized.
 */
void *arena_regrow(struct arena *arena, void *at, size_t size, size_t wanted);

/*
 * The array at `at`, with room for at least count + 1 items of `size` bytes. If
 * *room is too small, the array is reallocated with twice the capacity, *room
 * is updated and the new items are zeroed.
 */
void *arena_more(
    struct arena *arena, void *at, size_t count, size_t *room, size_t size);

#endif
