/*
 * verify_tasks: issues, and directories of derived files, by several
 * processes.
 *
 * Each reads by a connection of its own and says as a record what it found.
 * The records are taken in the order of the pieces, so that what is found does
 * not depend on how many processes there are.
 */
#ifndef PUBLISH_VERIFY_TASKS_H
#define PUBLISH_VERIFY_TASKS_H

struct file_index;
struct verifier;

/* The issues of the ledger, and what the root's listing lists; NULL: none. */
void verify_tasks(struct verifier *verifier, const struct file_index *root);

#endif
