#include "base/diag_code.h"

#include <assert.h>
#include <stddef.h>
#include <string.h>

#include "base/nearest.h"
#include "base/translate.h"

enum {
	NOTE = 1 << SEVERITY_NOTE,
	WARNING = 1 << SEVERITY_WARNING,
	ERROR = 1 << SEVERITY_ERROR,
	FAILURE = 1 << SEVERITY_FAILURE
};

static const struct diag_meaning MEANINGS[] = {
#define CODE(constant, ...) [CODE_##constant] = {__VA_ARGS__},
#include "base/diag_code.def"
#undef CODE
};

const struct diag_meaning *
diag_code_meaning(enum diag_code code)
{
	assert(code < CODE_COUNT);
	return &MEANINGS[code];
}

const char *
diag_code_name(enum diag_code code)
{
	return diag_code_meaning(code)->name;
}

bool
diag_code_find(const char *name, enum diag_code *code)
{
	for (size_t i = 0; i < CODE_COUNT; i++) {
		if (strcmp(MEANINGS[i].name, name) != 0)
			continue;
		*code = (enum diag_code)i;
		return true;
	}
	return false;
}

const char *
diag_code_nearest(const char *name)
{
	struct nearest nearest = nearest_to(name);

	for (size_t i = 0; i < CODE_COUNT; i++)
		nearest_try(&nearest, MEANINGS[i].name);
	return nearest.found;
}
