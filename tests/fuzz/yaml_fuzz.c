/*
 * YAML, as front matter, profiles and manifests of faces are written.
 */
#include "fuzz.h"
#include "read/properties.h"
#include "read/yaml.h"

int
LLVMFuzzerTestOneInput(const uint8_t *at, size_t length)
{
	struct arena *arena = arena_new();
	struct diag *diag = diag_new(arena);
	struct source *source = source_of(
	    arena, diag, "x.yaml", (struct text) {(const char *)at, length});

	if (source != NULL) {
		struct span all = span_at(source, 0, source->text.length);

		if ((yaml_parse(arena, diag, all) == NULL) != diag_is_bad(diag))
			abort();
		properties_parse(arena, diag, all);
	}
	say_everything(diag);
	arena_free(arena);
	return 0;
}
