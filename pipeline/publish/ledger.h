/*
 * ledger: the append-only record of what was published, so-cai/<seq>.json.
 *
 * An entry is a new issue, a change of the site alone, or the restriction of a
 * document. Each is written once and has the digest of the one before (a hash
 * chain): anybody who keeps one digest can tell whether an earlier entry was
 * changed. The pointer, moi-nhat.json, names the last entry: entries after it
 * were left by an interrupted run, or are being published.
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
	LEDGER_MOST = 64 * 1024, /* size limit of an entry and of the pointer */
	LEDGER_SEQ_MOST = 999999,
	POINTER_ROUND = 1024, /* bytes; the size of a pointer is a multiple */
};

struct ledger_entry {
	int version;
	int seq;	   /* from 1 */
	const char *time;  /* "2026-11-24T16:00:00Z" */
	const char *kind;  /* NULL: an issue; LEDGER_SITE; or what was done to
			      a document (number/restrictions.h) */
	const char *issue; /* "2026/so-12"; NULL: none */
	/* Of the issue, as it is now; empty where restricted or lifted. */
	struct digest manifest;
	struct digest signature; /* of that manifest: of its .p7s file */
	const char *document;	 /* of a restriction: "11-2024-qd-ubnd" */
	struct date date;	 /* on which it was decided */
	const char *by, *why;	 /* by whom, and on what ground */
	struct digest previous;	 /* of the previous entry; zeros in the first */
	struct digest file_index; /* of the mutable files; empty: unknown */
	const char *commit;	  /* of the sources, where it is known */
};

struct pointer {
	int version;
	int seq;	   /* of the last entry */
	int issues;	   /* published; 0: as many as entries */
	const char *issue; /* the last one */
	struct digest manifest;
	struct digest ledger;	  /* of the last entry */
	struct digest file_index; /* of the root */
	/* The file index whose files are being put in place; zeros: unknown. */
	struct digest under_way; /* empty: no */
};

/* The kind of an entry for changed mutable files without a new issue. */
#define LEDGER_SITE "site"

/* Does the entry publish an issue? */
bool ledger_is_issue(const struct ledger_entry *entry);

/* Is the entry a restriction of a document? */
bool ledger_is_restriction(const struct ledger_entry *entry);

/*
 * The restriction of an entry: the members that a list of restrictions has too.
 */
struct restriction ledger_restriction(const struct ledger_entry *entry);

/* 64 zeros */
struct digest digest_none(void);

/* Are mutable files being replaced, perhaps by an interrupted run? */
bool pointer_is_under_way(const struct pointer *pointer);

/*
 * The digest of the pointer without `under_way`: identifies what is published.
 */
struct digest pointer_base(const struct pointer *pointer);

/* The number of published issues. */
int pointer_issues(const struct pointer *pointer);

/* "so-cai/000012.json" */
const char *ledger_path(struct arena *arena, int seq);

/* "so-cai/000012.json.tsr", its time-stamp (publish/ledger_stamps.h) */
const char *ledger_stamp_path(struct arena *arena, int seq);

struct text ledger_write(struct arena *arena, const struct ledger_entry *entry);

/*
 * Padded with white space to a multiple of POINTER_ROUND; other sizes are
 * refused by pointer_read(). Apache reads the size of a file before it opens
 * it: a reader who comes in between would get the new pointer cut to the size
 * of the old one.
 */
struct text pointer_write(struct arena *arena, const struct pointer *pointer);

/* NULL after an error in the origin's diag. */
struct ledger_entry *ledger_read(
    struct arena *arena, struct origin origin, struct text bytes);
struct pointer *pointer_read(
    struct arena *arena, struct origin origin, struct text bytes);

/*
 * Reads an entry from the portal, with its bytes, into the arena. NULL if
 * `answer` is not ANSWER_WHOLE, or the bytes are not an entry.
 */
struct ledger_entry *ledger_fetch(struct portal *portal, struct arena *arena,
    int seq, enum answer *answer, struct text *bytes);

/*
 * Reads the pointer from the portal. NULL if `answer` is not ANSWER_WHOLE, and
 * after an error in the origin's diag.
 */
struct pointer *pointer_fetch(struct portal *portal, struct arena *arena,
    struct origin origin, enum answer *answer);

/*
 * The same for a command that cannot go on without it; NULL: nothing is
 * published. False after a failure or an error (publish-portal), with an exit
 * status in the portal.
 */
bool pointer_load(
    struct portal *portal, struct arena *arena, struct pointer **pointer);

/* Does the pointer have this file index, and is no replacement under way? */
bool pointer_is_settled(
    const struct pointer *pointer, struct digest file_index);

/*
 * Walks the hash chain from the last entry, whose digest the pointer has, back
 * to the entry `seq`, and sets `digest` to that of this entry, as its successor
 * has it. `lost` is the number of the first entry that is missing or changed;
 * 0: none. False after a failure of the portal.
 */
bool ledger_walk_back(struct portal *portal, const struct pointer *pointer,
    int seq, struct digest *digest, int *lost);

#endif
