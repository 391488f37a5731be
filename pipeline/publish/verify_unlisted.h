/*
 * verify_unlisted: files that nothing leads to.
 *
 * Only a directory of this machine can be asked what is in it. Names that
 * begin with a dot, as those of drafts, and the lock are passed over.
 */
#ifndef PUBLISH_VERIFY_UNLISTED_H
#define PUBLISH_VERIFY_UNLISTED_H

struct file_index;
struct verifier;

/* Where all that is listed was found to be right; root is the root's listing.
 */
void verify_unlisted(struct verifier *verifier, const struct file_index *root);

#endif
