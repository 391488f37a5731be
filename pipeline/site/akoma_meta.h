/*
 * akoma_meta: the metadata block of an Akoma Ntoso document.
 */
#ifndef SITE_AKOMA_META_H
#define SITE_AKOMA_META_H

struct arena;
struct entry;
struct issue_entry;
struct markup;

/* Writes <meta> for a component: the document itself, "main", or the annex of
   this name ("att_1"). */
void akoma_meta(struct markup *out, struct arena *arena,
    const struct issue_entry *issue, const struct entry *entry,
    const char *component);

#endif
