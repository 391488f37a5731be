/*
 * report_csv: a report as CSV: its headings and paragraphs in records of their
 * own, and its tables. All records have as many fields as the widest table.
 */
#ifndef NUMBER_REPORT_CSV_H
#define NUMBER_REPORT_CSV_H

#include "base/text.h"

struct arena;
struct report_outline;

struct text report_csv(
    struct arena *arena, const struct report_outline *outline);

#endif
