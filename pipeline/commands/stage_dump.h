/*
 * stage_dump: any stage's result as text, to look at and to test.
 */
#ifndef COMMANDS_STAGE_DUMP_H
#define COMMANDS_STAGE_DUMP_H

#include "base/text.h"

struct decision;
struct issue;
struct pages;
struct plan;

/* A decision's properties and the tree of its units. */
void show_tree(struct buffer *out, const struct decision *decision);

/*
 * What is not printed of a decision's body: a line for each stretch of marks,
 * with its first byte in the file, its length, its kind and its bytes (line
 * ends as ␤), separated by tabs. All other bytes below the front matter are
 * text.
 */
void show_marks(struct buffer *out, const struct decision *decision);

/*
 * The text of each unit and cell, a line each, as it will be printed, with
 * [^1] for a reference; then the footnotes, "[^1]: " before each.
 */
void show_text(struct buffer *out, const struct decision *decision);

/* An issue: its numbers, date, parts and documents in their order. */
void show_issue(struct buffer *out, const struct issue *issue);

/*
 * Pages: for each its folio and size, then lines of marks in their order:
 * position, size, face and the text or the rule's extent. Lengths in points.
 */
void show_pages(struct buffer *out, const struct pages *pages);

/* What a publication would do: an action and a path a line. */
void show_plan(struct buffer *out, const struct plan *plan);

#endif
