/*
 * collate: Vietnamese alphabetical order, by ICU, which is known here alone.
 */
#ifndef SITE_COLLATE_H
#define SITE_COLLATE_H

struct arena;
struct diag;
struct collator;

/* NULL after a failure in diag. */
struct collator *collator_open(struct arena *arena, struct diag *diag);
void collator_close(struct collator *collator);

/* A string for strcmp: keys compare as the texts do in a dictionary. */
const char *collator_key(
    const struct collator *collator, struct arena *arena, const char *text);

#endif
