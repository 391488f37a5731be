#include "base/library.h"

#include <dlfcn.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/diag.h"

struct library
library_open(const char *const names[])
{
	struct library library = {0};

	for (size_t i = 0; library.handle == NULL && names[i] != NULL; i++)
		library.handle = dlopen(names[i], RTLD_LAZY | RTLD_LOCAL);
	if (library.handle == NULL)
		library.why = dlerror();
	return library;
}

void *
library_find(struct library *library, const char *name)
{
	void *found = NULL;

	if (library->why == NULL)
		found = dlsym(library->handle, name);
	if (library->why == NULL && found == NULL)
		library->why = dlerror();
	return found;
}

bool
library_is_complete(const struct library *library, struct diag *diag)
{
	if (library->why != NULL)
		diag_failure(diag, NULL, "%s", library->why);
	return library->why == NULL;
}

void
library_require(const struct library *library)
{
	if (library->why == NULL)
		return;
	fprintf(stderr, "congbao: %s\n", library->why);
	exit(2);
}
