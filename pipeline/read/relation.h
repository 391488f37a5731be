/*
 * relation: the documents that a property names, whole or in part.
 *
 * "12/2020/QĐ-UBND" names a document, and so does "Quyết định số …"; "Điều 1
 * Quyết định số 12/2020/QĐ-UBND" names a part of it.
 */
#ifndef READ_RELATION_H
#define READ_RELATION_H

struct arena;
struct diag;
struct values;

/*
 * Leaves of each value the number alone. Those that name a part go to
 * `partly`; NULL: they stay. A value without a number is an error in diag.
 */
void relation_read(struct arena *arena, struct diag *diag, struct values *named,
    struct values *partly);

#endif
