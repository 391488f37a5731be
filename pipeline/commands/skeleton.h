/*
 * skeleton: the text of a new decision. What only its author knows is written
 * as [điền: …], which check reports (placeholder).
 */
#ifndef COMMANDS_SKELETON_H
#define COMMANDS_SKELETON_H

#include <stdbool.h>

#include "base/date.h"
#include "base/text.h"

struct arena;

struct skeleton {
	const char *type, *type_symbol;		  /* symbol NULL: it has none */
	const char *authority, *authority_symbol; /* the same */
	const char *province;
	const char *number;	    /* NULL: not known; "12" gets its symbols */
	const char *title, *signer; /* NULL: not known */
	struct date date;	    /* not given: not known */
	struct date received;
	bool example; /* its text is whole, and says that it is an example */
};

struct text skeleton_write(
    struct arena *arena, const struct skeleton *skeleton);

#endif
