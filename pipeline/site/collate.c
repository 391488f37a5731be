#include "site/collate.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ucol.h>
#include <unicode/ustring.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/library.h"

#define ICU_FUNCTIONS(X)                                                       \
	X(ucol_close)                                                          \
	X(ucol_getSortKey)                                                     \
	X(ucol_open)                                                           \
	X(u_errorName)                                                         \
	X(u_strFromUTF8)

/* By macros, ICU appends its version to the names of functions. */
#define AS_STRING(name) #name
#define STRING_OF(name) AS_STRING(name)

static const char *const NAMES[] = {
    "libicui18n.so." STRING_OF(U_ICU_VERSION_MAJOR_NUM), NULL};

#define MEMBER(name) __typeof__(name) *name;
static struct {
	ICU_FUNCTIONS(MEMBER)
} functions;
#undef MEMBER

#define ROW(name) {STRING_OF(name), &functions.name},
static const struct library_function ROWS[] = {ICU_FUNCTIONS(ROW)};
#undef ROW

struct collator {
	UCollator *icu;
};

struct collator *
collator_open(struct arena *arena, struct diag *diag)
{
	UErrorCode status = U_ZERO_ERROR;
	struct collator *collator = arena_alloc(arena, sizeof *collator);

	if (!library_load(diag, NAMES, ROWS, sizeof ROWS / sizeof ROWS[0]))
		return NULL;
	collator->icu = functions.ucol_open("vi", &status);
	if (U_SUCCESS(status))
		return collator;
	diag_failure(diag, NULL, "ICU has no collation: %s",
	    functions.u_errorName(status));
	return NULL;
}

void
collator_close(struct collator *collator)
{
	if (collator != NULL)
		functions.ucol_close(collator->icu);
}

const char *
collator_key(
    const struct collator *collator, struct arena *arena, const char *text)
{
	/* Text has no more code units in UTF-16 than bytes in UTF-8. */
	size_t room = strlen(text) + 1;
	UChar *wide = arena_alloc(arena, room * sizeof *wide);
	UErrorCode status = U_ZERO_ERROR;
	int32_t length, size;
	uint8_t *key;

	functions.u_strFromUTF8(
	    wide, (int32_t)room, &length, text, -1, &status);
	if (U_FAILURE(status))
		abort();
	size = functions.ucol_getSortKey(collator->icu, wide, length, NULL, 0);
	key = arena_alloc(arena, (size_t)size + 1);
	functions.ucol_getSortKey(collator->icu, wide, length, key, size);
	return (const char *)key;
}
