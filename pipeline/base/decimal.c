#include "base/decimal.h"

#include "base/arena.h"

const char *
grouped(struct arena *arena, size_t number)
{
	if (number < 1000)
		return arena_format(arena, "%zu", number);
	return arena_format(
	    arena, "%s.%03zu", grouped(arena, number / 1000), number % 1000);
}

const char *
tenths(struct arena *arena, long number)
{
	return arena_format(arena, "%ld,%ld", number / 10, number % 10);
}
