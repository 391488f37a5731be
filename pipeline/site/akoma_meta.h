/*
 * akoma_meta: what an Akoma Ntoso document says of itself.
 */
#ifndef SITE_AKOMA_META_H
#define SITE_AKOMA_META_H

struct arena;
struct entry;
struct issue_entry;
struct markup;

/* <meta> of the document, or of the part of it that has this name. */
void akoma_meta(struct markup *out, struct arena *arena,
    const struct issue_entry *issue, const struct entry *entry,
    const char *component);

#endif
