/*
 * quotation: tracks quotations of other documents over several units.
 *
 * "Sửa đổi khoản 2 như sau: “2. Mức …" opens one within a line; the units that
 * follow belong to the other document, up to the closing ”.
 */
#ifndef READ_QUOTATION_H
#define READ_QUOTATION_H

#include <stdbool.h>
#include <stddef.h>

#include "base/span.h"

struct arena;
struct diag;
struct unit;

struct quotation {
	int depth;	   /* number of open “ */
	struct span first; /* the first of them */
};

/* Sets the members quotes, opening and closing of a unit from its text. */
void quotation_count(struct unit *unit);

/*
 * Sets the member closed of all units: whether a later unit closes their
 * quotations.
 */
void quotation_pair(struct arena *arena, struct unit *units, size_t count);

static inline bool
quotation_is_open(const struct quotation *quotation)
{
	return quotation->depth > 0;
}

/*
 * Processes the quotation marks of the next unit, and warns of unmatched ones.
 * True if the unit is part of a quotation. An unclosed quotation ends at the
 * article that follows number `article`, where the numbering continues as if it
 * had been closed.
 */
bool quotation_holds(struct quotation *quotation, struct diag *diag,
    const struct unit *unit, int article);

/* Warns of "…", «…» and „…“ around units, which do not count as quotations. */
void quotation_check_form(struct diag *diag, const struct unit *unit);

#endif
