/*
 * order: checks the numbering of units.
 *
 * According to NĐ 78/2025/NĐ-CP, Điều 63 and 64, Điều are numbered throughout
 * the document, khoản within a Điều and điểm within a khoản, in the order of
 * the Vietnamese alphabet. A gap or repetition is only a warning, since a text
 * is printed as it was signed.
 */
#ifndef READ_ORDER_H
#define READ_ORDER_H

struct diag;
struct node;

void order_check(struct diag *diag, const struct node *body);

#endif
