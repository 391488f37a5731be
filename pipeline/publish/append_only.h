/*
 * append_only: a published register may be appended to, never rewritten.
 */
#ifndef PUBLISH_APPEND_ONLY_H
#define PUBLISH_APPEND_ONLY_H

#include <stdbool.h>

#include "base/text.h"

struct arena;
struct diag;
struct portal;
struct registry;

#define PUBLISHED_REGISTER_NAME "register"

/* Size limit of a register, in bytes. */
enum { PUBLISHED_REGISTER_MOST = 8 * 1024 * 1024 };

/*
 * Checks that the registry begins with all lines of the published one. If not,
 * an error in diag, publish-register, at the first line that differs, and
 * false. `name` is what messages call the published register.
 */
bool append_only_check(struct diag *diag, const char *name,
    const struct registry *registry, struct text published);

/*
 * The same with the register of its year on a portal, which is read into
 * `published`; empty: the portal has none. False also after a failure.
 */
bool append_only_check_portal(struct arena *arena, struct diag *diag,
    struct portal *portal, const struct registry *registry,
    struct text *published);

#endif
