/*
 * stray: finds stray files in the directory of an issue.
 */
#ifndef NUMBER_STRAY_H
#define NUMBER_STRAY_H

#include <stdbool.h>

struct arena;
struct diag;
struct file_names;
struct issue;

/*
 * Warns of files other than decisions, issue.yaml, pictures, attachments and
 * the directory of signatures. Anything that is not a file, or is too large for
 * a source (file_is_source), is a failure: false.
 */
bool stray_check_files(struct arena *arena, struct diag *diag,
    const struct issue *issue, const struct file_names *names);

/* Warns of pictures that no decision uses. All decisions must be loaded. */
void stray_check_pictures(struct arena *arena, struct diag *diag,
    const struct issue *issue, const struct file_names *names);

/*
 * Warns of files in the directory of signatures that are none of a file of the
 * issue, whose documents must have their slugs. Without that directory there is
 * nothing to warn of. False after a failure in diag.
 */
bool stray_check_signatures(
    struct arena *arena, struct diag *diag, const struct issue *issue);

/*
 * Warns of names that differ only in case: on Windows and macOS they are the
 * same, so a checkout there would lack one of the files.
 */
void stray_check_case(struct arena *arena, struct diag *diag,
    const char *directory, const struct file_names *names);

#endif
