/*
 * ledger: what was published, in its order, so-cai/<seq>.json: an issue each,
 * the site alone, or a document that was restricted or withheld.
 *
 * Each entry is made once and holds the digest of the one before, so that
 * whoever keeps one digest can tell that nothing before it was changed. The
 * pointer, moi-nhat.json, says which entry is the last: what stands behind
 * it was left by a run that died, or is being published.
 */
#ifndef PUBLISH_LEDGER_H
#define PUBLISH_LEDGER_H

#include "base/date.h"
#include "base/digest.h"
#include "base/record.h"
#include "base/text.h"
#include "portal/driver.h"

struct arena;
struct portal;
struct restriction;

#define LEDGER_DIRECTORY "so-cai"
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
	const char *kind;  /* NULL: an issue; LEDGER_SITE; or what was done to
			      a document (number/restrictions.h) */
	const char *issue; /* "2026/so-12"; NULL: none */
	/* Of the issue, as it is now; of one restricted or lifted: empty. */
	struct digest manifest;
	const char *document; /* of a restriction: "11-2024-qd-ubnd" */
	struct date date;     /* on which it was decided */
	const char *by, *why; /* by whom, and on what ground */
	struct digest
	    previous; /* of the entry before; zeros before the first */
	struct digest file_index; /* of derived files; empty: not said */
	const char *commit;	  /* of the sources, where it is known */
};

struct pointer {
	int version;
	int seq;	   /* of the last entry */
	int issues;	   /* that are published; 0: as many as entries */
	const char *issue; /* the last one */
	struct digest manifest;
	struct digest ledger;	  /* of the last entry */
	struct digest file_index; /* of the derived files */
	/* Derived files are being replaced by those of this listing. */
	struct digest under_way; /* empty: no */
};

/* An entry of other derived files, where no issue is new. */
#define LEDGER_SITE "site"

/* Is an issue new with it? */
bool ledger_is_issue(const struct ledger_entry *entry);

/* Is it what was done to a document? */
bool ledger_is_restriction(const struct ledger_entry *entry);

/* Of the restriction: the parts that a list of restrictions has as well. */
struct restriction ledger_restriction(const struct ledger_entry *entry);

/* 64 zeros */
struct digest digest_none(void);

/* Are derived files being replaced, by a run that may be dead? */
bool pointer_is_under_way(const struct pointer *pointer);

int pointer_issues(const struct pointer *pointer);

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

/*
 * The entry of this number, as it is there, in the arena, with its bytes; NULL
 * where `answer` is another than ANSWER_WHOLE, or the bytes are no entry.
 */
struct ledger_entry *ledger_fetch(struct portal *portal, struct arena *arena,
    int seq, enum answer *answer, struct text *bytes);

/* The pointer, as it is there; NULL where `answer` is another than
   ANSWER_WHOLE, and after an error in the origin's diag. */
struct pointer *pointer_fetch(struct portal *portal, struct arena *arena,
    struct origin origin, enum answer *answer);

/* Are the derived files those of this listing, and all of them there? */
bool pointer_is_settled(
    const struct pointer *pointer, struct digest file_index);

/*
 * Reads the ledger from the last entry, which the pointer knows, back to the
 * one of this number, each known by the one after it, and says the digest of
 * that one. `lost` is the number of the first that is not there as it was
 * published; 0: none. False after a failure of the portal.
 */
bool ledger_walk_back(struct portal *portal, const struct pointer *pointer,
    int seq, struct digest *digest, int *lost);

#endif
