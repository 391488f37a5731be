#include "portal/libcurl.h"

#include <assert.h>
#include <stddef.h>

#include "base/library.h"

/* Of libcurl 7 and 8. */
static const char *const NAMES[] = {"libcurl.so.4", NULL};

/* Written once, before first use, like the tables of a linked library. */
static struct libcurl functions;

#define ROW(name) {"curl_" #name, &functions.name},
static const struct library_function ROWS[] = {LIBCURL_FUNCTIONS(ROW)};
#undef ROW

bool
libcurl_load(struct diag *diag)
{
	return library_load(diag, NAMES, ROWS, sizeof ROWS / sizeof ROWS[0]);
}

const struct libcurl *
libcurl(void)
{
	assert(functions.url_strerror != NULL);
	return &functions;
}
