/*
 * office: LibreOffice, which makes a .docx of other files.
 */
#ifndef COMMANDS_OFFICE_H
#define COMMANDS_OFFICE_H

#include <stdbool.h>

#include "base/text.h"
#include "word/file_kind.h"

struct arena;
struct diag;

/* Seconds that it may take for a file, unless --timeout says otherwise. */
enum { OFFICE_SECONDS = 120 };

struct office_file {
	const char *path; /* for messages */
	enum file_kind kind;
	struct text bytes;
};

/*
 * Converts the .doc, .odt or .rtf file within so many seconds, and says so in a
 * note. False after an error or failure in diag, which names the package
 * if LibreOffice is not installed.
 */
bool office_convert(struct arena *arena, struct diag *diag,
    const struct office_file *file, int seconds, struct text *docx);

#endif
