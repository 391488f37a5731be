/*
 * properties: the properties of entries and of issue entries, a table each.
 *
 * A row is a property: its key, its label for people, its type, and the formats
 * that have it. Writing, reading, JSON schemas and pages all follow from the
 * rows. Where a format has its own name, type or position for a property, it
 * has a row of its own. Published files must stay readable for ever, so a row
 * of a format that is read is never changed or removed, and a new one is never
 * required. Only the brief is positional: one without exactly the fields of its
 * rows is not read, and the year's records are read instead.
 *
 * A new property is a member of struct decision and its field in
 * read/decision_load.c, a member of struct entry, and a row here.
 */
#ifndef CATALOG_PROPERTIES_H
#define CATALOG_PROPERTIES_H

#include <stddef.h>

#include "base/record.h"

struct arena;

/* Output formats; a bit mask. */
enum entry_format {
	IN_MANIFEST = 1,     /* <year>/so-02/manifest.json */
	IN_YEAR_LIST = 2,    /* <year>/index.json */
	IN_RECORD = 4,	     /* <year>/so-02.json, ban-ghi/<year>.json */
	IN_ISSUE_INDEX = 8,  /* index.json */
	IN_DESCRIPTION = 16, /* <year>/van-ban/so-02/<document>.json */
	IN_YEAR_INDEX = 32,  /* <year>/van-ban.json */
	IN_SEARCH = 64,	     /* tim-kiem/<year>.js */
	IN_BRIEF = 128,	     /* ban-ghi/<year>.tsv, in the order of the rows */
	ON_PAGE = 256,	     /* the document's page, in the order of the rows */
};

struct property {
	struct member member;
	unsigned formats;
	size_t decision;    /* offset in struct decision; 0: not there */
	const char *linked; /* schema.org's name for it; NULL: it has none */
};

struct properties {
	const struct property *at;
	size_t count;
};

extern const struct properties ENTRY_PROPERTIES;

/* Parts of entries that are the same in all formats. */
extern const struct members ENTRY_FILES, GAZETTE_NAMES;

/* The property at this offset of struct entry, which must be that of one. */
const struct property *property_at(size_t offset);

/* The members of a format: for an entry; for an issue entry with entries. */
const struct members *entry_members(
    struct arena *arena, enum entry_format format);
const struct members *issue_entry_members(
    struct arena *arena, enum entry_format format);

/* A copy of the members, where each list without a table of its own gets
   `group` as the table of its items. */
const struct members *members_filled(struct arena *arena,
    const struct members *members, const struct members *group);

/* The members of an entry that schema.org has, by its names. */
const struct members *entry_linked(struct arena *arena);

#endif
