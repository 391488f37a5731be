/*
 * label_forms: counts "a.", "1/", "a/" and "(1)", which look like labels but
 * are not.
 */
#ifndef READ_LABEL_FORMS_H
#define READ_LABEL_FORMS_H

#include <stddef.h>

#include "base/span.h"

struct diag;
struct unit;

enum { LABEL_FORM_COUNT = 4 };

struct label_forms {
	struct {
		size_t count;
		struct span first;
	} at[LABEL_FORM_COUNT];
};

void label_forms_count(struct label_forms *forms, const struct unit *unit);

/* Reports a note for each form found, at its first occurrence. */
void label_forms_report(const struct label_forms *forms, struct diag *diag);

#endif
