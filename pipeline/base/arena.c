#include "base/arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/translate.h"

/*
 * Blocks start small, for arenas that hold a path or two, and double in size.
 */
enum {
	BLOCK_LEAST = 1024,
	BLOCK_MOST = 64 * 1024,
	ALIGNMENT = alignof(max_align_t)
};

struct block {
	struct block *before;
	bool is_one; /* holds a single large allocation */
	alignas(ALIGNMENT) char bytes[];
};

struct arena {
	struct block *last;
	char *next; /* the first free byte of the last block */
	size_t left;
	size_t block; /* the size of the last block; 0: none so far */
};

static void *
checked(void *memory)
{
	if (memory == NULL) {
		fputs(_("congbao: out of memory\n"), stderr);
		exit(2);
	}
	return memory;
}

struct arena *
arena_new(void)
{
	return checked(calloc(1, sizeof(struct arena)));
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

/* The newest block is kept, so that repeated small tasks do not call malloc. */
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
	arena->next = front->bytes;
	arena->left += used;
}

static void
push(struct arena *arena, struct block *block)
{
	block->before = arena->last;
	arena->last = block;
}

/* A zeroed block of its own, linked behind the one that is being filled. */
static void *
alloc_large(struct arena *arena, size_t size)
{
	struct block *front = arena->last, *block;

	if (size > SIZE_MAX / 2)
		checked(NULL);
	block = checked(calloc(1, sizeof *block + size));
	block->is_one = true;
	if (arena->next == NULL) {
		push(arena, block);
	} else {
		block->before = front->before;
		front->before = block;
	}
	return block->bytes;
}

static void
begin_block(struct arena *arena, size_t least)
{
	size_t size = arena->block == 0 ? BLOCK_LEAST : arena->block;
	struct block *block;

	while (size < least || (size == arena->block && size < BLOCK_MOST))
		size *= 2;
	block = checked(malloc(sizeof *block + size));
	block->is_one = false;
	push(arena, block);
	arena->next = block->bytes;
	arena->left = size;
	arena->block = size;
}

static size_t
padded(size_t size)
{
	return (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
}

static bool
is_large(size_t size)
{
	return size > BLOCK_MOST / 4;
}

/* The size is small and padded. The memory is not initialized. */
static void *
take(struct arena *arena, size_t size)
{
	void *memory;

	if (size > arena->left)
		begin_block(arena, size);
	memory = arena->next;
	arena->next += size;
	arena->left -= size;
	return memory;
}

void *
arena_alloc(struct arena *arena, size_t size)
{
	if (is_large(size))
		return alloc_large(arena, size);
	size = padded(size == 0 ? 1 : size); /* a unique address even for 0 */
	return memset(take(arena, size), 0, size);
}

char *
arena_copy(struct arena *arena, const char *at, size_t length)
{
	char *copy = is_large(length) ? alloc_large(arena, length + 1)
				      : take(arena, padded(length + 1));

	if (length > 0)
		memcpy(copy, at, length);
	copy[length] = '\0';
	return copy;
}

char *
arena_string(struct arena *arena, const char *string)
{
	return arena_copy(arena, string, strlen(string));
}

char *
arena_concat(struct arena *arena, const char *a, const char *b, const char *c)
{
	size_t first = strlen(a), second = strlen(b), third = strlen(c);
	size_t size = first + second + third + 1;
	char *text = is_large(size) ? alloc_large(arena, size)
				    : take(arena, padded(size));

	memcpy(text, a, first);
	memcpy(text + first, b, second);
	memcpy(text + first + second, c, third + 1);
	return text;
}

/* Formatted in place if the current block has room for the result. */
char *
arena_format(struct arena *arena, const char *format, ...)
{
	va_list arguments;
	size_t size;
	int length;
	char *text;

	va_start(arguments, format);
	length = vsnprintf(arena->next, arena->left, format, arguments);
	va_end(arguments);
	if (length < 0)
		checked(NULL);
	size = (size_t)length + 1;
	if (size <= arena->left && !is_large(size))
		return take(arena, padded(size));
	text = arena_alloc(arena, size);
	va_start(arguments, format);
	vsnprintf(text, size, format, arguments);
	va_end(arguments);
	return text;
}

void *
arena_grow(struct arena *arena, void *at, size_t size, size_t wanted)
{
	size_t more;
	void *moved;

	if (wanted > SIZE_MAX / 2)
		checked(NULL);
	more = padded(wanted) - padded(size);
	if (size > 0 && (char *)at + padded(size) == arena->next &&
	    more <= arena->left) {
		memset(take(arena, more), 0, more);
		return at;
	}
	moved = arena_alloc(arena, wanted);
	if (size > 0)
		memcpy(moved, at, size);
	return moved;
}

/* The link to the block that holds this allocation alone, or NULL. */
static struct block **
find_large(struct arena *arena, const void *at)
{
	struct block **link = &arena->last;

	while (*link != NULL && ((*link)->bytes != at || !(*link)->is_one))
		link = &(*link)->before;
	return *link == NULL ? NULL : link;
}

void *
arena_regrow(struct arena *arena, void *at, size_t size, size_t wanted)
{
	struct block **link = is_large(size) ? find_large(arena, at) : NULL;

	if (link == NULL)
		return arena_grow(arena, at, size, wanted);
	if (wanted > SIZE_MAX / 2)
		checked(NULL);
	*link = checked(realloc(*link, sizeof **link + wanted));
	return (*link)->bytes;
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
		checked(NULL);
	return arena_grow(arena, at, before * size, *room * size);
}
