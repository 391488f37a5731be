#include "site/collate.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ucol.h>
#include <unicode/ustring.h>

#include "base/arena.h"
#include "base/diag.h"

struct collator {
	UCollator *icu;
};

struct collator *
collator_open(struct arena *arena, struct diag *diag)
{
	UErrorCode status = U_ZERO_ERROR;
	struct collator *collator = arena_alloc(arena, sizeof *collator);

	collator->icu = ucol_open("vi", &status);
	if (U_SUCCESS(status))
		return collator;
	diag_failure(
	    diag, NULL, "ICU has no collation: %s", u_errorName(status));
	return NULL;
}

void
collator_close(struct collator *collator)
{
	if (collator != NULL)
		ucol_close(collator->icu);
}

const char *
collator_key(
    const struct collator *collator, struct arena *arena, const char *text)
{
	/* A UTF-16 text is no longer, in units, than its UTF-8 in bytes. */
	size_t room = strlen(text) + 1;
	UChar *wide = arena_alloc(arena, room * sizeof *wide);
	UErrorCode status = U_ZERO_ERROR;
	int32_t length, size;
	uint8_t *key;

	u_strFromUTF8(wide, (int32_t)room, &length, text, -1, &status);
	if (U_FAILURE(status))
		abort();
	size = ucol_getSortKey(collator->icu, wide, length, NULL, 0);
	key = arena_alloc(arena, (size_t)size + 1);
	ucol_getSortKey(collator->icu, wide, length, key, size);
	return (const char *)key;
}
