#include "portal/libcurl.h"

#include <assert.h>
#include <stddef.h>

#include "base/diag.h"
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
	const char *why =
	    library_load(NAMES, ROWS, sizeof ROWS / sizeof ROWS[0]);

	if (why != NULL)
		diag_failure(diag, NULL, "%s", why);
	return why == NULL;
}

const struct libcurl *
libcurl(void)
{
	assert(functions.url_strerror != NULL);
	return &functions;
}
