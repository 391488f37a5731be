/*
 * enter: the entries of an issue that was typeset.
 */
#ifndef CATALOG_ENTER_H
#define CATALOG_ENTER_H

#include <stddef.h>

struct arena;
struct layout;
struct entry_file;
struct issue_entry;
struct making;
struct registry;

/* The issue and its documents, their files not yet listed. */
struct issue_entry *enter_issue(struct arena *arena,
    const struct layout *layout, const struct registry *registry,
    const struct making *making);

/* All files of the issue but the manifest, by their paths from the root. */
void enter_files(struct arena *arena, struct issue_entry *issue,
    const struct entry_file *files, size_t count);

#endif
