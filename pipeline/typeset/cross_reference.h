/*
 * cross_reference: references within a text, to a unit of the same document or
 * to a web address.
 *
 * "Điều 5" and "Phụ lục II" name units of the document that they are in, unless
 * the words after them name another document ("Điều 5 Nghị định số …"), or the
 * text amends another one. Where that is uncertain there is no reference: a
 * wrong one would mislead. In an annex "Điều 5 Quyết định này" is an article of
 * the decision, "Điều 5" one of the annex.
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
	struct text address; /* if place is NULL */
	struct text title;   /* of the target */
};

/* The articles and annexes of a decision, as targets of references. */
struct targets *targets_of(
    struct arena *arena, const struct decision *decision);

/* The position of the target, to be filled in by the layout; NULL where the
   node is no target. */
struct spot *targets_spot(
    const struct targets *targets, const struct node *node);

/* The state of a single pass over a text, from its start to its end. */
struct cross_references {
	const struct targets *targets;
	const struct node *node; /* the unit or cell that the text belongs to */
	struct text text;
	/* The last list of unit names that was read, and the document that owns
	   them. */
	size_t list, list_end;
	enum owner { OWNER_SCOPE, OWNER_BODY, OWNER_OTHER } owner;
	bool owner_named; /* the text names the owner */
	bool is_amended;  /* a word before it says that the text amends */
	size_t searched;  /* how far the text was searched for such a word */
};

/* The first reference from byte `from` on. `from` must not decrease from call
   to call. */
bool cross_reference_next(struct cross_references *references, size_t from,
    struct cross_reference *reference);

#endif
