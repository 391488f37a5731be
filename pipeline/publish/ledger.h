/*
 * ledger: which issues were published, in their order, so-cai/<seq>.json.
 *
 * Each entry is made once and holds the digest of the one before, so that
 * whoever keeps one digest can tell that nothing before it was changed. The
 * pointer, moi-nhat.json, says which entry is the last: what stands behind
 * it was left by a run that died, or is being published.
 */
#ifndef PUBLISH_LEDGER_H
#define PUBLISH_LEDGER_H

#include "base/digest.h"
#include "base/text.h"
#include "base/record.h"

struct arena;

#define LEDGER_DIRECTORY "so-cai"
#define LEDGER_ISSUE "issue"
#define POINTER_NAME "moi-nhat.json"

enum {
	LEDGER_MOST = 64 * 1024, /* bytes of an entry or the pointer */
	LEDGER_SEQ_MOST = 999999,
	POINTER_ROUND =
	    1024, /* bytes: any pointer has as many, or a multiple */
};

struct ledger_entry {
	int version;
	int seq;	   /* from 1 */
	const char *time;  /* "2026-11-24T16:00:00Z" */
	const char *issue; /* "2026/so-12" */
	struct digest manifest;
	struct digest
	    previous;	    /* of the entry before; zeros before the first */
	const char *commit; /* of the sources, where it is known */
	/* What it is: LEDGER_ISSUE; NULL: an older program's, an issue. */
	const char *kind;
	/* Of the derived files that were to lead to it; empty: not known. */
	struct digest listing;
};

struct pointer {
	int version;
	int seq; /* of the last entry, and how many issues are published */
	const char *issue;
	struct digest manifest;
	struct digest ledger;  /* of the last entry */
	struct digest listing; /* of the derived files */
	/* Derived files are being replaced by those of this listing. */
	struct digest under_way; /* empty: no */
};

/* 64 zeros */
struct digest digest_none(void);

/* "so-cai/000012.json" */
const char *ledger_path(struct arena *arena, int seq);

struct text ledger_write(struct arena *arena, const struct ledger_entry *entry);

/*
 * Filled up with white space to a size that does not change, without which it
 * is not read: Apache asks for the size of a file before it opens it, and
 * would show a reader who comes in between as many bytes of the new one as
 * the old one had.
 */
struct text pointer_write(struct arena *arena, const struct pointer *pointer);

/* NULL after an error in the origin's diag. */
struct ledger_entry *ledger_read(
    struct arena *arena, struct origin origin, struct text bytes);
struct pointer *pointer_read(
    struct arena *arena, struct origin origin, struct text bytes);

#endif
