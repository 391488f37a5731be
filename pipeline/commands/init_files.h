/*
 * init_files: the files of a new gazette.
 */
#ifndef COMMANDS_INIT_FILES_H
#define COMMANDS_INIT_FILES_H

#include "base/date.h"
#include "commands/import_files.h"

struct arena;
struct init_answers;

enum { INIT_FILES = 17 };

/*
 * Makes all files, by their paths from the gazette's directory. The profile is
 * the last: without it, the directory is no gazette.
 */
void init_files_make(struct arena *arena, const struct init_answers *answers,
    struct date today, struct import_file files[INIT_FILES]);

#endif
