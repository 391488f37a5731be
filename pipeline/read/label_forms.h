/*
 * label_forms: "a.", "1/", "a/" and "(1)" look like labels, and are none.
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

/* A note for each form that was counted, at the first unit of it. */
void label_forms_report(const struct label_forms *forms, struct diag *diag);

#endif
