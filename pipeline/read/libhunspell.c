#include "read/libhunspell.h"

#include <assert.h>
#include <stddef.h>

#include "base/library.h"

static const char *const NAMES[] = {"libhunspell-1.7.so.0", NULL};

/* Like the tables of a linked library, written once, before it is used. */
static struct libhunspell functions;

#define ROW(name) {"Hunspell_" #name, &functions.name},
static const struct library_function ROWS[] = {LIBHUNSPELL_FUNCTIONS(ROW)};
#undef ROW

bool
libhunspell_load(struct diag *diag)
{
	return library_load(diag, NAMES, ROWS, sizeof ROWS / sizeof ROWS[0]);
}

const struct libhunspell *
libhunspell(void)
{
	assert(functions.create != NULL);
	return &functions;
}
