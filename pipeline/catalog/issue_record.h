/*
 * issue_record: an issue entry as a JSON file, and those of a year as one.
 *
 * Building an issue writes its record, <year>/<issue>.json, for readers'
 * programs and for ours. A record depends on its issue alone; what later issues
 * add (catalog/archive.h) is in other files. There are two files with all
 * issues of a year: ban-ghi/<year>.json has their records, and
 * <year>/index.json lists their files.
 */
#ifndef CATALOG_ISSUE_RECORD_H
#define CATALOG_ISSUE_RECORD_H

#include <stdbool.h>

#include "base/record.h"
#include "base/text.h"
#include "catalog/properties.h"

struct arena;
struct issue_entries;
struct issue_entry;

/* "2024/so-02.json" */
const char *issue_record_path(struct arena *arena, int year, const char *slug);

/* "ban-ghi/2024.json": the records of a year in one file. */
const char *issue_records_path(struct arena *arena, int year);

struct text issue_record_write(
    struct arena *arena, const struct issue_entry *issue);

/* NULL after an error in the origin's diag. */
struct issue_entry *issue_record_read(
    struct arena *arena, struct origin origin, struct text bytes);

/* The issues of a year, which are sorted by number, with their entries, as one
   file: IN_RECORD or IN_YEAR_LIST. */
struct text issue_records_write(struct arena *arena, enum entry_format format,
    int year, const struct issue_entries *issues);

/*
 * Adds the issues of such a file; they refer to its bytes, which must outlive
 * them. False after an error in the origin's diag.
 */
bool issue_records_read(struct arena *arena, struct origin origin,
    enum entry_format format, struct text bytes, struct issue_entries *issues);

#endif
