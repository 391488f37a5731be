/*
 * parsing: what the readers of Markdown's blocks, inlines and tables share.
 *
 * For those files alone: they know cmark-gfm.
 */
#ifndef READ_PARSING_H
#define READ_PARSING_H

#define CMARK_NO_SHORT_NAMES /* NODE_IMAGE is ours */
#include <cmark-gfm.h>
#include <stdbool.h>

#include "base/diag_code.h"
#include "read/account.h"
#include "read/markdown.h"

/* An image that was loaded, by its address. */
struct shown {
	const char *name;
	const struct image *image;
};

struct parsing {
	struct arena *arena;
	struct diag *diag;
	struct span body;
	size_t first_line; /* of the body in its source, from 1 */
	struct markdown *out;
	struct arena *scratch;
	struct account account;
	struct runs runs;     /* gathered so far of what is being read */
	const char *language; /* that a <span lang="…"> has opened, or NULL */
	struct span comment;  /* that turns the next table's page; or nowhere */
	enum turn turn;	      /* what it asked for */
	size_t notes_read;
	const struct node *note; /* that is being read, or NULL */
	bool *referred;		 /* to by the text, for each note */
	struct shown *shown;	 /* images, for their next mention */
	size_t shown_count, shown_room;
	int depth; /* of lists, or of emphasis, in each other */
};

/* Where line and column of cmark stand in the source; both from 1. */
size_t parsing_byte(const struct parsing *parsing, int line, int column);

/* cmark's place of a block. */
struct span parsing_span(const struct parsing *parsing, cmark_node *node);

/* Up to the end of the span's first line: where a mistake is shown. */
struct span parsing_first_line(struct span span);

/* An error at the span; the block that the node is a part of is not read. */
void parsing_refuse_at(struct parsing *parsing, cmark_node *node,
    struct span span, enum diag_code code, const char *why);

/* The same at the place of the node, or of what is being read. */
void parsing_refuse(struct parsing *parsing, cmark_node *node,
    enum diag_code code, const char *why);

/* What a decision has no meaning for, and what to write in its place. */
void parsing_refuse_kind(struct parsing *parsing, cmark_node *node);

/* Goes one level down; refuses a node that lies too deep. */
bool parsing_descend(struct parsing *parsing, cmark_node *node);

struct node *parsing_node(
    struct parsing *parsing, enum node_kind kind, struct span span);

#endif
