/*
 * markdown: a Markdown text as a row of pieces, by cmark-gfm.
 *
 * A piece is a paragraph, a heading, a table or an image that stands alone;
 * lists are paragraphs that begin with their label as the author wrote it.
 * What a decision has no meaning for (block quotes, code, images among words,
 * links with another text than their address, rules, HTML but <br>, <sup>,
 * <sub> and <span lang="en">) is an error at its place, and so is a text
 * that Markdown would drop.
 *
 * cmark-gfm is known to the files that make this up, and to no other:
 * markdown.c (blocks), inlines.c, tables.c, footnotes.c, images.c, parsing.h
 * and entity.c.
 */
#ifndef READ_MARKDOWN_H
#define READ_MARKDOWN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/source.h"
#include "read/decision.h"

enum piece_kind { PIECE_PARAGRAPH, PIECE_HEADING, PIECE_TABLE, PIECE_IMAGE };

struct piece {
	enum piece_kind kind;
	int level; /* of a heading: number of # */
	struct span span;
	struct runs runs;
	struct node *made; /* of a table or an image */
};

struct markdown {
	struct piece *at;
	size_t count, room;
	struct node **notes; /* footnotes in the order they are referred to */
	size_t note_count, note_room;
	struct byte_kinds kinds; /* of each byte of the body */
	bool whole; /* nothing was refused or lost, every run has a span */
};

/*
 * Not whole after errors in diag: of what was refused nothing stands in the
 * pieces, the rest can still be looked at for other mistakes.
 */
struct markdown *markdown_parse(
    struct arena *arena, struct diag *diag, struct span body);

#endif
