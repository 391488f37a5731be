/*
 * manifest: what an issue consists of, manifest.json beside its files.
 *
 * On a portal it is the mark that an issue is published: it is written after
 * the files it lists, and from then on neither it nor they change.
 */
#ifndef PUBLISH_MANIFEST_H
#define PUBLISH_MANIFEST_H

#include <stddef.h>

#include "base/record.h"
#include "base/text.h"
#include "catalog/entry.h"

struct arena;

#define MANIFEST_NAME "manifest.json"

/* No manifest is longer, in bytes. */
enum { MANIFEST_MOST = 8 * 1024 * 1024 };

const struct entry_file *manifest_file_at(
    const struct issue_entry *manifest, size_t index);

/* By path; NULL where it lists no such file. */
const struct entry_file *manifest_find(
    const struct issue_entry *manifest, const char *path);

/* The same, or as it was before documents were taken out. */
const struct entry_file *manifest_find_before(
    const struct issue_entry *manifest, const char *path);

/* 1; 2 where a document is withheld, which is none to who knows 1 only. */
int manifest_version(const struct issue_entry *manifest);

/* The document of an id, "11-2024-qd-ubnd"; NULL: none. */
struct entry *manifest_document(
    const struct issue_entry *manifest, const char *document);

/* The documents' numbers, parted by spaces, as the register holds them. */
const char *manifest_numbers(
    struct arena *arena, const struct issue_entry *manifest);

struct text manifest_write(
    struct arena *arena, const struct issue_entry *manifest);

/*
 * Reads a manifest and checks that it agrees with itself: its numbers follow
 * one another, no file is listed twice or is the manifest, the files of the
 * issue and its documents are listed. NULL after an error in the origin's diag.
 */
struct issue_entry *manifest_read(
    struct arena *arena, struct origin origin, struct text bytes);

#endif
