/*
 * inline: stretches of a text in HTML: styles, line ends, notes, links.
 */
#ifndef SITE_INLINE_H
#define SITE_INLINE_H

#include <stdbool.h>

struct act;
struct frame;
struct runs;

/*
 * Writes the runs; where they are `linked`, the documents of this gazette
 * that the act names in them are links.
 */
void inline_write(struct frame *frame, const struct act *act,
    const struct runs *runs, bool linked);

#endif
