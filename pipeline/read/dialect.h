/*
 * dialect: marks of other Markdowns and of templates.
 *
 * They have no meaning here and are printed as they stand, which nobody who
 * writes {#id}, :::, $$, {{ }} or [[ ]] will want: a warning each.
 */
#ifndef READ_DIALECT_H
#define READ_DIALECT_H

#include "base/source.h"

struct diag;

void dialect_check(struct diag *diag, struct span body);

#endif
