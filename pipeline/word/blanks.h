/*
 * blanks: the number and day of a document that were left blank in Word.
 *
 * They are given when the document is registered, so that most files have
 * "Số:      /QĐ-UBND" and "ngày     tháng 9 năm 2025" in the letterhead, and
 * the same again above each annex. They are filled from the options, and each
 * place is reported; without options the blank stays.
 */
#ifndef WORD_BLANKS_H
#define WORD_BLANKS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "word/findings.h"
#include "word/styled_text.h"

struct arena;
struct import_request;

struct blanks {
	struct arena *arena;
	struct findings *findings;
	const struct import_request *request;
	struct text symbol; /* of this document: "/QĐ-UBND"; may be empty */
};

/*
 * The number in "Số: 215/QĐ-UBND", with its blank filled: "/QĐ-UBND" if there
 * is nothing to fill it with. Remembers its symbol.
 */
struct text blanks_number(struct blanks *blanks, const struct styled_text *line,
    struct word_place place);

/*
 * The date at "ngày … tháng … năm …", with its blanks filled: "2025-09-22", or
 * as much of it as is known, "2025-09". Empty if there is none.
 */
struct text blanks_date(struct blanks *blanks, const struct styled_text *line,
    struct word_place place);

/* Those of the options where Word has no place for them; may be empty. */
struct text blanks_missing_number(struct blanks *blanks);
struct text blanks_missing_date(struct blanks *blanks);

/*
 * Where "ngày" begins in the line; its count if it does not end with a date.
 */
size_t blanks_find_date(const struct styled_text *line);

/* Fills the blanks in a text that mean this document, or reports them. */
void blanks_fill(
    struct blanks *blanks, struct styled_text *text, struct word_place place);

#endif
