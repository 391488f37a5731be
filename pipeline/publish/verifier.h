/*
 * verifier: a portal that is being verified, as the parts of it share it.
 */
#ifndef PUBLISH_VERIFIER_H
#define PUBLISH_VERIFIER_H

#include "base/diag_code.h"
#include "number/restrictions.h"
#include "portal/driver.h"
#include "publish/issue_index.h"
#include "publish/known.h"
#include "publish/ledger.h"
#include "publish/verify.h"

/* What the manifest of an issue says of the register. */
struct manifest_registration {
	bool is_known; /* the manifest is right */
	int year;
	struct digest chain;
	struct digest documents; /* of their numbers */
};

/* An entry of the ledger. */
struct verified_entry {
	const char *issue; /* that is new with it; NULL: none */
	/* What was done to a document; `what` NULL: nothing. */
	struct restriction restriction;
	const char *time;
	struct digest file_index;
	struct digest manifest; /* as it is now, if one was withheld since */
	struct digest entry, previous;
	bool is_entered; /* the entry is right */
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
	struct verified_entry *entries; /* of each entry, from the first */
	size_t count;
	const struct issue_index *issue_index;
	struct verified verified;
};

/* A file and what it should be. */
struct expected {
	const char *path;
	size_t size;
	struct digest digest;
};

/* An error at a file of the portal; returns false. */
bool verifier_error(const struct verifier *verifier, enum diag_code code,
    const char *path, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* Errors and failures so far. */
size_t verifier_error_count(const struct verifier *verifier);

/* With one issue named, other years are not looked at. */
bool verifier_wants_year(const struct verifier *verifier, int year);

/* A server that is down is not asked on and on. */
bool verifier_is_down(const struct verifier *verifier);

/* A file that must be there, of `limit` bytes at most; else the code tells. */
bool verifier_fetch(struct verifier *verifier, struct arena *arena,
    enum diag_code code, const char *path, size_t limit, struct text *bytes);

/* An error, or, while somebody is publishing, a warning. */
void verifier_error_unless_locked(const struct verifier *verifier,
    enum diag_code code, const char *path, const char *why);

/* Reads files and compares them, several at a time. */
void verifier_files(
    struct verifier *verifier, const struct expected *files, size_t count);

#endif
