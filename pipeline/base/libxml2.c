#include "base/libxml2.h"

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/library.h"

/* libxml2 2.9 to 2.13, then later versions; the functions used are the same. */
static const char *const NAMES[] = {"libxml2.so.2", "libxml2.so.16", NULL};

/* Like the tables of a linked library, written once, before it is used. */
static struct libxml2 functions;

#define ROW(name) {#name, &functions.name},
static const struct library_function ROWS[] = {LIBXML2_FUNCTIONS(ROW)};
#undef ROW

const struct libxml2 *
libxml2(void)
{
	struct arena *arena;
	struct diag *diag;

	if (functions.xmlFreeDoc != NULL)
		return &functions;
	arena = arena_new();
	diag = diag_new(arena);
	if (!library_load(diag, NAMES, ROWS, sizeof ROWS / sizeof ROWS[0])) {
		diag_print(diag, stderr, DIAG_TEXT);
		exit(2);
	}
	arena_free(arena);
	return &functions;
}
