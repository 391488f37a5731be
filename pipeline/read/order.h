/*
 * order: do the units of a text follow one another?
 *
 * Numbering as NĐ 78/2025/NĐ-CP, Điều 63 and 64, sets it: Điều run through
 * the document, khoản through a Điều, điểm through a khoản, in the order of
 * the Vietnamese letters. A hole or a repeat is a warning and no more: the
 * law is printed as it was signed.
 */
#ifndef READ_ORDER_H
#define READ_ORDER_H

struct diag;
struct node;

void order_check(struct diag *diag, const struct node *body);

#endif
