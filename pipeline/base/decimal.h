/*
 * decimal: numbers as Vietnamese writes them: "." between thousands, "," before
 * decimals.
 */
#ifndef BASE_DECIMAL_H
#define BASE_DECIMAL_H

#include <stddef.h>

struct arena;

/* "6.351" */
const char *grouped(struct arena *arena, size_t number);

/* "2,5" for 25; not for negative numbers. */
const char *tenths(struct arena *arena, long number);

#endif
