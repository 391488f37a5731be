/*
 * portal: where a gazette is published, a tree of files under a URL.
 *
 *   <year>/so-<n>/…     an issue; never changed once its manifest stands
 *   so-cai/<seq>.json   the ledger, one entry an issue; never changed
 *   index.json, …       derived files, which may be replaced
 *   moi-nhat.json       the pointer, which is replaced last of all
 *   khoa/               the lock, while somebody publishes
 *
 * Which driver speaks to it follows from the URL's scheme.
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

/* All tries again of one run draw on it. */
struct retry_budget {
	double tries; /* grows again with what succeeds */
};

struct portal {
	struct arena *arena;
	struct diag *diag;
	const char *name; /* as it was given, without slashes at its end */
	struct address address;
	const char *base; /* of its URLs, as libcurl is to be told */
	const struct driver *driver;
	const struct access *access;
	struct upload *upload;
	struct portal *readers; /* as they see it; NULL: as we do */
	struct retry_budget retry_budget;
	uint64_t seed; /* of lots that are drawn */
	int status;    /* exit status of the first failure; 0: none yet */
	void *state;   /* the driver's own */
	pid_t process; /* that opened it: a connection is not shared */

	/* Called about every second while there is something to wait for. */
	bool (*tick)(void *context);
	void *tick_context;
};

enum portal_use { PORTAL_READ, PORTAL_WRITE };

/*
 * Opens the portal at a URL, or in a directory of this machine, which need
 * not be there yet. Nothing is sent before something is asked for. NULL after
 * a failure in diag, which with the access must outlast the portal; `status`
 * then has the exit status.
 */
struct portal *portal_open(struct arena *arena, struct diag *diag,
    const char *where, enum portal_use use, const struct access *access,
    int *status);
void portal_close(struct portal *portal);

/* A file's address, for diagnostics. */
const char *portal_name(const struct portal *portal, const char *path);

/* Of what such a file says. */
struct origin portal_origin(
    const struct portal *portal, enum diag_code code, const char *path);

/* Reports a failure and its exit status; returns false. */
bool portal_fail(struct portal *portal, const char *path, int status,
    const char *format, ...) __attribute__((format(printf, 4, 5)));

/* The exit status of what was reported, if it is the first; returns false. */
bool portal_exit(struct portal *portal, int status);

/* Reports an error at a file and its exit status; returns false. */
bool portal_refuse(struct portal *portal, const char *path, int status,
    enum diag_code code, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/*
 * All bytes of a file, `limit` at most, by the readers' URL or our own. Paths
 * are plain (base/path.h).
 */
enum answer portal_read(struct portal *portal, struct arena *arena,
    const char *path, size_t limit, struct text *bytes);

/* The same, but the bytes go into a file, and their digest is told. */
enum answer portal_fetch(struct portal *portal, const char *path, size_t limit,
    FILE *into, struct digest *digest);

/* Gives the file `from` its path: where the driver renames or moves. */
enum answer portal_rename(
    struct portal *portal, const char *from, const struct public_file *file);

/* Makes or replaces a file whose directory is there. */
bool portal_store(struct portal *portal, const struct public_file *file);

/* WHOLE: made by us and nobody else. */
enum answer portal_make(struct portal *portal, const char *path);

/* A directory for files; "" is the portal's root. */
enum answer portal_directory(struct portal *portal, const char *path);

/* WHOLE, or ABSENT where there is none. */
enum answer portal_remove(struct portal *portal, const char *path);
enum answer portal_remove_directory(struct portal *portal, const char *path);

/*
 * Takes away what killed runs left half-written in a directory, "" being the
 * root. Of a portal open for writing.
 */
bool portal_tidy(struct portal *portal, const char *directory);

#endif
