/*
 * verify_tasks: verify issues and directories in several processes.
 *
 * Each process has its own connection and sends its results as records. These
 * are merged in the order of the tasks, so that the output does not depend on
 * the number of processes.
 */
#ifndef PUBLISH_VERIFY_TASKS_H
#define PUBLISH_VERIFY_TASKS_H

struct file_index;
struct verifier;

/*
 * Verifies the issues of the ledger, and the files that the root's index leads
 * to; NULL: no files.
 */
void verify_tasks(struct verifier *verifier, const struct file_index *root);

#endif
