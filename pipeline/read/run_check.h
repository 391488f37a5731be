/*
 * run_check: what stands in a run of text and was meant as something else.
 */
#ifndef READ_RUN_CHECK_H
#define READ_RUN_CHECK_H

#include <stdbool.h>

struct diag;
struct run;

/*
 * A reference to a footnote that there is not is an error, and false is
 * returned; a gap that closes in print is a warning. The run has its span.
 */
bool run_check(struct diag *diag, const struct run *run);

#endif
