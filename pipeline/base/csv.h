/*
 * csv: writes comma-separated values (RFC 4180), for programs and for
 * spreadsheets.
 *
 * The text is UTF-8 and begins with a byte order mark, without which Excel
 * takes it for another encoding. What a spreadsheet would take for a formula,
 * as it begins with =, +, -, @, a tab or a line end, has an apostrophe before
 * it; a plain number such as -3 has none.
 */
#ifndef BASE_CSV_H
#define BASE_CSV_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

struct csv {
	struct buffer buffer;
	bool within; /* a record has begun */
};

struct csv csv_begin(struct arena *arena);

/* Adds a field to the record. NULL: an empty one. */
void csv_field(struct csv *csv, const char *text);
void csv_number(struct csv *csv, long number);

/* Ends the record. */
void csv_end_record(struct csv *csv);

#endif
