/*
 * witness: follows the ledger of a gazette from elsewhere, so that nobody
 * rewrites it unseen.
 *
 * A witness keeps in a directory of its own what it saw:
 *
 *   head.json           the head of the ledger (publish/known.h)
 *   so-cai/<seq>.json   its entries
 *   <seq>.note          the head, signed (publish/checkpoint.h,
 *                       sign/signed_note.h)
 *   khac/…              what the portal, or another witness, has instead: the
 *                       evidence
 *
 * The directory can be served by HTTP, so that witnesses are compared: a portal
 * that shows some readers another ledger than others is found so.
 */
#ifndef PUBLISH_WITNESS_H
#define PUBLISH_WITNESS_H

#include <stddef.h>

struct access;
struct arena;
struct diag;
struct note_key;

#define WITNESS_HEAD_NAME "head.json"

struct witness_options {
	const char *where;     /* a URL or a directory: the portal */
	const char *directory; /* of the witness; made if it is not there */
	const struct note_key *key; /* to sign with; NULL: none */
	const struct access *access;
};

struct witnessed {
	int before;	  /* the entry that was remembered; 0: none */
	int seq;	  /* the head now */
	const char *note; /* the path of the signed note; NULL: none */
};

/*
 * Reads the entries that were added since the last time, and remembers the new
 * head. It is an error (verify-witness) if the ledger does not continue what is
 * remembered: it ends before (it was rolled back), or has other entries (it was
 * rewritten); then the head stays as it was. Returns the exit status:
 * STATUS_ALTERED after errors, or that of a failure.
 */
int witness_follow(struct arena *arena, struct diag *diag,
    const struct witness_options *options, struct witnessed *witnessed);

#endif
