/*
 * portal: where a gazette is published, a tree of files under a URL.
 *
 *   <year>/so-<n>/…     an issue; immutable once its manifest is stored
 *   so-cai/<seq>.json   the ledger, one entry per issue; immutable
 *   index.json, …       mutable files
 *   moi-nhat.json       the pointer, which is replaced last
 *   khoa/               the lock, during a publication
 *
 * The scheme of the URL selects the driver.
 */
#ifndef PORTAL_PORTAL_H
#define PORTAL_PORTAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/record.h"
#include "base/text.h"
#include "portal/address.h"
#include "portal/driver.h"

struct access;
struct arena;
struct diag;
struct upload;

/* Shared by all retries through one portal. */
struct retry_budget {
	double tries; /* left; each success gives a part back */
};

struct portal {
	struct arena *arena;
	struct diag *diag;
	const char *name; /* as given, without trailing slashes */
	struct address address;
	const char *base; /* of its URLs, as libcurl takes them */
	const struct driver *driver;
	const struct access *access;
	struct upload *upload;
	struct portal *readers; /* by the readers' URL; NULL: it is ours */
	struct retry_budget retry_budget;
	uint64_t seed; /* of the jitter */
	int status;    /* exit status of the first failure; 0: none yet */
	void *state;   /* for the driver */
	pid_t process; /* that opened it: connections are not shared */

	/* Called about once a second while jobs are running; false stops: no
	   more jobs are started. */
	bool (*tick)(void *context);
	void *tick_context;
};

enum portal_use { PORTAL_READ, PORTAL_WRITE };

/*
 * Opens the portal at a URL or in a local directory, which need not exist yet.
 * Nothing is sent before the first job. The diag and the access must outlive
 * the portal. NULL after a failure in diag, with its exit status in `status`.
 */
struct portal *portal_open(struct arena *arena, struct diag *diag,
    const char *where, enum portal_use use, const struct access *access,
    int *status);
void portal_close(struct portal *portal);

/* The name of a file in diagnostics. */
const char *portal_name(const struct portal *portal, const char *path);

/* Where diagnostics about the content of a file go. */
struct origin portal_origin(
    const struct portal *portal, enum diag_code code, const char *path);

/* Reports a failure at a file and records its exit status; returns false. */
bool portal_fail(struct portal *portal, const char *path, int status,
    const char *format, ...) __attribute__((format(printf, 4, 5)));

/* Records an exit status, unless there is one already; returns false. */
bool portal_exit(struct portal *portal, int status);

/* Reports an error at a file and records its exit status; returns false. */
bool portal_refuse(struct portal *portal, const char *path, int status,
    enum diag_code code, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/*
 * Reads a whole file of at most `limit` bytes. Paths are plain (base/path.h).
 */
enum answer portal_read(struct portal *portal, struct arena *arena,
    const char *path, size_t limit, struct text *bytes);

/* The same, but writes the bytes to a file and returns their digest. */
enum answer portal_fetch(struct portal *portal, const char *path, size_t limit,
    FILE *into, struct digest *digest);

/* Renames `from` to the path of the file: where the driver renames or moves. */
enum answer portal_rename(
    struct portal *portal, const char *from, const struct public_file *file);

/* Creates or replaces a file in an existing directory. */
bool portal_store(struct portal *portal, const struct public_file *file);

/* Makes a directory; WHOLE: we made it, and nobody else did. */
enum answer portal_make(struct portal *portal, const char *path);

/* Makes a directory for files; "" is the portal's root. */
enum answer portal_directory(struct portal *portal, const char *path);

/* Remove it. WHOLE, or ABSENT if there was none. */
enum answer portal_remove(struct portal *portal, const char *path);
enum answer portal_remove_directory(struct portal *portal, const char *path);

/*
 * Removes the drafts of interrupted runs from a directory, "" being the root,
 * of a portal that is open for writing. False after a failure.
 */
bool portal_tidy(struct portal *portal, const char *directory);

#endif
