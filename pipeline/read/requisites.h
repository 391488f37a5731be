/*
 * requisites: checks for required and duplicate elements of a decision.
 *
 * A text of recitals or annexes only decides nothing. A Quyết định or Nghị
 * quyết has one enacting line (NĐ 30/2020, Phụ lục III; NĐ 78/2025, Phụ lục I).
 * Signature and recipients are properties; in the text they would be printed a
 * second time.
 */
#ifndef READ_REQUISITES_H
#define READ_REQUISITES_H

struct arena;
struct decision;
struct diag;

/*
 * A text that decides nothing is an error; anything else that is missing or
 * duplicate is a warning. The decision must have a body.
 */
void requisites_check(
    struct arena *arena, struct diag *diag, const struct decision *decision);

#endif
