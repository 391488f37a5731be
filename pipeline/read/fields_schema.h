/*
 * fields_schema: writes a table of fields (read/fields.h) as JSON Schema (draft
 * 7), so that editors of text can complete and check what fields_read decodes.
 *
 * It is made from the table that the program reads by, so the two cannot
 * differ. What depends on more than one value, such as the order of two dates,
 * is not in it.
 */
#ifndef READ_FIELDS_SCHEMA_H
#define READ_FIELDS_SCHEMA_H

#include "base/text.h"

struct arena;
struct fields;

/* The same table always gives the same bytes, which end with a line feed. */
struct text fields_schema(
    struct arena *arena, const char *title, const struct fields *fields);

#endif
