/*
 * A signed PDF, and the content of a page, which a stamp is placed above.
 */
#include "fuzz.h"
#include "print/content_top.h"
#include "print/signature.h"

static void
check_found(struct text bytes, const struct signature_found *found)
{
	if (found->base >= bytes.length || found->cms.length == 0 ||
	    !digest_is_given(found->content))
		abort();
	for (size_t i = 0; i < found->certificate_count; i++)
		if (found->certificates[i].length > bytes.length)
			abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *at, size_t length)
{
	struct arena *arena = arena_new();
	struct diag *diag = diag_new(arena);
	struct origin origin = {diag, CODE_SIGN_PDF, "x.pdf"};
	struct text bytes = {(const char *)at, length};
	struct signature_found found;
	enum signature_state state =
	    signature_find(arena, origin, bytes, &found);

	if ((state == SIGNATURE_BAD) != diag_is_bad(diag))
		abort();
	if (state == SIGNATURE_FOUND)
		check_found(bytes, &found);
	if (content_top(bytes) < 0)
		abort();
	say_everything(diag);
	arena_free(arena);
	return 0;
}
