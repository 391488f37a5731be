/*
 * verify_restrictions: what was withheld is gone, and nothing else is said to.
 */
#ifndef PUBLISH_VERIFY_RESTRICTIONS_H
#define PUBLISH_VERIFY_RESTRICTIONS_H

struct file_index;
struct verifier;

/* `root` is the portal's listing. The ledger was verified. */
void verify_restrictions(
    struct verifier *verifier, const struct file_index *root);

#endif
