/*
 * facet: documents grouped by authority, type, field or signer.
 *
 *   co-quan/index.html               the authorities, in alphabetical order
 *   co-quan/<authority>/index.html   its newest documents, its years
 *   co-quan/<authority>/<year>.html  its documents of a year
 *
 * A value's slug is its name in ASCII; if an earlier name has that slug, a
 * number is appended. Names that differ only in case and punctuation are one
 * value; names that differ in accents are not: Tuấn is not Tuân.
 */
#ifndef SITE_FACET_H
#define SITE_FACET_H

#include <stddef.h>

struct act;
struct archive;
struct arena;
struct collator;

enum facet_kind {
	FACET_AUTHORITY,
	FACET_TYPE,
	FACET_FIELD,
	FACET_SIGNER,
	FACET_COUNT
};

/* A value and the acts with it, newest issue first. */
struct facet {
	const char *name, *slug;
	const char *identity; /* the same for all spellings of the name */
	const char *key;      /* sort key (site/collate.h) */
	const struct act **at;
	size_t count, room;
};

struct facets {
	struct facet *at; /* in alphabetical order */
	size_t count, room;
};

struct facets facets_of(struct arena *arena, const struct archive *archive,
    const struct collator *collator, enum facet_kind kind);

/* The act's value; NULL: it has none. */
const char *facet_value(enum facet_kind kind, const struct act *act);

/* The kind of the property at this offset of struct entry; FACET_COUNT: none.
 */
enum facet_kind facet_kind_at(size_t offset);

/* "co-quan"; "Cơ quan ban hành" */
const char *facet_path(enum facet_kind kind);
const char *facet_title(enum facet_kind kind);

/* The value with this name; NULL: no act has it. */
struct facet *facet_of(
    struct arena *arena, const struct facets *facets, const char *name);

/* "co-quan/uy-ban-nhan-dan-tinh/index.html" */
const char *facet_page(
    struct arena *arena, enum facet_kind kind, const struct facet *facet);

#endif
