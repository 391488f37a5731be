/*
 * align: every letter of the source stands in the pieces, in its order.
 *
 * Walks the source and the pieces side by side. What the source has more
 * must be Markdown's own marks; any other character would be lost in print
 * and is an error at its place. On the way every run learns where it stands.
 */
#ifndef READ_ALIGN_H
#define READ_ALIGN_H

#include <stdbool.h>

#include "base/source.h"

struct diag;
struct markdown;

bool align(struct diag *diag, struct span body, struct markdown *markdown);

#endif
