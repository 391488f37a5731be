/*
 * action: the actions of a plan (publish/plan.h); data alone.
 */
#ifndef PUBLISH_ACTION_H
#define PUBLISH_ACTION_H

#include <stdbool.h>
#include <stddef.h>

#include "base/digest.h"
#include "portal/public_file.h"

struct pointer;

enum action_kind {
	ACTION_UPLOAD,	/* nothing is there, or an interrupted run's file */
	ACTION_REPLACE, /* a file that may change */
	ACTION_APPEND,	/* an entry of the ledger */
	ACTION_REMOVE,	/* a file of a withheld document */
	ACTION_POINTER, /* the pointer */
};

enum stage {
	STAGE_FILES = 0,
	STAGE_MANIFESTS,
	STAGE_LEDGER,
	STAGE_NOTICE,
	STAGE_MUTABLE,		  /* plus the group, to 99; 0: manifests */
	STAGE_FILE_INDEXES = 200, /* of directories; deeper ones: less */
	STAGE_ROOT_INDEX,	  /* of the root */
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
	const char *commit; /* of the sources; "": unknown */
	const char *issue;  /* the last one published; NULL: none */
	struct digest
	    base; /* pointer_base() before; zeros: nothing was published */
	struct pointer *before, *after; /* before NULL: nothing was published */
	size_t issues;			/* number published */
	struct action *at;		/* by stage */
	size_t count, room;
	size_t keep_count; /* mutable files that stay */
	size_t send_bytes;
	bool compares; /* reads files before it sends them */
};

#endif
