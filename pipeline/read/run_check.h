/*
 * run_check: checks a run of text for markup that was not recognized.
 */
#ifndef READ_RUN_CHECK_H
#define READ_RUN_CHECK_H

#include <stdbool.h>

struct diag;
struct run;

/*
 * A reference to a missing footnote is an error (returns false); a gap that
 * would collapse in print is a warning. The run's span must be set.
 */
bool run_check(struct diag *diag, const struct run *run);

#endif
