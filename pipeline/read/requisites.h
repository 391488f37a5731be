/*
 * requisites: what a decision's text has once, and what it has elsewhere.
 *
 * A text that ends with its recitals, or is an annex, decides nothing. A
 * Quyết định or Nghị quyết has one enacting line (NĐ 30/2020, Phụ lục III;
 * NĐ 78/2025, Phụ lục I); who signed and who receives it stand in the
 * properties, and would be printed twice from the text.
 */
#ifndef READ_REQUISITES_H
#define READ_REQUISITES_H

struct arena;
struct decision;
struct diag;

/* A text that decides nothing is an error, what else is missing or there twice
   a warning. The decision has a body. */
void requisites_check(
    struct arena *arena, struct diag *diag, const struct decision *decision);

#endif
