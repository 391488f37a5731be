#include "base/arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK_SIZE = 64 * 1024, ALIGNMENT = alignof(max_align_t) };

struct block {
	struct block *before;
	alignas(ALIGNMENT) char bytes[];
};

struct arena {
	struct block *last;
	char *next; /* the first free byte of the last block */
	size_t left;
};

static void *
whole(void *memory)
{
	if (memory == NULL) {
		fputs("congbao: out of memory\n", stderr);
		exit(2);
	}
	return memory;
}

struct arena *
arena_new(void)
{
	return whole(calloc(1, sizeof(struct arena)));
}

static void
free_blocks(struct block *block)
{
	while (block != NULL) {
		struct block *before = block->before;

		free(block);
		block = before;
	}
}

void
arena_free(struct arena *arena)
{
	if (arena == NULL)
		return;
	free_blocks(arena->last);
	free(arena);
}

/* The block in front is kept: work in small steps asks for no memory anew. */
void
arena_reset(struct arena *arena)
{
	struct block *front = arena->last;
	size_t used;

	if (front == NULL)
		return;
	if (arena->next == NULL) { /* large blocks only */
		free_blocks(front);
		arena->last = NULL;
		return;
	}
	free_blocks(front->before);
	front->before = NULL;
	used = (size_t)(arena->next - front->bytes);
	memset(front->bytes, 0, used);
	arena->next = front->bytes;
	arena->left += used;
}

static struct block *
block_new(struct arena *arena, size_t size)
{
	struct block *block;

	if (size > SIZE_MAX / 2)
		whole(NULL);
	block = whole(calloc(1, sizeof *block + size));
	block->before = arena->last;
	arena->last = block;
	return block;
}

/* A block of its own: the one being filled stays in front. */
static void *
alloc_large(struct arena *arena, size_t size)
{
	struct block *front = arena->last, *block = block_new(arena, size);

	if (arena->next != NULL) {
		block->before = front->before;
		front->before = block;
		arena->last = front;
	}
	return block->bytes;
}

static size_t
padded(size_t size)
{
	return (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
}

void *
arena_alloc(struct arena *arena, size_t size)
{
	void *memory;

	if (size > SIZE_MAX / 2)
		whole(NULL);
	if (size == 0)
		size = 1; /* an address all the same */
	size = padded(size);
	if (size > arena->left) {
		if (size > BLOCK_SIZE / 4)
			return alloc_large(arena, size);
		arena->next = block_new(arena, BLOCK_SIZE)->bytes;
		arena->left = BLOCK_SIZE;
	}
	memory = arena->next;
	arena->next += size;
	arena->left -= size;
	return memory;
}

char *
arena_copy(struct arena *arena, const char *at, size_t length)
{
	char *copy = arena_alloc(arena, length + 1);

	if (length > 0)
		memcpy(copy, at, length);
	return copy;
}

char *
arena_format(struct arena *arena, const char *format, ...)
{
	va_list arguments;
	int length;
	char *text;

	va_start(arguments, format);
	length = vsnprintf(NULL, 0, format, arguments);
	va_end(arguments);
	if (length < 0)
		whole(NULL);
	text = arena_alloc(arena, (size_t)length + 1);
	va_start(arguments, format);
	vsnprintf(text, (size_t)length + 1, format, arguments);
	va_end(arguments);
	return text;
}

void *
arena_grow(struct arena *arena, void *at, size_t size, size_t wanted)
{
	size_t more;
	void *moved;

	if (wanted > SIZE_MAX / 2)
		whole(NULL);
	more = padded(wanted) - padded(size);
	if (size > 0 && (char *)at + padded(size) == arena->next &&
	    more <= arena->left) {
		arena->next += more;
		arena->left -= more;
		return at;
	}
	moved = arena_alloc(arena, wanted);
	if (size > 0)
		memcpy(moved, at, size);
	return moved;
}

void *
arena_more(
    struct arena *arena, void *at, size_t count, size_t *room, size_t size)
{
	size_t before = *room;

	if (count < before)
		return at;
	*room = before == 0 ? 8 : before * 2;
	if (*room > SIZE_MAX / size)
		whole(NULL);
	return arena_grow(arena, at, before * size, *room * size);
}
