/*
 * import_files: the files that an imported decision is written to.
 *
 * All files of a decision are written, or none; and no file is ever replaced.
 */
#ifndef COMMANDS_IMPORT_FILES_H
#define COMMANDS_IMPORT_FILES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

struct arena;
struct diag;

struct import_file {
	const char *name;
	struct text bytes;
};

/*
 * Prepares the directory of an issue, if it exists: takes back what a run that
 * was killed has left of a decision. Stores the number after the highest with
 * which a file's name begins. False after a failure in diag.
 */
bool import_files_begin(
    struct arena *arena, struct diag *diag, const char *directory, int *next);

/*
 * Takes back, in a directory, every file that a run which was killed has
 * written and left a draft of. False after a failure in diag.
 */
bool import_files_revert(
    struct arena *arena, struct diag *diag, const char *directory);

/*
 * "05-ban-hanh-quy-che": the name of a decision's file, without .md, from its
 * title, or else from the name of the Word file.
 */
const char *import_stem(
    struct arena *arena, int number, const char *title, const char *path);

/*
 * Writes the files of a decision, the decision itself last, to a directory that
 * is made for them; the directories of names such as "a/b.md" must be there.
 * False after a failure in diag, and then there is none of them.
 */
bool import_files_write(struct arena *arena, struct diag *diag,
    const char *directory, const struct import_file *files, size_t count);

#endif
