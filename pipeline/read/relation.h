/*
 * relation: the documents that a property refers to, in whole or in part.
 *
 * "12/2020/QĐ-UBND" and "Quyết định số …" refer to a whole document; "Điều 1
 * Quyết định số 12/2020/QĐ-UBND" refers to a part of it.
 */
#ifndef READ_RELATION_H
#define READ_RELATION_H

struct arena;
struct diag;
struct values;

/*
 * Reduces each value to the number in it. Values that refer to a part are moved
 * to `partly`, unless that is NULL. A value without a number is an error in
 * diag and is removed.
 */
void relation_read(struct arena *arena, struct diag *diag, struct values *named,
    struct values *partly);

#endif
