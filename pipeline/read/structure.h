/*
 * structure: builds the tree of units of a legal text from Markdown pieces.
 *
 * The kind of a unit is determined by the label that it begins with: "Chương
 * I", "Điều 5.", "2.", "đ)". The heading level does not decide it, but a level
 * that contradicts the label is a warning (read/order.h). Text inside “…” over
 * several pieces belongs to another document and is not part of the structure.
 */
#ifndef READ_STRUCTURE_H
#define READ_STRUCTURE_H

#include "read/decision.h"

struct arena;
struct diag;
struct markdown;

/* The root node of the body. */
struct node *structure_build(
    struct arena *arena, struct diag *diag, const struct markdown *markdown);

#endif
