/*
 * verified: what is to be verified on a portal, and what was; data alone.
 */
#ifndef PUBLISH_VERIFIED_H
#define PUBLISH_VERIFIED_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

struct access;
struct certificates;
struct note_verifier;

/*
 * What was found of the signatures of an issue: those of one signer, or the
 * files that nobody signed. Times are seconds since 1970.
 */
struct signature_finding {
	const char *issue;
	const char *signer, *issuer; /* NULL: nobody signed these */
	const char *authority;	     /* of the time-stamps */
	size_t files;		     /* PDFs */
	size_t unrevoked; /* of these: proved that no certificate was revoked */
	bool has_manifest;  /* the signature of the manifest is among them */
	size_t first, last; /* when they were signed */
	size_t until;	    /* when the authority's certificate ends */
};

struct signature_findings {
	struct signature_finding *at;
	size_t count, room;
};

/* Entries of the ledger without a time-stamp of their own. */
struct unstamped {
	int first, last;
	int by; /* the later entry whose time-stamp covers them; 0: none */
};

struct verified_stamps {
	size_t count;
	struct unstamped *gaps;
	size_t gap_count, gap_room;
	/* Of the last one. */
	int seq; /* 0: there is none */
	const char *authority;
	size_t time, until;
};

/* The lists of evidence (publish/evidence.h). */
struct verified_evidence {
	size_t lists;	 /* that have a token */
	bool unfinished; /* one more has none */
	int seq;	 /* the entries that the last one has */
	const char *authority;
	size_t time, until;
};

/* A witness who has signed an entry of the ledger. */
struct verified_witness {
	const char *name;
	int seq; /* 0: none that the ledger has */
};

struct verified {
	size_t issues, files, bytes; /* found right */
	size_t file_indexes;	     /* without the root's */
	size_t evidence; /* files of the lists of evidence, and their tokens */
	/* If certificates are trusted. */
	struct signature_findings findings;
	struct verified_stamps stamps;
	struct verified_evidence lists;
	struct verified_witness *witnesses; /* of each that was asked for */
};

/* A note that a witness signed, from a file or URL. */
struct verify_note {
	const char *name;
	struct text bytes;
};

/* Called after each verified issue; `total` counts all of them. */
typedef void verify_step(
    void *context, const char *path, size_t done, size_t total);

struct verify_options {
	const char *where; /* a URL or a directory */
	/*
	 * "2025/so-01": verify it, the ledger and all mutable files but those
	 * of other years; NULL: everything.
	 */
	const char *issue;
	size_t most;	   /* size limit of a file, in bytes */
	int jobs;	   /* processes; 0: this one alone */
	const char *known; /* a file, publish/known.h; NULL: none */
	/* What signatures and time-stamps are checked against; NULL: they are
	   not checked. */
	const struct certificates *trust;
	const struct note_verifier *witnesses;
	size_t witness_count;
	const struct verify_note *notes;
	size_t note_count;
	const struct access *access;
	verify_step *step; /* or NULL */
	void *context;
};

#endif
