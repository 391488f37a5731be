/*
 * verify_lists: what leads to the issues.
 */
#ifndef PUBLISH_VERIFY_LISTS_H
#define PUBLISH_VERIFY_LISTS_H

#include <stdbool.h>

struct verifier;

/*
 * The catalogue must have the issues of the ledger, the listings must be those
 * of the pointer, the derived files those of the listings, and a register must
 * have every issue of its year.
 */
void verify_lists(struct verifier *verifier);

#endif
