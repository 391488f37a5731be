/*
 * diag_code: the diagnostic codes, with stable names such as "date-impossible".
 *
 * Their names and what is to be said of them are in one table, diag_code.def
 * (an X-macro). Each row defines a constant, so code that reports an
 * undocumented diagnostic does not compile.
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
#define CODE(constant, ...) CODE_##constant,
#include "base/diag_code.def"
#undef CODE
	CODE_COUNT
};

/* A row of the table. */
struct diag_meaning {
	const char *name;
	unsigned severities; /* mask: 1 << SEVERITY_ERROR and so on */
	/* In English: see translate(). */
	const char *meaning, *why, *remedy;
	/* An example, in no language but the gazette's; wrong may be NULL. */
	const char *wrong, *right;
};

const struct diag_meaning *diag_code_meaning(enum diag_code code);

const char *diag_code_name(enum diag_code code);

/* False if no code has this name. */
bool diag_code_find(const char *name, enum diag_code *code);

/* The name of a code that is most similar (base/nearest.h). */
const char *diag_code_nearest(const char *name);

#endif
