/*
 * verify_issue: verify the manifest and the files of an issue.
 */
#ifndef PUBLISH_VERIFY_ISSUE_H
#define PUBLISH_VERIFY_ISSUE_H

struct verified_entry;
struct verifier;

/* Fills in entry->registered if the manifest is right. */
void verify_issue(struct verifier *verifier, struct verified_entry *entry);

#endif
