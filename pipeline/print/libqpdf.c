#include "print/libqpdf.h"

#include <assert.h>
#include <dlfcn.h>
#include <stddef.h>

#include "base/diag.h"

/* Of qpdf 12, and of 10.6 to 11: what is called is the same in both. */
static const char *const LIBRARIES[] = {"libqpdf.so.30", "libqpdf.so.29"};

/* As the tables of a linked library: written once, before it is used. */
static struct libqpdf functions;

static bool
find_functions(void *library)
{
	bool all = true;

#define FIND(name)                                                             \
	functions.name = all                                                   \
	    ? (__typeof__(functions.name))dlsym(library, "qpdf_" #name)        \
	    : NULL;                                                            \
	all = functions.name != NULL
	LIBQPDF_FUNCTIONS(FIND);
#undef FIND
	return all;
}

bool
libqpdf_load(struct diag *diag)
{
	void *library = NULL;

	for (size_t i = 0;
	     library == NULL && i < sizeof LIBRARIES / sizeof LIBRARIES[0]; i++)
		library = dlopen(LIBRARIES[i], RTLD_LAZY | RTLD_LOCAL);
	if (library != NULL && find_functions(library))
		return true;
	diag_failure(diag, NULL, "%s", dlerror());
	return false;
}

const struct libqpdf *
libqpdf(void)
{
	assert(functions.init != NULL);
	return &functions;
}
