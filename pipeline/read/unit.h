/*
 * unit: classifies the units of a text by the words that they begin with.
 */
#ifndef READ_UNIT_H
#define READ_UNIT_H

#include <stdbool.h>

#include "read/decision.h"

struct piece;

/* A piece, or a part of one, from which a node is made. */
struct unit {
	const struct piece *piece;
	struct runs runs;
	struct text text; /* of the runs, as one line */
	struct label label;
	struct span span;
	int quotes;	/* number of “ minus number of ” */
	size_t opening; /* offset in text of the first unclosed “ */
	size_t closing; /* of the first ” that closes an earlier unit's */
	bool closed;	/* its “ are closed by later units */
};

/* The kind by the words, and by the heading level if they do not decide. */
enum node_kind unit_kind(const struct unit *unit);

/*
 * The kind of a unit directly below an annex heading, where its title may be.
 */
enum node_kind unit_leading_kind(const struct unit *unit, enum node_kind kind);

/* "QUYẾT ĐỊNH:", or since 2025 "Ủy ban nhân dân ban hành …" */
bool unit_enacts(struct text text);

/* "Căn cứ …" */
bool unit_recites(struct text text);

/* "Nghị quyết này đã được … thông qua …" */
bool unit_closes(struct text text);

#endif
