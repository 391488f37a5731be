/*
 * structure: pieces of Markdown become the units of a legal text.
 *
 * What a unit is follows from the words it begins with: "Chương I", "Điều 5.",
 * "2.", "đ)". The number of # in front of it does not decide, but a # count
 * that contradicts the words is a finding. Text within “…” that spans pieces
 * is another document's and takes no part in the structure.
 */
#ifndef READ_STRUCTURE_H
#define READ_STRUCTURE_H

#include "read/decision.h"

struct arena;
struct diag;
struct markdown;

/* The body's root. */
struct node *structure_build(
    struct arena *arena, struct diag *diag, const struct markdown *markdown);

#endif
