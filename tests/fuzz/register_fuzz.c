/*
 * The register of a year.
 */
#include "fuzz.h"
#include "number/registry.h"

int
LLVMFuzzerTestOneInput(const uint8_t *at, size_t length)
{
	struct arena *arena = arena_new();
	struct diag *diag = diag_new(arena);
	struct registry *registry = registry_parse(arena, diag, "register",
	    2025, (struct text) {(const char *)at, length});

	if ((registry == NULL) != diag_is_bad(diag))
		abort();
	if (registry != NULL && registry_next(registry) < 1)
		abort();
	say_everything(diag);
	arena_free(arena);
	return 0;
}
