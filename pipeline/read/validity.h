/*
 * validity: compares what a text says about its validity and other documents
 * with its properties.
 *
 * "Quyết định này có hiệu lực từ ngày …" is `effective`, "đến hết ngày …" is
 * `expires`, "bãi bỏ Quyết định số …" and "thay thế …" are `repeals`. The site
 * shows readers whether a document is in force by the properties.
 */
#ifndef READ_VALIDITY_H
#define READ_VALIDITY_H

struct arena;
struct decision;
struct diag;

/*
 * Warns of what the text says and the properties do not. The decision must have
 * a body.
 */
void validity_check(
    struct arena *arena, struct diag *diag, const struct decision *decision);

#endif
