/*
 * properties: all that entries and issue entries have, in one table each.
 *
 * A row is a property: its key, what people call it, its type, and the formats
 * that show it. What is written, read, described by a schema or shown on a page
 * follows from the rows. A format that has a name of its own for a property, or
 * a shape or an order of its own, has a row of its own: what was published is
 * read for ever, so no row of a format that is read is changed or taken away,
 * and a new one is not required. A brief alone is positional: one that has not
 * exactly the fields of its rows is not read, and the year's cards are instead.
 *
 * A new property is a member of struct decision and its field in
 * read/decision.c, a member of struct entry, and a row here.
 */
#ifndef CATALOG_PROPERTIES_H
#define CATALOG_PROPERTIES_H

#include <stddef.h>

#include "base/record.h"

struct arena;

/* Forms, to be or-ed. */
enum entry_format {
	IN_MANIFEST = 1,     /* <year>/so-02/manifest.json */
	IN_YEAR_LIST = 2,    /* <year>/index.json */
	IN_RECORD = 4,	     /* <year>/so-02.json, ban-ghi/<year>.json */
	IN_ISSUE_INDEX = 8,  /* index.json */
	IN_DESCRIPTION = 16, /* <year>/van-ban/so-02/<document>.json */
	IN_YEAR_INDEX = 32,  /* <year>/van-ban.json */
	IN_SEARCH = 64,	     /* tim-kiem/<year>.js */
	IN_BRIEF = 128,	     /* ban-ghi/<year>.tsv, in the order of rows */
	ON_PAGE = 256,	     /* the page of the document, in their order */
};

struct property {
	struct member member;
	unsigned formats;
	size_t decision;    /* where struct decision has it; 0: nowhere */
	const char *linked; /* schema.org's name for it; NULL: not there */
};

struct properties {
	const struct property *at;
	size_t count;
};

extern const struct properties ENTRY_PROPERTIES;

/* Parts of entries, as all formats write them. */
extern const struct members ENTRY_FILES, GAZETTE_NAMES;

/* The entry's property that begins at this offset; there is one. */
const struct property *property_at(size_t offset);

/* What a format shows of an entry, of an issue entry and its entries. */
const struct members *entry_members(
    struct arena *arena, enum entry_format format);
const struct members *issue_entry_members(
    struct arena *arena, enum entry_format format);

/* The same members; a list that has no table of its own has this one. */
const struct members *members_filled(struct arena *arena,
    const struct members *members, const struct members *group);

/* What schema.org shows of an entry, by its names. */
const struct members *entry_linked(struct arena *arena);

#endif
