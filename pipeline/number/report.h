/*
 * report: statistics of a year.
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

/* The number of documents of a part, authority or type. */
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
	struct tallies parts, authorities, types; /* by first occurrence */
};

struct report {
	const struct profile *profile;
	struct figures year, before;
	bool has_before; /* there were issues in the previous year */
	int plan;	 /* planned numbers, or -1 */
};

/* The data of a document that statistics use. */
struct figure {
	const char *part, *authority, *type;
	struct date date, received, published; /* received may be unknown */
};

/* Adds an issue without its documents; adds a document. */
void figures_add_issue(struct figures *figures, int numbers, size_t pages);
void figures_add_document(struct arena *arena, struct figures *figures,
    const struct profile *profile, const struct figure *figure);

/* The mean time from signing to publication, in tenths of a day. */
long figures_mean_days(const struct figures *figures);

/* Adds a numbered issue of `pages` pages with its documents. */
void figures_add(struct arena *arena, struct figures *figures,
    const struct issue *issue, size_t pages);

/* The planned numbers for a year, or -1. */
int report_plan(const struct profile *profile, int year);

/* Prints the report as text. */
void report_print(struct buffer *out, const struct report *report);

/* Prints the report as a JSON object. */
void report_print_json(struct buffer *out, const struct report *report);

#endif
