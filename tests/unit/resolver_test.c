/*
 * What is meant by a number that was given more than once.
 */
#include <stdlib.h>

#include "base/arena.h"
#include "check.h"
#include "number/resolver.h"

static const struct numbered NUMBERED[] = {
    {"1/QĐ-UBND", "A", {2023, 1, 2}},
    {"01/QĐ-UBND", "A", {2024, 1, 2}},
    {"1/QĐ-UBND", "B", {2024, 1, 3}},
    {"2/QĐ-UBND", "B", {2024, 1, 4}},
    {"3/NQ-HĐND", "C", {2024, 1, 4}},
    {"4/QĐ-UBND", "A", {2024, 1, 5}},
    {"5/QĐ-UBND", "C", {2024, 1, 6}},
};

enum { COUNT = sizeof NUMBERED / sizeof NUMBERED[0] };

static const struct date NONE = {0};

/* The index that is found; -1 for none, -2 where it is unclear. */
static int
find(struct arena *arena, size_t namer, const char *number, struct date date)
{
	struct resolver resolver = resolver_of(arena, NUMBERED, COUNT);
	size_t found = 0;

	switch (resolver_find(&resolver, namer, number, date, &found)) {
	case MEANING_ONE:
		return (int)found;
	case MEANING_LAST:
		return 100 + (int)found;
	case MEANING_UNCLEAR:
		return -2;
	case MEANING_NONE:
		break;
	}
	return -1;
}

int
main(void)
{
	struct arena *arena = arena_new();

	/* The last of one's own authority, whatever the others have. */
	CHECK(find(arena, 5, "1/QĐ-UBND", NONE) == 101);
	CHECK(find(arena, 3, "1/QĐ-UBND", NONE) == 2);
	/* A date tells, and one that nothing has is of no document here. */
	CHECK(find(arena, 5, "1/QĐ-UBND", NUMBERED[0].date) == 0);
	CHECK(find(arena, 5, "1/QĐ-UBND", NUMBERED[2].date) == 2);
	CHECK(find(arena, 5, "1/QĐ-UBND", NUMBERED[3].date) == -1);
	/* Of other authorities one alone. */
	CHECK(find(arena, 5, "3/NQ-HĐND", NONE) == 4);
	CHECK(find(arena, 6, "1/QĐ-UBND", NONE) == -2);
	CHECK(find(arena, 6, "1/QĐ-UBND", NUMBERED[2].date) == 2);
	/* Neither oneself nor what comes later. */
	CHECK(find(arena, 1, "1/QĐ-UBND", NONE) == 0);
	CHECK(find(arena, 0, "1/QĐ-UBND", NONE) == -1);
	CHECK(find(arena, 2, "4/QĐ-UBND", NONE) == -1);
	/* Zeros before a number are no part of it. */
	CHECK(find(arena, 5, "001/QĐ-UBND", NONE) == 101);
	CHECK(find(arena, 5, "11/QĐ-UBND", NONE) == -1);
	arena_free(arena);
	return check_report();
}
