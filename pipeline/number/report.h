/*
 * report: the figures of a year that an office reports.
 */
#ifndef NUMBER_REPORT_H
#define NUMBER_REPORT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "base/text.h"

struct arena;
struct issue;
struct profile;

/* Documents of one part, authority or type. */
struct tally {
	const char *name;
	size_t count;
};

struct tallies {
	struct tally *at;
	size_t count, room;
};

struct figures {
	int year;
	int numbers, issues;
	size_t documents, pages;
	long days;   /* from signing to publication, over all documents */
	size_t late; /* documents published after the deadline */
	struct tallies parts, authorities, types; /* in the profile's order */
};

struct report {
	const struct profile *profile;
	struct figures year, before;
	bool has_before; /* anything was published the year before */
	int plan;	 /* numbers planned, or -1 */
};

/* What the figures take of a document. */
struct figure {
	const char *part, *authority, *type;
	struct date date, received, published; /* received: year 0, not known */
};

/* Adds an issue's numbers and pages; a document. */
void figures_add_issue(struct figures *figures, int numbers, size_t pages);
void figures_add_document(struct arena *arena, struct figures *figures,
    const struct profile *profile, const struct figure *figure);

/* Tenths of a day from signing to publication, the mean of all documents. */
long figures_mean_days(const struct figures *figures);

/* Adds a numbered issue of `pages` pages. */
void figures_add(struct arena *arena, struct figures *figures,
    const struct issue *issue, size_t pages);

/* The plan for a year, or -1. */
int report_plan(const struct profile *profile, int year);

/* For people. */
void report_print(struct buffer *out, const struct report *report);

/* For machines: one JSON object. */
void report_print_json(struct buffer *out, const struct report *report);

#endif
