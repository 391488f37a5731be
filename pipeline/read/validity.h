/*
 * validity: what a text says of its own force and of other documents, against
 * its properties.
 *
 * "Quyết định này có hiệu lực từ ngày …" is `effective`, "đến hết ngày …" is
 * `expires`, "bãi bỏ Quyết định số …" and "thay thế …" are `repeals`: readers
 * are told by the properties whether a document is in force.
 */
#ifndef READ_VALIDITY_H
#define READ_VALIDITY_H

struct arena;
struct decision;
struct diag;

/* Warns of what the text says and the properties do not. It has a body. */
void validity_check(
    struct arena *arena, struct diag *diag, const struct decision *decision);

#endif
