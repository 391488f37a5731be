/*
 * parsing: shared state of the parsers of blocks, inlines and tables.
 *
 * Internal to the files that use cmark-gfm (read/markdown.h).
 */
#ifndef READ_PARSING_H
#define READ_PARSING_H

#define CMARK_NO_SHORT_NAMES /* our NODE_IMAGE would clash */
#include <cmark-gfm.h>
#include <stdbool.h>

#include "base/diag_code.h"
#include "read/account.h"
#include "read/piece.h"

/* A cached image. */
struct shown {
	const char *name;
	const struct image *image;
};

struct parsing {
	struct arena *arena;
	struct diag *diag;
	struct span body;
	size_t first_line; /* of the body in the source, from 1 */
	struct markdown *out;
	struct arena *scratch;
	struct account account;
	struct runs runs;     /* of the current block so far */
	const char *language; /* of an open <span lang="…">, or NULL */
	struct span comment;  /* on the next table's orientation; or nowhere */
	enum turn turn;	      /* the orientation it sets */
	size_t notes_read;
	const struct node *note; /* the footnote being read, or NULL */
	bool *referred;		 /* for each note: the text refers to it */
	struct shown *shown;	 /* cache of images */
	size_t shown_count, shown_room;
	int depth; /* of nested lists or emphasis */
};

/* The byte offset in the source of cmark's line and column, both from 1. */
size_t parsing_byte(const struct parsing *parsing, int line, int column);

/* The span of a block according to cmark. */
struct span parsing_span(const struct parsing *parsing, cmark_node *node);

/* The span cut off at the end of its first line, for diagnostics. */
struct span parsing_first_line(struct span span);

/*
 * Reports an error at `span` and skips the block that contains the node. `why`
 * is looked up as by diag_error.
 */
void parsing_refuse_at(struct parsing *parsing, cmark_node *node,
    struct span span, enum diag_code code, const char *why);

/* As parsing_refuse_at, at the node or the current position. */
void parsing_refuse(struct parsing *parsing, cmark_node *node,
    enum diag_code code, const char *why);

/* Refuses a node of an unsupported type, with a remedy. */
void parsing_refuse_kind(struct parsing *parsing, cmark_node *node);

/*
 * Enters a nesting level. False after refusing a node that is nested too
 * deeply.
 */
bool parsing_descend(struct parsing *parsing, cmark_node *node);

struct node *parsing_node(
    struct parsing *parsing, enum node_kind kind, struct span span);

#endif
