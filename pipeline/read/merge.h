/*
 * merge: finds conflict markers of an unfinished git merge.
 */
#ifndef READ_MERGE_H
#define READ_MERGE_H

#include <stdbool.h>

#include "base/source.h"

struct diag;

/*
 * Reports each conflict marker: <<<<<<<, |||||||, =======, >>>>>>> at the start
 * of a line, seven characters or more (git writes more for nested merges).
 * False if there are any; such a file needs no further checks.
 */
bool merge_check(struct diag *diag, const struct source *source);

#endif
