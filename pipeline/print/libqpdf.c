#include "print/libqpdf.h"

#include <assert.h>
#include <stddef.h>

#include "base/library.h"

/* Of qpdf 12, and of 10.6 to 11: the functions used are the same in both. */
static const char *const NAMES[] = {"libqpdf.so.30", "libqpdf.so.29", NULL};

/* Like the tables of a linked library, written once, before it is used. */
static struct libqpdf functions;

bool
libqpdf_load(struct diag *diag)
{
	struct library library = library_open(NAMES);

#define FIND(name)                                                             \
	functions.name =                                                       \
	    (__typeof__(functions.name))library_find(&library, "qpdf_" #name)
	LIBQPDF_FUNCTIONS(FIND);
#undef FIND
	return library_is_complete(&library, diag);
}

const struct libqpdf *
libqpdf(void)
{
	assert(functions.init != NULL);
	return &functions;
}
