/*
 * file_kind: what a file is, by its bytes; a name may say otherwise.
 */
#ifndef WORD_FILE_KIND_H
#define WORD_FILE_KIND_H

#include "base/text.h"

struct arena;

enum file_kind {
	FILE_DOCX,
	FILE_DOC,
	FILE_ODT,
	FILE_RTF,
	FILE_ENCRYPTED, /* a Word file under a password */
	FILE_OTHER,
};

/* Stores in *name what it is: "an Excel file (.xlsx)". */
enum file_kind file_kind_of(
    struct arena *arena, struct text bytes, const char **name);

#endif
