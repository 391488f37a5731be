#include "base/library.h"

#include <dlfcn.h>
#include <string.h>

#include "base/diag.h"

bool
library_load(struct diag *diag, const char *const names[],
    const struct library_function *functions, size_t count)
{
	void *handle = NULL;
	bool good;

	for (size_t i = 0; handle == NULL && names[i] != NULL; i++)
		handle = dlopen(names[i], RTLD_LAZY | RTLD_LOCAL);
	good = handle != NULL;
	for (size_t i = 0; good && i < count; i++) {
		void *found = dlsym(handle, functions[i].name);

		memcpy(functions[i].at, &found, sizeof found);
		good = found != NULL;
	}
	if (!good)
		diag_failure(diag, NULL, "%s", dlerror());
	return good;
}
