/*
 * A decision: characters, front matter, Markdown, structure, order.
 */
#include "fuzz.h"
#include "read/decision.h"

int
LLVMFuzzerTestOneInput(const uint8_t *at, size_t length)
{
	struct arena *arena = arena_new();
	struct diag *diag = diag_new(arena);
	struct source *source = source_of(
	    arena, diag, "x.md", (struct text) {(const char *)at, length});

	if (source == NULL && !diag_is_bad(diag))
		abort();
	if (source != NULL) {
		struct decision *decision = decision_of(arena, diag, source);

		/* What has no body was refused. */
		if (decision->body == NULL && !diag_is_bad(diag))
			abort();
	}
	say_everything(diag);
	arena_free(arena);
	return 0;
}
