/*
 * arena: memory that is released all at once.
 *
 * An arena belongs to a piece of work, an issue say, and comes first among
 * the arguments. What is made in it lives until arena_free; nothing in it is
 * freed alone. Want of memory ends the program here, so no caller asks.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

struct arena;

struct arena *arena_new(void);
void arena_free(struct arena *arena);

/* Releases what is in it; the arena can be used again. */
void arena_reset(struct arena *arena);

/* Zeroed, aligned for any type; size 0 gives a valid address. */
void *arena_alloc(struct arena *arena, size_t size);

/* A copy of length bytes at `at`, with a NUL after them. */
char *arena_copy(struct arena *arena, const char *at, size_t length);

/* Of a string. */
char *arena_string(struct arena *arena, const char *string);

/* The three strings, one after another. */
char *arena_concat(
    struct arena *arena, const char *a, const char *b, const char *c);

/* What printf would print, as a string. */
char *arena_format(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/*
 * The `size` bytes at `at`, followed by others up to `wanted`, which are
 * zeroed. They stay where they are if they were allocated last and the arena
 * has room behind them.
 */
void *arena_grow(struct arena *arena, void *at, size_t size, size_t wanted);

/*
 * The same of what nobody else points into: where it moves, it is no more where
 * it was, if it is large. What is added may hold anything.
 */
void *arena_regrow(struct arena *arena, void *at, size_t size, size_t wanted);

/*
 * The array at `at` with room for one item more than count. Where *room is
 * too small the array moves to twice the room and *room says so; the items
 * that it gains are zeroed. Items are `size` bytes each.
 */
void *arena_more(
    struct arena *arena, void *at, size_t count, size_t *room, size_t size);

#endif
