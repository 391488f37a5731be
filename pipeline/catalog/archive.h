/*
 * archive: all published documents and the relations between them.
 *
 * A document refers to others in its properties (corrects, amends, repeals,
 * suspends, consolidates) and in its text. A reference is a number, sometimes
 * with a date; number/resolver.h resolves it to a document. If it does not
 * resolve, the relation has no other document.
 */
#ifndef CATALOG_ARCHIVE_H
#define CATALOG_ARCHIVE_H

#include <stddef.h>

#include "base/date.h"
#include "catalog/entry.h"
#include "number/resolver.h"

struct arena;
struct diag;
struct restriction;
struct restrictions;

enum relation_kind {
	RELATION_CORRECTS,
	RELATION_AMENDS,
	RELATION_REPEALS,
	RELATION_REPEALS_PARTLY,
	RELATION_SUSPENDS,
	RELATION_SUSPENDS_PARTLY,
	RELATION_CONSOLIDATES,
	RELATION_CITES,
	RELATION_COUNT
};

struct act;

struct relation {
	enum relation_kind kind;
	struct date date; /* as given in the text; year 0: not given */
	const char *number;
	const struct act *other; /* NULL: not in this gazette */
};

struct relations {
	struct relation *at;
	size_t count, room;
};

/* "amends"; "Sửa đổi, bổ sung" */
const char *relation_key(enum relation_kind kind);
const char *relation_label(enum relation_kind kind);

/* The numbers an entry lists under this kind of relation. Not for
   RELATION_CITES: citations have dates too, and are in entry->cites. */
const struct strings *relation_numbers(
    const struct entry *entry, enum relation_kind kind);

/* A published document: its entry, its issue and its relations. */
struct act {
	const struct issue_entry *issue;
	const struct entry *entry;
	const char *page;      /* path of its page, from the root */
	struct relations to;   /* the documents it acts on */
	struct relations from; /* the documents that act on it, oldest first */
	const struct restriction *restriction; /* now in force; NULL: none */
	/* The published restriction, or its absence, is another. */
	bool restriction_changed;
	/* Its page is new or stale (catalog/touched.h). */
	bool is_touched;
};

struct archive {
	const struct issue_entry **issues; /* sorted by year and number */
	size_t issue_count, issue_room;
	struct act *at; /* by issue, then by page */
	size_t count;
	size_t *first_acts; /* the index of each issue's first act */
	struct resolver names;
	const struct restrictions *restrictions; /* past and present */
	struct date date;	    /* of the newest issue; year 0: none */
	struct date published_date; /* of the newest published; year 0: none */
	bool rebuilds_all;	    /* every page is stale: touched_mark_all */
};

/* A built issue, whose record is to be read from the output directory. */
struct archive_request {
	int year;
	const char *slug; /* "so-02" */
};

/*
 * The published issues and the requested built ones. The records of the latter
 * are read below the directory `output`; an issue without a record there is
 * skipped. NULL after errors or failures in diag.
 */
struct archive *archive_load(struct arena *arena, struct diag *diag,
    const char *output, const struct issue_entries *published,
    const struct archive_request *requests, size_t count);

/* Sets each act's restriction, and whether it differs from the published one.
   `restrictions` must outlive the archive. */
void archive_restrict(struct archive *archive,
    const struct restrictions *restrictions,
    const struct restrictions *published);

/* Resolves the relations between all acts; call it once. */
void archive_relate(struct arena *arena, struct archive *archive);

/* After archive_relate: replaces an issue that was read from a brief by the
   full one, and its acts' relations to others by those of the full entries. */
void archive_complete(struct arena *arena, struct archive *archive,
    const struct issue_entry *issue);

/*
 * Resolves a number, perhaps with a date, that the act `from` refers to. NULL
 * if it is not in this gazette or is ambiguous.
 */
const struct act *archive_find(const struct archive *archive,
    const struct act *from, const char *number, struct date date);

/* The issues and acts of a year; both are contiguous in the archive. */
struct archive_year {
	size_t issue, issue_count; /* index of the first, and how many */
	const struct act *acts;
	size_t act_count;
};

struct archive_year archive_year(const struct archive *archive, int year);

/* The first act of the issue at this index; its others follow it. */
const struct act *archive_first(const struct archive *archive, size_t issue);

#endif
