/*
 * planner: the state shared by the functions that make a plan.
 */
#ifndef PUBLISH_PLANNER_H
#define PUBLISH_PLANNER_H

#include "publish/action.h"
#include "publish/ledger.h"

struct entry_file;
struct issue_entry;

struct planner {
	struct arena *arena;
	struct diag *diag;
	struct portal *portal;
	const struct built_site *built;
	struct plan *plan;
	bool repairs, requires_signatures;

	/* Per issue of the built site's issue index: */
	bool *is_published; /* according to the pointer */
	bool *is_entered;   /* an interrupted run made its entry */
	/* What the ledger has of its manifest's signature; for a repair. */
	struct digest *signatures;

	/* Per restriction of the built site: */
	bool *is_restricted;	      /* published */
	bool *is_restriction_entered; /* an interrupted run made its entry */
	struct digest *restriction_signatures; /* in that entry */

	int seq;		  /* of the last entry, existing or planned */
	struct digest ledger;	  /* its digest */
	struct digest file_index; /* of the last entry */
	int issues;		  /* published, or to be published */
	/*
	 * The next entry was cut off: a run was interrupted while writing it.
	 */
	bool is_torn;
};

/* Appends an action to the plan; the file's strings must be in the arena. */
void planner_add(struct planner *planner, enum action_kind kind, int stage,
    const struct public_file *file);

/* A file of the built site; the strings are copied. */
struct public_file planner_file(struct planner *planner, const char *path,
    const char *type, size_t size, struct digest digest);

/* Appends the upload of a file of an issue, as its manifest lists it. */
void planner_add_file(struct planner *planner, const char *issue,
    const struct entry_file *listed);

/*
 * The issue's manifest, with the digest in the issue index; false after a
 * failure.
 */
bool planner_manifest(struct planner *planner, const struct issue_entry *issue,
    struct public_file *file);

/*
 * The signature of an issue's manifest, by its name; its digest is empty if it
 * is not signed. False after a failure.
 */
bool planner_signature(struct planner *planner, const char *issue,
    const char *name, struct public_file *file);

/*
 * Appends an entry to the ledger, in the plan: sets its number, time and chain.
 */
void planner_append(struct planner *planner, struct ledger_entry *entry);

#endif
