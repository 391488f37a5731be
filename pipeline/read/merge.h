/*
 * merge: lines that an unfinished merge of git leaves in a file.
 */
#ifndef READ_MERGE_H
#define READ_MERGE_H

#include <stdbool.h>

#include "base/source.h"

struct diag;

/*
 * Reports each of them: <<<<<<<, |||||||, =======, >>>>>>> at the start of a
 * line, seven signs or more (git writes more where merges lie in each other).
 * False where there are some: the rest of such a file is not worth a look.
 */
bool merge_check(struct diag *diag, const struct source *source);

#endif
