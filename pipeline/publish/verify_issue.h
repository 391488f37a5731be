/*
 * verify_issue: an issue's manifest, and its files.
 */
#ifndef PUBLISH_VERIFY_ISSUE_H
#define PUBLISH_VERIFY_ISSUE_H

struct verified_entry;
struct verifier;

/* Learns what the manifest says of the register, where it is right. */
void verify_issue(struct verifier *verifier, struct verified_entry *entry);

#endif
