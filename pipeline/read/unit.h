/*
 * unit: what a piece of the text is, by the words that it begins with.
 */
#ifndef READ_UNIT_H
#define READ_UNIT_H

#include <stdbool.h>

#include "read/decision.h"

struct piece;

/* A piece, or a part of one, on its way to a node. */
struct unit {
	const struct piece *piece;
	struct runs runs;
	struct text text; /* of the runs, as one line */
	struct label label;
	struct span span;
	int quotes;	/* how many more “ it has than ” */
	size_t opening; /* the byte of text of the first “ left open */
	size_t closing; /* of the first ” that closes one of above */
	bool closed;	/* its “ are closed by a unit below */
};

/* The kind by the words, and by # where the words leave it open. */
enum node_kind unit_kind(const struct unit *unit);

/* The kind right below an annex's head, where its title may stand. */
enum node_kind unit_leading_kind(const struct unit *unit, enum node_kind kind);

/* "QUYẾT ĐỊNH:", or the sentence of 2025: "Ủy ban nhân dân ban hành …" */
bool unit_enacts(struct text text);

/* "Căn cứ …" */
bool unit_recites(struct text text);

/* "Nghị quyết này đã được … thông qua …" */
bool unit_closes(struct text text);

#endif
