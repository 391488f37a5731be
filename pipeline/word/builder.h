/*
 * builder: puts a paragraph together while it is read.
 *
 * A paragraph of Word consists of many short runs; those that look alike become
 * one. What is wrong with it is kept until its words are known.
 */
#ifndef WORD_BUILDER_H
#define WORD_BUILDER_H

#include <stdbool.h>

#include "base/diag_code.h"
#include "word/formatting.h"
#include "word/word_document.h"

struct arena;
struct style;

struct builder_piece {
	enum word_run_kind kind;
	unsigned style;
	size_t start, end; /* of its text */
	const char *id, *alternative;
};

struct builder_problem {
	enum diag_code code;
	const char *message;
};

struct paragraph_builder {
	struct arena *arena;
	struct word_place place;
	const struct style *style;
	struct paragraph_formatting direct;
	struct buffer text;
	struct builder_piece *at;
	size_t count, room;
	struct buffer hidden, struck, small; /* text shown in these ways */
	struct buffer changes;		     /* that are tracked */
	bool labelled;
	struct text label; /* of a list */
	unsigned label_style;
	bool label_joined;
	struct builder_problem *problems;
	size_t problem_count, problem_room;
	struct word_blocks boxes; /* of text boxes that it anchors */
};

/* An empty paragraph; what it holds is gone with the arena. */
struct paragraph_builder builder_begin(struct arena *arena);

void builder_text(
    struct paragraph_builder *builder, unsigned style, struct text text);

/* A tab, break, note or picture. */
void builder_mark(struct paragraph_builder *builder, enum word_run_kind kind,
    unsigned style, const char *id, const char *alternative);

/* An error, to be reported with the paragraph's words. */
void builder_problem(struct paragraph_builder *builder, enum diag_code code,
    const char *message);

/* A tracked change: "a new paragraph". */
void builder_change(struct paragraph_builder *builder, const char *what);

/* Reports what was kept. */
void builder_report(
    const struct paragraph_builder *builder, struct findings *findings);

/* The runs of the paragraph, in an arena that stays. */
void builder_finish(const struct paragraph_builder *builder,
    struct arena *arena, struct word_paragraph *paragraph);

#endif
