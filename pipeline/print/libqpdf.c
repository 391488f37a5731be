#include "print/libqpdf.h"

#include <assert.h>
#include <stddef.h>

#include "base/library.h"

/* Of qpdf 12, and of 10.6 to 11: the functions used are the same in both. */
static const char *const NAMES[] = {"libqpdf.so.30", "libqpdf.so.29", NULL};

/* Like the tables of a linked library, written once, before it is used. */
static struct libqpdf functions;

#define ROW(name) {"qpdf_" #name, &functions.name},
static const struct library_function ROWS[] = {LIBQPDF_FUNCTIONS(ROW)};
#undef ROW

bool
libqpdf_load(struct diag *diag)
{
	return library_load(diag, NAMES, ROWS, sizeof ROWS / sizeof ROWS[0]);
}

const struct libqpdf *
libqpdf(void)
{
	assert(functions.init != NULL);
	return &functions;
}
