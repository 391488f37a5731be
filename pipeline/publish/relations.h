/*
 * relations: which document corrects, amends or repeals which, over issues.
 *
 * A document names the numbers of those that it concerns. One number may
 * have been given by several authorities, or again in another year: meant is
 * the last one that was signed before, of the same authority if there is one.
 */
#ifndef PUBLISH_RELATIONS_H
#define PUBLISH_RELATIONS_H

#include <stddef.h>

#include "base/date.h"
#include "base/record.h"

struct arena;
struct manifest;

enum relation_kind { RELATION_CORRECTS, RELATION_AMENDS, RELATION_REPEALS };

enum { RELATION_KINDS = 3 };

/* A document that says something of another. */
struct related {
	const char *number;
	const char *path; /* of its file, from the root */
};

/* A document, as others may name it. */
struct brief {
	const char *number, *authority;
	struct date date;
	const char *path; /* of its file, from the root */
	struct strings names[RELATION_KINDS];
	struct items by[RELATION_KINDS]; /* struct related: who names it */
	size_t rooms[RELATION_KINDS];
};

struct relations {
	struct brief *at; /* in the order of issues and of print */
	size_t count, room;
};

/* Adds the documents of an issue. */
void relations_add(struct arena *arena, struct relations *relations,
    const struct manifest *manifest, const char *directory);

/* All issues were added: says of each who names it. */
void relations_link(struct arena *arena, struct relations *relations);

#endif
