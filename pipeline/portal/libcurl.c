#include "portal/libcurl.h"

#include <assert.h>
#include <stddef.h>

#include "base/library.h"

/* Of libcurl 7 and 8. */
static const char *const NAMES[] = {"libcurl.so.4", NULL};

/* Written once, before first use, like the tables of a linked library. */
static struct libcurl functions;

bool
libcurl_load(struct diag *diag)
{
	struct library library = library_open(NAMES);

#define FIND(name)                                                             \
	functions.name =                                                       \
	    (__typeof__(functions.name))library_find(&library, "curl_" #name)
	LIBCURL_FUNCTIONS(FIND);
#undef FIND
	return library_is_complete(&library, diag);
}

const struct libcurl *
libcurl(void)
{
	assert(functions.url_strerror != NULL);
	return &functions;
}
