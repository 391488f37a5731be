/*
 * decision_load: reads and checks the file of a decision.
 */
#ifndef READ_DECISION_LOAD_H
#define READ_DECISION_LOAD_H

struct arena;
struct diag;
struct fields;
struct source;

/* The keys of the front matter. */
extern const struct fields DECISION_PROPERTIES;

/*
 * Reads a decision and checks whatever does not depend on other files but its
 * images. Errors, warnings and notes go to diag. The body is NULL if the text
 * could not be read without loss; returns NULL if the file cannot be read at
 * all.
 */
struct decision *decision_load(
    struct arena *arena, struct diag *diag, const char *path);

/* As decision_load, from a source in memory; never NULL. */
struct decision *decision_of(
    struct arena *arena, struct diag *diag, struct source *source);

/*
 * As decision_load, but only the front matter: there is no body, characters are
 * not checked, and the rest of the file is not read.
 */
struct decision *decision_load_properties(
    struct arena *arena, struct diag *diag, const char *path);

#endif
