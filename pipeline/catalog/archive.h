/*
 * archive: all published documents, and how they act on one another.
 *
 * A document names others in its properties (corrects, amends, repeals,
 * suspends, consolidates) and in its text. A name is a number, perhaps with a
 * date; what is meant by it number/resolver.h says. Where that leaves none the
 * name leads nowhere.
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
	struct date date; /* as the text gives it; year 0: not */
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

/* The numbers that an entry acts on so; what it cites has dates as well. */
const struct strings *relation_numbers(
    const struct entry *entry, enum relation_kind kind);

/* A document where it was published. */
struct act {
	const struct issue_entry *issue;
	const struct entry *entry;
	const char *page;      /* its page, from the root */
	struct relations to;   /* what it acts on */
	struct relations from; /* what acts on it, oldest first */
	const struct restriction *restriction; /* that holds; NULL: none */
	bool restriction_changed; /* or no more: other than is published */
	/* What is published says less of it, or nothing: catalog/touched.h. */
	bool is_touched;
};

struct archive {
	const struct issue_entry **issues; /* by year and number */
	size_t issue_count, issue_room;
	struct act *at; /* in the order of issues and pages */
	size_t count;
	size_t *firsts; /* the index of each issue's first act */
	struct resolver names;
	const struct restrictions *restrictions; /* that hold or held */
	struct date date; /* of the newest issue; year 0: none */
	struct date
	    published_date; /* of the newest that is published; year 0: none */
	bool rebuilds_all;  /* all is told anew: touched_mark_all */
};

/* An issue that was built, and its entry left in a directory. */
struct archive_request {
	int year;
	const char *slug; /* "so-02" */
};

/*
 * The issues that are published, and those that were built: their entries are
 * read in the directory `output`, and those that are not there are passed
 * over. NULL after errors or failures in diag.
 */
struct archive *archive_load(struct arena *arena, struct diag *diag,
    const char *output, const struct issue_entries *published,
    const struct archive_request *requests, size_t count);

/* What holds of the acts, and what is published of that. */
void archive_restrict(struct archive *archive,
    const struct restrictions *restrictions,
    const struct restrictions *published);

/* Relates acts to one another; done once. */
void archive_relate(struct arena *arena, struct archive *archive);

/* Then: puts an issue, as all is known of it, into the place of its brief. */
void archive_complete(struct arena *arena, struct archive *archive,
    const struct issue_entry *issue);

/*
 * What an act means by a number and perhaps a date; NULL where that is not
 * in this gazette or cannot be told.
 */
const struct act *archive_find(const struct archive *archive,
    const struct act *from, const char *number, struct date date);

/* What it has of a year: its issues stand together, and so do its acts. */
struct archive_year {
	size_t issue, issue_count; /* the index of the first */
	const struct act *acts;
	size_t act_count;
};

struct archive_year archive_year(const struct archive *archive, int year);

/* The acts of an issue, by index, stand together; this is its first. */
const struct act *archive_first(const struct archive *archive, size_t issue);

#endif
