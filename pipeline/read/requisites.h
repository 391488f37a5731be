/*
 * requisites: what a decision's text has once, and what it has elsewhere.
 *
 * A Quyết định or Nghị quyết has one enacting line (NĐ 30/2020, Phụ lục III;
 * NĐ 78/2025, Phụ lục I); who signed and who receives it stand in the
 * properties, and would be printed twice from the text.
 */
#ifndef READ_REQUISITES_H
#define READ_REQUISITES_H

struct arena;
struct decision;
struct diag;

/* Warns of what is missing or there twice. The decision has a body. */
void requisites_check(
    struct arena *arena, struct diag *diag, const struct decision *decision);

#endif
