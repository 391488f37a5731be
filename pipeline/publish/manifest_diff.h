/*
 * manifest_diff: how a built issue differs from the published one.
 */
#ifndef PUBLISH_MANIFEST_DIFF_H
#define PUBLISH_MANIFEST_DIFF_H

struct arena;
struct issue_entry;

/*
 * A phrase that names documents and files, such as "changed since:
 * 12/2022/QĐ-UBND". From the published manifest it quotes plain file names
 * only.
 */
const char *manifest_diff(struct arena *arena, const struct issue_entry *ours,
    const struct issue_entry *published);

#endif
