/*
 * cross_reference: what a text leads to: a unit of the same document, an
 * address.
 *
 * "Điều 5" and "Phụ lục II" name units of the document they stand in, unless
 * the words after them name another document ("Điều 5 Nghị định số …"), or
 * the text amends another one. Where that cannot be told there is no
 * reference: a wrong one would mislead. "Điều 5 Quyết định này" in an annex
 * is that of the decision, "Điều 5" there the annex's own.
 */
#ifndef TYPESET_CROSS_REFERENCE_H
#define TYPESET_CROSS_REFERENCE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

struct arena;
struct decision;
struct node;
struct spot;
struct targets;

struct cross_reference {
	size_t start, end; /* bytes of the text */
	const struct spot *place;
	struct text address; /* where place is NULL */
	struct text title;   /* of what it leads to */
};

/* The articles and annexes of a decision, which a text may refer to. */
struct targets *targets_of(
    struct arena *arena, const struct decision *decision);

/* To be filled in when the node is placed; NULL where it is no target. */
struct spot *targets_spot(
    const struct targets *targets, const struct node *node);

/* The looking for references in a text, which is walked through once. */
struct cross_references {
	const struct targets *targets;
	const struct node *node; /* a unit or a cell, whose own text it is */
	struct text text;
	/* The list of names that was read last, and whose they are. */
	size_t list, list_end;
	enum owner { OWNER_SCOPE, OWNER_BODY, OWNER_OTHER } owner;
	bool owner_named; /* by the text */
	bool is_amended;  /* a word before says that the text amends */
	size_t searched;  /* for such a word: up to here */
};

/* The first reference from byte `from` on, no less than in the last call. */
bool cross_reference_next(struct cross_references *references, size_t from,
    struct cross_reference *reference);

#endif
