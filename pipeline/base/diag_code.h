/*
 * diag_code: what can be reported, each by a stable name such as
 * "date-impossible".
 *
 * The names, what they mean and what to do about them stand in one table,
 * diag_code.def. A constant is made of each row, so that what is not in the
 * table cannot be compiled, much less reported.
 */
#ifndef BASE_DIAG_CODE_H
#define BASE_DIAG_CODE_H

#include <stdbool.h>

enum severity {
	SEVERITY_NOTE,
	SEVERITY_WARNING,
	SEVERITY_ERROR,
	SEVERITY_FAILURE,
	SEVERITY_ACCEPTED /* a warning that is not printed */
};

enum diag_code {
#define CODE(constant, name, severities, meaning, remedy) CODE_##constant,
#include "base/diag_code.def"
#undef CODE
	CODE_COUNT
};

/* A row of the table. */
struct diag_meaning {
	const char *name;
	unsigned severities; /* 1 << SEVERITY_ERROR and so on, or-ed */
	const char *meaning, *remedy;
};

const struct diag_meaning *diag_code_meaning(enum diag_code code);

const char *diag_code_name(enum diag_code code);

/* False where no code has this name. */
bool diag_code_find(const char *name, enum diag_code *code);

/* The code whose name is the most like this one. */
enum diag_code diag_code_nearest(const char *name);

#endif
