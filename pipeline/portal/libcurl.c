#include "portal/libcurl.h"

#include <assert.h>
#include <dlfcn.h>
#include <stddef.h>

#include "base/diag.h"

/* Of libcurl 7 and 8. */
#define LIBRARY "libcurl.so.4"

/* As the tables of a linked library: written once, before it is used. */
static struct libcurl functions;

static bool
find_functions(void *library)
{
	bool all = true;

#define FIND(name)                                                             \
	functions.name = all                                                   \
	    ? (__typeof__(functions.name))dlsym(library, "curl_" #name)        \
	    : NULL;                                                            \
	all = functions.name != NULL
	LIBCURL_FUNCTIONS(FIND);
#undef FIND
	return all;
}

bool
libcurl_load(struct diag *diag)
{
	void *library = dlopen(LIBRARY, RTLD_LAZY | RTLD_LOCAL);

	if (library != NULL && find_functions(library))
		return true;
	diag_failure(diag, NULL, "%s", dlerror());
	return false;
}

const struct libcurl *
libcurl(void)
{
	assert(functions.url_strerror != NULL);
	return &functions;
}
