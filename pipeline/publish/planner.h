/*
 * planner: a plan that is being made, as its parts share it.
 */
#ifndef PUBLISH_PLANNER_H
#define PUBLISH_PLANNER_H

#include "publish/ledger.h"
#include "publish/plan.h"

struct entry_file;
struct issue_entry;

struct planner {
	struct arena *arena;
	struct diag *diag;
	struct portal *portal;
	const struct built_site *built;
	struct plan *plan;
	bool repairs;

	/* Of each issue of the publication's catalogue: */
	bool *is_published; /* as the pointer says */
	bool *is_entered;   /* a run that died made its entry of the ledger */

	/* Of each restriction of the publication: */
	bool *is_restricted;	      /* it is published */
	bool *is_restriction_entered; /* a run that died made its entry */

	int seq;	      /* of the last entry that stands or is planned */
	struct digest ledger; /* its digest */
	struct digest file_index; /* of the derived files that it stands for */
	int issues;		  /* that are, or will be, published */
	/* The next entry is there, and none: a run died while it wrote it. */
	bool is_torn;
};

/* Appends an action to the plan; the file's strings live in the arena. */
void planner_add(struct planner *planner, enum action_kind kind, int stage,
    const struct public_file *file);

/* A file of the publication at a path; the strings are copied. */
struct public_file planner_file(struct planner *planner, const char *path,
    const char *type, size_t size, struct digest digest);

/* Sends a file of an issue, as its manifest has it. */
void planner_add_file(struct planner *planner, const char *issue,
    const struct entry_file *listed);

/* The issue's manifest, as the catalogue has it; false after a failure. */
bool planner_manifest(struct planner *planner, const struct issue_entry *issue,
    struct public_file *file);

/* Appends an entry to the ledger, in the plan. */
void planner_append(struct planner *planner, struct ledger_entry *entry);

#endif
