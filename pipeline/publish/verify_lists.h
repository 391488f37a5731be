/*
 * verify_lists: what leads to the issues.
 */
#ifndef PUBLISH_VERIFY_LISTS_H
#define PUBLISH_VERIFY_LISTS_H

#include <stdbool.h>

struct indexed_file;
struct file_index;
struct verifier;

/* Are the derived files those of a publication that ended? Else it says so. */
bool verify_is_settled(struct verifier *verifier);

/* The root's listing; NULL after errors or failures. */
const struct file_index *verify_root(struct verifier *verifier);

/* The files of a listing but for other listings. */
void verify_listed(
    struct verifier *verifier, const struct file_index *file_index);

/* A listing that another one has, its files, and listings that it has. */
void verify_directory(
    struct verifier *verifier, const struct indexed_file *file);

/*
 * The catalogue must have the issues of the ledger, and a register every issue
 * of its year.
 */
void verify_lists(struct verifier *verifier);

#endif
