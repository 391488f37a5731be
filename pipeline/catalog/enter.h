/*
 * enter: make the catalog entries of a typeset issue.
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

/* The entries of the issue and its documents, without their files. */
struct issue_entry *enter_issue(struct arena *arena,
    const struct layout *layout, const struct registry *registry,
    const struct making *making);

/* Adds the files of the issue, all but the manifest; paths are from the root.
   A document gets those that are named after it. */
void enter_files(struct arena *arena, struct issue_entry *issue,
    const struct entry_file *files, size_t count);

#endif
