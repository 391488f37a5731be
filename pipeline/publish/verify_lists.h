/*
 * verify_lists: what leads to the issues.
 */
#ifndef PUBLISH_VERIFY_LISTS_H
#define PUBLISH_VERIFY_LISTS_H

#include <stdbool.h>

struct listed;
struct listing;
struct verifier;

/* Are the derived files those of a publication that ended? Else it says so. */
bool verify_is_settled(struct verifier *verifier);

/* The root's listing; NULL after errors or failures. */
const struct listing *verify_root(struct verifier *verifier);

/* The files of a listing but for other listings. */
void verify_listed(struct verifier *verifier, const struct listing *listing);

/* A listing that the root's has, and its files. */
void verify_directory(struct verifier *verifier, const struct listed *file);

bool verify_is_listing(const char *path);

/*
 * The catalogue must have the issues of the ledger, and a register every issue
 * of its year.
 */
void verify_lists(struct verifier *verifier);

#endif
