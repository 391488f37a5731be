/*
 * field_codes: the fields of a text (clause 17.16 of ISO/IEC 29500-1). The
 * instruction of a field is not shown, its result is.
 */
#ifndef WORD_FIELD_CODES_H
#define WORD_FIELD_CODES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

struct paragraph_builder;
struct walk;

enum { FIELDS_MOST = 32 };

struct field_code {
	bool in_result;
	struct text instruction; /* the beginning */
};

/* Those that the reader is in, the outermost first. */
struct field_codes {
	struct field_code at[FIELDS_MOST];
	size_t count;
};

/* Is the text here shown, so that it is in no instruction? */
bool field_codes_show(const struct field_codes *fields);

/* The element w:fldChar or w:instrText. */
void field_codes_read(struct walk *walk, struct paragraph_builder *builder);

#endif
