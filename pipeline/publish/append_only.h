/*
 * append_only: a register on a portal is continued, never rewritten.
 */
#ifndef PUBLISH_APPEND_ONLY_H
#define PUBLISH_APPEND_ONLY_H

#include <stdbool.h>

#include "base/text.h"

struct diag;
struct registry;

#define PUBLISHED_REGISTER_NAME "register"

/* No register is longer, in bytes. */
enum { PUBLISHED_REGISTER_MOST = 8 * 1024 * 1024 };

/*
 * Does the registry begin with all lines of the published one? Else an error
 * in diag, publish-register, at the line where they part. `name` is what the
 * published one is called.
 */
bool append_only_check(struct diag *diag, const char *name,
    const struct registry *registry, struct text published);

#endif
