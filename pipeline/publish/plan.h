/*
 * plan: what a publication would do, known before anything is done.
 *
 * A plan compares the publication at hand with what the portal holds. Its
 * actions stand in the order of their stages: each stage is whole, and read
 * back, before the next one begins, so readers never meet a part of anything.
 *
 *   1    files of new issues
 *   2    their manifests: from now on they never change
 *   3    entries of the ledger
 *   4    the pointer says that derived files are being replaced
 *   5    manifests of issues that a document was taken out of; derived files,
 *        group by group (publish/mutable_files.h)
 *   6    listings of directories, the deepest first, then the root's
 *   7    what was withheld goes
 *   8    the pointer: the flip
 */
#ifndef PUBLISH_PLAN_H
#define PUBLISH_PLAN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/digest.h"
#include "base/text.h"
#include "portal/public_file.h"

struct arena;
struct diag;
struct built_site;
struct pointer;
struct portal;

enum action_kind {
	ACTION_UPLOAD,	/* nothing is there, or what a dead run left */
	ACTION_REPLACE, /* a derived file, which may change */
	ACTION_APPEND,	/* an entry of the ledger */
	ACTION_REMOVE,	/* a file of a document that is withheld */
	ACTION_FLIP,	/* the pointer */
};

enum stage {
	STAGE_FILES = 0,
	STAGE_MANIFESTS,
	STAGE_LEDGER,
	STAGE_NOTICE,
	STAGE_DERIVED,	      /* and the group, to 99; none: manifests */
	STAGE_LISTINGS = 200, /* of directories; of deeper ones: less */
	STAGE_LISTING,	      /* of the root */
	STAGE_REMOVALS,
	STAGE_POINTER,
};

struct action {
	enum action_kind kind;
	int stage;
	struct public_file file;
};

struct plan {
	const char *portal; /* its name */
	const char *time;   /* "2026-11-24T16:00:00Z", of its entries */
	const char *commit; /* of the sources; "": not known */
	const char *issue;  /* the last that it publishes; NULL: none */
	struct digest base; /* of what was published; zeros: nothing was */
	struct pointer *before, *after; /* before NULL: nothing was */
	size_t issues;			/* that it publishes */
	struct action *at;		/* by stage */
	size_t count, room;
	size_t keep_count; /* derived files that are there */
	size_t send_bytes;
	bool compares; /* reads what is there before it sends */
};

struct plan_wish {
	const char *time, *commit;
	bool repairs; /* every file is compared, and sent where it differs */
};

/*
 * Reads the portal and changes nothing. A plan without actions has nothing
 * to do. NULL after failures and after these errors in diag, with an exit
 * status in the portal:
 *
 *   publish-changed       a published issue that is another now (5)
 *   publish-number-taken  a number that the portal gave to another (5)
 *   publish-withheld      a withholding that changes more than it says (5)
 *   publish-register      a register that changes what is published (5)
 *   publish-moved         an issue is published that the publication lacks (10)
 *   publish-portal        the portal's files cannot be understood (9)
 */
struct plan *plan_make(struct arena *arena, struct portal *portal,
    const struct built_site *built, const struct plan_wish *wish);

/*
 * The pointer, where all of the built site is published; NULL: there is
 * something to publish. One request to the portal. False after a failure in
 * diag.
 */
bool plan_is_done(struct arena *arena, struct portal *portal,
    const struct built_site *built, const struct pointer **done);

/*
 * As a file, to be carried out later if it is still the same. What was made
 * for the same time, commit, portal and publication is the same.
 */
struct text plan_write(struct arena *arena, const struct plan *plan);

/* The time and commit of a plan that was written; false after an error. */
bool plan_read_wish(struct arena *arena, struct diag *diag, const char *path,
    struct text bytes, struct plan_wish *wish, struct digest *base);

/* "upload" */
const char *action_name(enum action_kind kind);

/* What is published, as the pointer says: without what is under way. */
struct digest plan_base_of(const struct pointer *pointer);

#endif
