/*
 * figures: what a year's issues add up to.
 */
#ifndef NUMBER_FIGURES_H
#define NUMBER_FIGURES_H

#include <stddef.h>

#include "base/date.h"

struct arena;
struct issue;
struct profile;

/* The number of documents of a part, authority, type or field. */
struct tally {
	const char *name;
	size_t count;
};

struct tallies {
	struct tally *at;
	size_t count, room;
};

/* What was published in a month. */
struct month_figures {
	int numbers;
	size_t documents;
};

enum { MONTHS = 12 };

struct figures {
	int year;
	int numbers, issues;
	size_t documents, pages;
	size_t withheld; /* documents that were withheld since: in no figure */
	long days;	 /* from signing to publication, over all documents */
	size_t late;	 /* documents published after the deadline */
	/* By first occurrence; a field that is not given is "". */
	struct tallies parts, authorities, types, fields;
	struct month_figures months[MONTHS];
};

/* The data of a document that statistics use. */
struct figure {
	const char *part, *authority, *type;
	const char *field;		       /* may be NULL */
	struct date date, received, published; /* received may be unknown */
};

/* Counts a document more under this name, which is copied. */
void tally_add(struct arena *arena, struct tallies *tallies, const char *name);

/* The number of documents under this name; 0 if it is not there. */
size_t tally_count(const struct tallies *tallies, const char *name);

/* Adds an issue without its documents; adds a document. */
void figures_add_issue(
    struct figures *figures, struct date date, int numbers, size_t pages);
void figures_add_document(struct arena *arena, struct figures *figures,
    const struct profile *profile, const struct figure *figure);

/* The mean time from signing to publication, in tenths of a day. */
long figures_mean_days(const struct figures *figures);

/* A mean of days in tenths, rounded to the nearest; 0 of nothing. */
long mean_days(long days, size_t count);

/* Adds a numbered issue of `pages` pages with its documents. */
void figures_add(struct arena *arena, struct figures *figures,
    const struct issue *issue, size_t pages);

#endif
