/*
 * issue_load: loads the directory of an issue.
 */
#ifndef NUMBER_ISSUE_LOAD_H
#define NUMBER_ISSUE_LOAD_H

#include <stdbool.h>

struct arena;
struct dated;
struct diag;
struct fields;
struct issue_location;
struct profile;
struct registry;

/* The keys of issue.yaml. */
extern const struct fields ISSUE_PROPERTIES;

/*
 * Loads the directory issues/<year>/<name> and sorts its documents.
 * Contradictions to the profile or the register are errors in diag, missed
 * deadlines are warnings. NULL after errors or failures.
 */
struct issue *issue_load(struct arena *arena, struct diag *diag,
    const struct profile *profile, const struct registry *registry,
    const char *path);

/*
 * As issue_load, but if there are errors, returns an issue of those documents
 * that have none. Not for publication, but for checking further. NULL if there
 * is no such document.
 */
struct issue *issue_load_sound(struct arena *arena, struct diag *diag,
    const struct profile *profile, const struct registry *registry,
    const char *path);

/*
 * An issue of one document, of this name in the issue's directory, for checking
 * it while it is written: no other file of the issue is read but issue.yaml.
 * NULL after errors or failures in diag.
 */
struct issue *issue_load_one(struct arena *arena, struct diag *diag,
    const struct profile *profile, const struct issue_location *place,
    const char *name);

/*
 * Reads only the date in the directory's issue.yaml: none if that is missing or
 * gives none. False after errors or failures in diag.
 */
bool issue_load_date(struct arena *arena, struct diag *diag, const char *path,
    struct dated *date);

#endif
