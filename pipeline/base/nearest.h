/*
 * nearest: the name that was probably meant by one that is unknown.
 *
 * Names are compared by edit distance: how many characters have to be inserted,
 * deleted, replaced, or swapped with their neighbours. Characters are Unicode
 * code points, so "tinh" is one away from "tỉnh". The first NEAREST_LONGEST
 * characters are compared; more than one in three that are wrong is no typing
 * mistake any more.
 */
#ifndef BASE_NEAREST_H
#define BASE_NEAREST_H

#include <stddef.h>
#include <stdint.h>

enum { NEAREST_LONGEST = 64 };

/* A name in characters. */
struct nearest_name {
	uint32_t at[NEAREST_LONGEST];
	size_t count;
};

/* The search for a name among those that nearest_try is called with. */
struct nearest {
	struct nearest_name wanted;
	const char *found; /* the most similar name so far, or NULL */
	size_t distance;   /* to it */
};

/* Both names may be any bytes: what is not UTF-8 is similar to nothing. */
struct nearest nearest_to(const char *wanted);
void nearest_try(struct nearest *nearest, const char *name);

/* What was found, if it is similar enough to have been meant; or NULL. */
const char *nearest_meant(const struct nearest *nearest);

/* The same of names in an array. */
const char *nearest_of(
    const char *wanted, const char *const *names, size_t count);

#endif
