/*
 * stage_dump: the result of any stage as text, for people and tests.
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
 * The markup in a decision's body, which is not printed: a line per run of
 * markup bytes, with its offset in the file, length, kind and bytes (newlines
 * as ␤), separated by tabs. All other bytes below the front matter are text.
 */
void show_marks(struct buffer *out, const struct decision *decision);

/*
 * The text of units and cells as it will be printed, a line each, with [^1] for
 * a footnote reference; then the footnotes, each after "[^1]: ".
 */
void show_text(struct buffer *out, const struct decision *decision);

/* An issue: its numbers, date, parts and documents, in order. */
void show_issue(struct buffer *out, const struct issue *issue);

/*
 * For each page its folio and size, then its marks in order: position,
 * size, face and text, or the extent of a rule or image; then links and
 * bookmarks. Lengths are in points.
 */
void show_pages(struct buffer *out, const struct pages *pages);

/* What a publication would do: per line an action, path, size and digest. */
void show_plan(struct buffer *out, const struct plan *plan);

#endif
