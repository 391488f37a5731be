/*
 * stray: files beside the decisions of an issue that nobody meant.
 */
#ifndef NUMBER_STRAY_H
#define NUMBER_STRAY_H

#include <stdbool.h>

struct arena;
struct diag;
struct file_names;
struct issue;

/*
 * Warns of what is neither a decision, nor issue.yaml, nor a picture, nor an
 * attachment. What is
 * no file at all, or a file too long for a source, is a failure: false.
 */
bool stray_check_files(struct arena *arena, struct diag *diag,
    const struct issue *issue, const struct file_names *names);

/* Warns of pictures that no decision shows; all decisions are loaded. */
void stray_check_pictures(struct arena *arena, struct diag *diag,
    const struct issue *issue, const struct file_names *names);

/*
 * Warns of names that differ in small and capital letters alone: Windows and
 * macOS take them for one, so that a checkout there lacks one of them.
 */
void stray_check_case(struct arena *arena, struct diag *diag,
    const char *directory, const struct file_names *names);

#endif
