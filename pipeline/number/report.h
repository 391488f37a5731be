/*
 * report: the yearly report of the office, and its figures as JSON.
 *
 *   figures, timeliness -> struct report -> report_outline -> text, CSV, Word
 */
#ifndef NUMBER_REPORT_H
#define NUMBER_REPORT_H

#include <stdbool.h>

#include "base/text.h"
#include "number/figures.h"
#include "number/timeliness.h"

struct profile;

struct report {
	const struct profile *profile;
	struct figures year, before;
	bool has_before; /* there were issues in the previous year */
	int plan;	 /* planned numbers, or -1 */
	struct timeliness timeliness; /* of the year */
};

/* The planned numbers for a year, or -1. */
int report_plan(const struct profile *profile, int year);

/* Prints the report as a JSON object. */
void report_print_json(struct buffer *out, const struct report *report);

#endif
