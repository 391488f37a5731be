/*
 * manifest_diff: how an issue at hand differs from the one that is published.
 */
#ifndef PUBLISH_MANIFEST_DIFF_H
#define PUBLISH_MANIFEST_DIFF_H

struct arena;
struct issue_entry;

/*
 * A sentence that names documents and files, such as "changed since:
 * 12/2022/QĐ-UBND". What it quotes of the published manifest is plain.
 */
const char *manifest_diff(struct arena *arena, const struct issue_entry *ours,
    const struct issue_entry *published);

#endif
