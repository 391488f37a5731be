/*
 * akoma_meta: what an Akoma Ntoso document says of itself.
 */
#ifndef SITE_AKOMA_META_H
#define SITE_AKOMA_META_H

struct arena;
struct document;
struct issue;
struct markup;

/* "/akn/vn/act/quyet-dinh/ubnd-tinh/2024-03-12/11-2024-qd-ubnd" */
const char *akoma_work(struct arena *arena, const struct document *document);

/* <meta> of the document, or of the part of it that has this name. */
void akoma_meta(struct markup *out, struct arena *arena,
    const struct issue *issue, const struct document *document,
    const char *component);

#endif
