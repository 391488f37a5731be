/*
 * A time-stamp: a response or a token, which trusts whom it includes.
 */
#include "fuzz.h"
#include "sign/timestamp.h"

int
LLVMFuzzerTestOneInput(const uint8_t *at, size_t length)
{
	struct arena *arena = arena_new();
	struct diag *diag = diag_new(arena);
	struct origin origin = {diag, CODE_SIGN_TIMESTAMP, "x.tsr"};
	struct timestamp timestamp;
	bool good = timestamp_read(arena, origin,
	    (struct text) {(const char *)at, length}, &timestamp);

	if (good)
		good = timestamp_check(arena, origin, &timestamp,
		    timestamp.digest, &timestamp.certificates, NULL);
	if (good == diag_is_bad(diag))
		abort();
	say_everything(diag);
	arena_free(arena);
	return 0;
}
