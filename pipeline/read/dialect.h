/*
 * dialect: warns about syntax of other Markdown dialects and template
 * languages.
 *
 * {#id}, :::, $$, {{ }} and [[ ]] have no meaning here and would be printed as
 * they are, which is hardly intended.
 */
#ifndef READ_DIALECT_H
#define READ_DIALECT_H

#include "base/source.h"

struct diag;

void dialect_check(struct diag *diag, struct span body);

#endif
