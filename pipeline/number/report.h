/*
 * report: the figures of a year that an office reports.
 */
#ifndef NUMBER_REPORT_H
#define NUMBER_REPORT_H

#include <stdbool.h>
#include <stddef.h>

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
