/*
 * evidence: lists of the digests of all that is published, bang-chung/<n>.txt.
 *
 * A time-stamp proves something as long as its authority's certificate is
 * valid. Before it ends, the digests of everything are stamped anew: one list,
 * in the format of sha256sum(1), and one token over it, bang-chung/<n>.txt.tsr
 * (RFC 3161). The first lines of a list are those of the list before and of its
 * token, so that the last token proves them all. The other lines are sorted by
 * path; they have all entries of the ledger up to one. A list is not changed
 * once it has a token; without one it is unfinished.
 */
#ifndef PUBLISH_EVIDENCE_H
#define PUBLISH_EVIDENCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/digest.h"
#include "portal/driver.h"

struct arena;
struct digesting;
struct portal;

#define EVIDENCE_DIRECTORY "bang-chung"

/* Size limits of a list and of a token, in bytes. */
#define EVIDENCE_MOST ((size_t)256 * 1024 * 1024)
enum { EVIDENCE_TOKEN_MOST = 64 * 1024, EVIDENCE_LISTS_MOST = 9999 };

/* "bang-chung/0001.txt", "bang-chung/0001.txt.tsr" */
const char *evidence_path(struct arena *arena, int number);
const char *evidence_token_path(struct arena *arena, int number);

struct evidence_list {
	int number; /* from 1 */
	bool is_good;
	struct digest digest;
	size_t lines;
	int seq; /* it has all entries of the ledger up to this one */
	struct digest previous, previous_token; /* empty in the first list */
};

/* Called with each line but those of the list before. */
struct evidence_reader {
	void (*line)(void *context, const char *path, struct digest digest);
	void *context;
};

/*
 * Reads a list line by line; it is not kept in memory. If the answer is
 * ANSWER_WHOLE and it has not the form described above, an error
 * (verify-timestamp) in the portal's diag, and list->is_good is false.
 */
enum answer evidence_read(struct portal *portal, int number,
    const struct evidence_reader *reader, struct evidence_list *list);

/* Writes a line, and adds it to the digest. */
void evidence_write_line(FILE *out, struct digesting *digesting,
    const char *path, struct digest digest);

#endif
