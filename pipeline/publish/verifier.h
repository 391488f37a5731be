/*
 * verifier: the state shared by the functions that verify a portal.
 */
#ifndef PUBLISH_VERIFIER_H
#define PUBLISH_VERIFIER_H

#include "base/diag_code.h"
#include "number/restrictions.h"
#include "portal/driver.h"
#include "publish/issue_index.h"
#include "publish/known.h"
#include "publish/ledger.h"
#include "publish/verified.h"
#include "sign/signature_check.h"

/* The register line of an issue, as its manifest has it. */
struct manifest_registration {
	bool is_known; /* the manifest was found right */
	int year;
	struct digest chain;
	struct digest documents; /* of their numbers */
};

/* An entry of the ledger. */
struct verified_entry {
	const char *issue; /* published with it; NULL: none */
	/* The restriction of a document; `what` NULL: none. */
	struct restriction restriction;
	const char *time;
	struct digest file_index;
	struct digest
	    manifest; /* the current one, if a document was withheld */
	struct digest signature; /* of the manifest that it was made with */
	struct digest entry, previous;
	struct digest published; /* the manifest that it was made with */
	bool is_valid;		 /* the entry is right */
	struct manifest_registration registered;
};

struct verifier {
	struct arena *arena;
	struct diag *diag;
	struct portal *portal;
	const struct verify_options *options;
	struct pointer *pointer;
	struct known known;
	bool is_locked;			/* somebody holds the lock */
	struct verified_entry *entries; /* all, from the first */
	size_t count;
	const struct issue_index *issue_index;
	struct verified verified;
};

/* A file, and its expected size and digest. */
struct expected {
	const char *path;
	size_t size;
	struct digest digest;
};

/* Reports an error at a file of the portal; returns false. */
bool verifier_error(const struct verifier *verifier, enum diag_code code,
    const char *path, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* The number of errors and failures so far. */
size_t verifier_error_count(const struct verifier *verifier);

/* If one issue is requested, other years are skipped. */
bool verifier_wants_year(const struct verifier *verifier, int year);

/*
 * The file with the signature that the entry at this index names; NULL: it
 * names none, or is not right itself.
 */
const char *verifier_signature_path(
    const struct verifier *verifier, struct arena *arena, size_t index);

/* Is the server down? After several failures no more requests are sent. */
bool verifier_is_down(const struct verifier *verifier);

/*
 * Reads a file that must exist, of `limit` bytes at most; else reports `code`.
 */
bool verifier_fetch(struct verifier *verifier, struct arena *arena,
    enum diag_code code, const char *path, size_t limit, struct text *bytes);

/* Reports an error or, while somebody is publishing, a warning. */
void verifier_error_unless_locked(const struct verifier *verifier,
    enum diag_code code, const char *path, const char *why);

/* Is the file not longer than the limit? If it is, reports it. */
bool verifier_may_read(struct verifier *verifier, const struct expected *file);

/* Is what was read of a file what is expected? If not, reports it. */
bool verifier_is_right(struct verifier *verifier, const struct expected *file,
    const struct job *job);

/* For checking the signature or time-stamp of this file. */
struct checked_file verifier_checked(
    const struct verifier *verifier, const char *path);

/* Reads and compares files, several at a time. */
void verifier_files(
    struct verifier *verifier, const struct expected *files, size_t count);

#endif
