/*
 * facet: the sides from which documents are listed: authority, type, field,
 * signer.
 *
 *   co-quan/index.html               the authorities, in alphabetical order
 *   co-quan/<authority>/index.html   its newest documents, its years
 *   co-quan/<authority>/<year>.html  its documents of a year
 *
 * A value's address is its name in ASCII; where that is taken, by a name that
 * was there before, a number is added. Names that differ in capitals and
 * punctuation alone are one value, others are not: Tuấn is not Tuân.
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

/* A value, and the acts that have it, newest issue first. */
struct facet {
	const char *name, *slug;
	const char *identity; /* what its names have in common */
	const char *key;      /* of collation */
	const struct act **at;
	size_t count, room;
};

struct facets {
	struct facet *at; /* in alphabetical order */
	size_t count, room;
};

struct facets facets_of(struct arena *arena, const struct archive *archive,
    const struct collator *collator, enum facet_kind kind);

/* What an act has there; NULL: nothing. */
const char *facet_value(enum facet_kind kind, const struct act *act);

/* That of the entries' property at this offset; FACET_COUNT: there is none. */
enum facet_kind facet_kind_at(size_t offset);

/* "co-quan"; "Cơ quan ban hành" */
const char *facet_path(enum facet_kind kind);
const char *facet_title(enum facet_kind kind);

/* The value of this name; NULL: no act has it. */
struct facet *facet_of(
    struct arena *arena, const struct facets *facets, const char *name);

/* "co-quan/uy-ban-nhan-dan-tinh/index.html" */
const char *facet_page(
    struct arena *arena, enum facet_kind kind, const struct facet *facet);

#endif
