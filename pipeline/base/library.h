/*
 * library: a shared library that is loaded on demand.
 *
 * The program does not link to libraries that are rarely used and slow to load;
 * it looks up their functions by name (dlopen(3), dlsym(3)).
 */
#ifndef BASE_LIBRARY_H
#define BASE_LIBRARY_H

#include <stdbool.h>
#include <stddef.h>

struct diag;

struct library_function {
	const char *name;
	void *at; /* the pointer to the function, to be set */
};

/*
 * Loads the first library found of these names, which end with NULL, and sets
 * the pointers to its functions. It stays loaded until the process ends.
 * False after a failure in diag, with the dynamic linker's message, if
 * something was not found.
 */
bool library_load(struct diag *diag, const char *const names[],
    const struct library_function *functions, size_t count);

#endif
