/*
 * verify_unlisted: find files that nothing lists.
 *
 * Only a local directory can be searched. Names that begin with a dot, such as
 * those of drafts, and the lock are skipped.
 */
#ifndef PUBLISH_VERIFY_UNLISTED_H
#define PUBLISH_VERIFY_UNLISTED_H

struct file_index;
struct verifier;

/*
 * To be called if all that is listed was found right; `root` is the root's file
 * index.
 */
void verify_unlisted(struct verifier *verifier, const struct file_index *root);

#endif
