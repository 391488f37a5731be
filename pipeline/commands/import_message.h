/*
 * import_message: what the process that reads a Word file tells the command.
 *
 * The sender may have been taken over by the file that it read: the receiver
 * trusts nothing, and refuses a message that is not exactly as it should be.
 */
#ifndef COMMANDS_IMPORT_MESSAGE_H
#define COMMANDS_IMPORT_MESSAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"
#include "word/file_kind.h"
#include "word/import.h"

struct arena;
struct diag;

struct import_message {
	enum file_kind kind;
	const char *kind_name;
	bool good; /* imported, and every character accounted for */
	struct imported imported;
};

/* Writes the message and the diagnostics. False with errno. */
bool import_message_write(
    int output, const struct import_message *message, const struct diag *diag);

/*
 * Reads it, and adds the diagnostics to the diag, for the file at `path`.
 * Pictures have plain names that begin with `prefix`. False if the bytes are no
 * such message; then no diagnostic was added.
 */
bool import_message_read(struct arena *arena, struct text bytes,
    const char *path, const char *prefix, struct import_message *message,
    struct diag *diag);

#endif
