/*
 * verify_lists: verify file indexes, the issue index and registers.
 */
#ifndef PUBLISH_VERIFY_LISTS_H
#define PUBLISH_VERIFY_LISTS_H

#include <stdbool.h>

struct indexed_file;
struct file_index;
struct verifier;

/* Was the last publication completed? If not, reports that. */
bool verify_is_settled(struct verifier *verifier);

/* The root's file index; NULL after errors or failures. */
const struct file_index *verify_root(struct verifier *verifier);

/* Verifies the files in an index, without other indexes. */
void verify_listed(
    struct verifier *verifier, const struct file_index *file_index);

/* Verifies the index of a directory, its files, and the indexes in it. */
void verify_directory(
    struct verifier *verifier, const struct indexed_file *file);

/*
 * Verifies that the issue index has the issues of the ledger, and a register
 * each issue of its year.
 */
void verify_lists(struct verifier *verifier);

#endif
