/*
 * library: a shared library, loaded when it is needed.
 *
 * What is seldom needed and takes long to load the program is not linked to:
 * it finds the functions by their names.
 */
#ifndef BASE_LIBRARY_H
#define BASE_LIBRARY_H

#include <stdbool.h>

struct diag;

struct library {
	void *handle;	 /* of dlopen; NULL: none was there */
	const char *why; /* what was not found, by dlerror; NULL: all was */
};

/*
 * Loads the first that is there of these names, the last one NULL, until the
 * process ends.
 */
struct library library_open(const char *const names[]);

/* A function's address; NULL where it, or one before it, was not found. */
void *library_find(struct library *library, const char *name);

/* False after a failure in diag: the library or a function was not found. */
bool library_is_whole(const struct library *library, struct diag *diag);

/* Ends the process with status 2, in the dynamic linker's words, where the
   library or a function was not found: as if the program were linked to it. */
void library_need(const struct library *library);

#endif
