/*
 * issue_record: an issue entry as a file of its own, and those of a year as
 * one.
 *
 * A card is left when an issue is built, <year>/<issue>.json, for readers'
 * programs as for ours. It says what is true of its issue alone; what later
 * issues add to it (catalog/archive.h) is said elsewhere. The issues of a year
 * stand in one file in two forms: ban-ghi/<year>.json has their cards, and
 * <year>/index.json leads to their files.
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

/* "ban-ghi/2024.json": the cards of a year as one file. */
const char *issue_records_path(struct arena *arena, int year);

struct text issue_record_write(
    struct arena *arena, const struct issue_entry *issue);

/* NULL after an error in the origin's diag. */
struct issue_entry *issue_record_read(
    struct arena *arena, struct origin origin, struct text bytes);

/* The issues of a year, with their entries, as one file; by number. */
struct text issue_records_write(struct arena *arena, enum entry_form form,
    int year, const struct issue_entries *issues);

/*
 * Adds those of a file; false after an error in the origin's diag. The bytes
 * outlast them.
 */
bool issue_records_read(struct arena *arena, struct origin origin,
    enum entry_form form, struct text bytes, struct issue_entries *issues);

#endif
