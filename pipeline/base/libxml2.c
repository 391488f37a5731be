#include "base/libxml2.h"

#include <stddef.h>

#include "base/library.h"

/* libxml2 2.9 to 2.13, then later versions; the functions used are the same. */
static const char *const NAMES[] = {"libxml2.so.2", "libxml2.so.16", NULL};

const struct libxml2 *
libxml2(void)
{
	/*
	 * Like the symbol table of a linked library: written once, before use.
	 */
	static struct libxml2 functions;
	struct library library;

	if (functions.xmlFreeDoc != NULL)
		return &functions;
	library = library_open(NAMES);
#define FIND(name)                                                             \
	functions.name =                                                       \
	    (__typeof__(functions.name))library_find(&library, #name)
	LIBXML2_FUNCTIONS(FIND);
#undef FIND
	library_require(&library);
	return &functions;
}
