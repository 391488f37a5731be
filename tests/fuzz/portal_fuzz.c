/*
 * What a portal answers: a manifest, a catalogue. What can be read is written
 * so that it can be read again.
 */
#include "fuzz.h"
#include "publish/catalogue.h"
#include "publish/manifest.h"

int
LLVMFuzzerTestOneInput(const uint8_t *at, size_t length)
{
	struct arena *arena = arena_new();
	struct diag *diag = diag_new(arena);
	struct text bytes = {(const char *)at, length};
	struct origin origin = {diag, "fuzz", "x.json"};
	struct issue_entry *manifest = manifest_read(arena, origin, bytes);
	struct catalogue *catalogue = catalogue_read(arena, origin, bytes);

	if (manifest != NULL &&
	    manifest_read(arena, origin, manifest_write(arena, manifest)) ==
		NULL)
		abort();
	if (catalogue != NULL &&
	    catalogue_read(arena, origin, catalogue_write(arena, catalogue)) ==
		NULL)
		abort();
	say_everything(diag);
	arena_free(arena);
	return 0;
}
