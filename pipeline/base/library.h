/*
 * library: a shared library that is loaded on demand.
 *
 * The program does not link to libraries that are rarely used and slow to load;
 * it looks up their functions by name (dlopen(3), dlsym(3)).
 */
#ifndef BASE_LIBRARY_H
#define BASE_LIBRARY_H

#include <stdbool.h>

struct diag;

struct library {
	void *handle;	 /* from dlopen; NULL: not found */
	const char *why; /* dlerror's first message; NULL: no error */
};

/*
 * Loads the first library found of these names, which end with NULL. It stays
 * loaded until the process ends.
 */
struct library library_open(const char *const names[]);

/* The address of a function; NULL if it, or an earlier one, was not found. */
void *library_find(struct library *library, const char *name);

/* Was everything found? If not, false after a failure in diag. */
bool library_is_complete(const struct library *library, struct diag *diag);

/*
 * If the library or a function was not found, prints the dynamic linker's
 * message and exits with status 2, as if the program were linked to it.
 */
void library_require(const struct library *library);

#endif
