/*
 * quotation: text of another document between “ and ”, over several units.
 *
 * "Sửa đổi khoản 2 như sau: “2. Mức …" opens one within its line: the units
 * below are the other document's, up to its ”.
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
	int depth;	   /* “ that await their ” */
	struct span first; /* the first of them */
};

/* Sets quotes, opening and closing of a unit by its text. */
void quotation_count(struct unit *unit);

/* Sets closed of all units: whether a unit below closes their quotations. */
void quotation_pair(struct arena *arena, struct unit *units, size_t count);

static inline bool
quotation_is_open(const struct quotation *quotation)
{
	return quotation->depth > 0;
}

/*
 * Counts the marks of the next unit. True where it is a part of a quotation;
 * marks without a counterpart are warned of. One that nothing closes ends
 * where the articles go on as if it had: at the one after `article`.
 */
bool quotation_holds(struct quotation *quotation, struct diag *diag,
    const struct unit *unit, int article);

/* Warns of "…", «…» and „…“ around units, which are not seen as quoted. */
void quotation_check_form(struct diag *diag, const struct unit *unit);

#endif
