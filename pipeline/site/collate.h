/*
 * collate: Vietnamese alphabetical order, by ICU, which is used here alone.
 */
#ifndef SITE_COLLATE_H
#define SITE_COLLATE_H

struct arena;
struct diag;
struct collator;

/* NULL after a failure in diag. */
struct collator *collator_open(struct arena *arena, struct diag *diag);
void collator_close(struct collator *collator);

/* A sort key: strcmp orders keys as a dictionary orders the texts. */
const char *collator_key(
    const struct collator *collator, struct arena *arena, const char *text);

#endif
