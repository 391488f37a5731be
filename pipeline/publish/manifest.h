/*
 * manifest: the files and documents of an issue, manifest.json beside them.
 *
 * On a portal the manifest marks an issue as published: it is written after the
 * files it lists, and from then on neither it nor they change, unless a
 * document is withheld.
 */
#ifndef PUBLISH_MANIFEST_H
#define PUBLISH_MANIFEST_H

#include <stdbool.h>
#include <stddef.h>

#include "base/record.h"
#include "base/text.h"
#include "catalog/entry.h"

struct arena;

#define MANIFEST_NAME "manifest.json"

/* Size limit of a manifest's signature, in bytes. */
#define MANIFEST_SIGNATURE_MOST ((size_t)1 << 20)

/* Size limit of a manifest, in bytes. */
enum { MANIFEST_MOST = 8 * 1024 * 1024 };

const struct entry_file *manifest_file_at(
    const struct issue_entry *manifest, size_t index);

/* Finds a file by its path; NULL if it is not listed. */
const struct entry_file *manifest_find(
    const struct issue_entry *manifest, const char *path);

/* The same, among the files removed with withheld documents too. */
const struct entry_file *manifest_find_before(
    const struct issue_entry *manifest, const char *path);

/* Is any file of it signed? */
bool manifest_is_signed(const struct issue_entry *manifest);

/* The number of documents that are withheld. */
size_t manifest_withheld(const struct issue_entry *manifest);

/* 1, or 2 if a document is withheld, which programs that know 1 only refuse. */
int manifest_version(const struct issue_entry *manifest);

/* The document with an id, "11-2024-qd-ubnd"; NULL: none. */
struct entry *manifest_document(
    const struct issue_entry *manifest, const char *document);

/*
 * The name of the file with the signature of this manifest:
 * "manifest.json.p7s"; "manifest-go-bo.json.p7s" for the one after a document
 * was withheld, as its PDF is named then. The signature of the earlier one
 * stays where it is.
 */
const char *manifest_signature_name(
    struct arena *arena, const struct issue_entry *manifest);

/* The same for the one after the nth withholding from its issue. */
const char *manifest_signature_after(struct arena *arena, size_t withheld);

/* The documents' numbers, separated by spaces, as in the register. */
const char *manifest_numbers(
    struct arena *arena, const struct issue_entry *manifest);

struct text manifest_write(
    struct arena *arena, const struct issue_entry *manifest);

/*
 * Reads a manifest and checks that it is consistent: numbers are consecutive,
 * no file is listed twice or is the manifest, the files of the issue and its
 * documents are listed. NULL after an error in the origin's diag.
 */
struct issue_entry *manifest_read(
    struct arena *arena, struct origin origin, struct text bytes);

#endif
