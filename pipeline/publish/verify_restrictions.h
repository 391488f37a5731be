/*
 * verify_restrictions: verify that withheld files are gone, and that the portal
 * lists exactly the restrictions of the ledger.
 */
#ifndef PUBLISH_VERIFY_RESTRICTIONS_H
#define PUBLISH_VERIFY_RESTRICTIONS_H

struct file_index;
struct verifier;

/* To be called after verify_ledger(); `root` is the root's file index. */
void verify_restrictions(
    struct verifier *verifier, const struct file_index *root);

#endif
