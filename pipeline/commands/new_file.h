/*
 * new_file: writes a file where there was none.
 */
#ifndef COMMANDS_NEW_FILE_H
#define COMMANDS_NEW_FILE_H

#include <stdbool.h>

#include "base/text.h"

struct diag;

/*
 * Writes the file and says so on standard output. One that is there with just
 * these bytes is left; any other is not replaced, as somebody may have edited
 * it. False after a failure in diag.
 */
bool new_file_write(struct diag *diag, const char *path, struct text bytes);

#endif
