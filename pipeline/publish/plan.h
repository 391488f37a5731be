/*
 * plan: what a publication would do, known before anything is done.
 *
 * A plan compares the issues at hand with what the portal holds. It stands
 * in the order in which it is carried out: issue by issue, the files and
 * then the manifest; the registers; the catalogue. Readers of the portal
 * follow it backwards, so they never meet a part of an issue.
 */
#ifndef PUBLISH_PLAN_H
#define PUBLISH_PLAN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/digest.h"
#include "publish/release.h"

struct arena;
struct diag;
struct portal;
struct profile;
struct registry;

enum action_kind {
	ACTION_KEEP,	 /* the same bytes are there */
	ACTION_UPLOAD,	 /* nothing is there */
	ACTION_REPLACE,	 /* other bytes are there, which may go */
	ACTION_CONFLICT, /* other bytes are there, which must stay */
	ACTION_REFUSE,	 /* a manifest: its issue is not to be published */
};

struct action {
	enum action_kind kind;
	struct public_file file;
	bool moves; /* a register or the catalogue: others may write it too */
	struct digest before; /* what it replaces; empty: nothing */
};

struct plan {
	const char *portal; /* its name */
	struct action *at;
	size_t count, room;
	size_t send_count, send_bytes; /* to upload or to replace */
	bool is_refused; /* and diag says why: nothing may be sent */
};

/* What an office wants to be public. */
struct publication {
	const struct profile *profile;
	const struct release *const *releases;
	size_t release_count;
	/* Those of the releases' years, at least. */
	struct registry *const *registries;
	size_t registry_count;
};

/*
 * Reads the portal, which is open for writing, and changes nothing. Refused,
 * with errors in diag, are
 *
 *   publish-draft         an issue without a number
 *   publish-changed       a published issue that is another now
 *   publish-damaged       a file that is not as its manifest on the portal
 *   publish-number-taken  a number that the portal gave to another directory
 *   publish-register      a register that does not continue the portal's,
 *                         or an issue that is not in it
 *   publish-catalogue     a portal whose index.json cannot be understood
 *
 * NULL where it is not known what the portal holds: after failures in diag,
 * or publish-catalogue.
 */
struct plan *plan_make(struct arena *arena, struct diag *diag,
    const struct portal *portal, const struct publication *publication);

/* "upload" */
const char *action_name(enum action_kind kind);

#endif
