/*
 * verify: is what a portal shows whole and as it was published?
 *
 * Reads the portal as anybody can, without credentials, from its pointer on:
 * every entry of the ledger by the chain of their digests, each manifest by
 * its entry's, each file by its manifest's, the derived files by their
 * listings, each year's register by its chain, and whether all of these
 * agree. No answer is trusted: sizes are bounded, names are plain, and
 * nothing is written on this machine.
 */
#ifndef PUBLISH_VERIFY_H
#define PUBLISH_VERIFY_H

#include <stddef.h>

struct access;
struct arena;
struct diag;

/* What a file of an issue may have at most unless the caller knows better. */
#define VERIFY_MOST ((size_t)512 * 1024 * 1024)

struct verified {
	size_t issues, files, bytes; /* that are right */
	size_t file_indexes;	     /* beside the root's, that were read */
};

/* Called after each issue that is done; total counts those there are. */
typedef void verify_step(
    void *context, const char *path, size_t done, size_t total);

struct verify_options {
	const char *where; /* a URL or a directory */
	/* "2025/so-01": it, the ledger and all derived files but those of
	   other years; NULL: all. */
	const char *issue;
	size_t most;	   /* bytes that no file may exceed */
	int jobs;	   /* processes; 0: this one alone */
	const char *known; /* a file, publish/known.h; NULL: none */
	const struct access *access;
	verify_step *step; /* or NULL */
	void *context;
};

/*
 * Every mismatch is an error in diag, at the file:
 *
 *   verify-pointer    moi-nhat.json is missing or cannot be understood
 *   verify-ledger     an entry is missing, is not what the next one or the
 *                     pointer knows, is older than the one before, or
 *                     stands behind the pointer
 *   verify-known      the entry that is remembered is not in the ledger
 *   verify-catalogue  index.json or a year's file that it knows is missing,
 *                     cannot be understood or has other issues than the ledger
 *   verify-manifest   an issue's manifest is missing, cannot be understood
 *                     or is not the one that was published
 *   verify-missing    a file is not there
 *   verify-size       a file has another size than published
 *   verify-digest     a file has other bytes than published
 *   verify-listing    a listing of derived files is not the one published
 *   verify-unlisted   in a directory of this machine: a file that nothing
 *                     lists
 *   verify-unfinished derived files are being replaced, and nobody is at it
 *   verify-restrictions  go-bo.json is missing, cannot be understood or has
 *                     other restrictions than the ledger
 *   verify-withheld   a file of a document that is withheld is there
 *   verify-register   a register is missing, cannot be understood (with the
 *                     errors of number/registry.h) or does not agree
 *
 * Warnings are verify-unpublished, a number that stands in a register and is
 * not published, and, while somebody holds the lock, verify-unfinished and
 * what stands behind the pointer. The exit status: 0, or STATUS_ALTERED after
 * errors, or that of a failure. With 0, `known` has the last entry then. What
 * is found, and its order, do not depend on `jobs`.
 */
int verify_portal(struct arena *arena, struct diag *diag,
    const struct verify_options *options, struct verified *verified);

#endif
