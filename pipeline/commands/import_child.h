/*
 * import_child: reads a Word file in a process that can do nothing else
 * (base/sandbox.h).
 */
#ifndef COMMANDS_IMPORT_CHILD_H
#define COMMANDS_IMPORT_CHILD_H

#include <stdbool.h>

struct arena;
struct diag;
struct import_message;
struct import_request;

/*
 * Imports the file at `path`, whose bytes are in the request, if it is a .docx;
 * otherwise only says what it is. False after an error or failure in diag if
 * the process was ended or could not be started.
 */
bool import_in_child(struct arena *arena, struct diag *diag, const char *path,
    const struct import_request *request, struct import_message *message);

#endif
