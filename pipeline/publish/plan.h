/*
 * plan: the actions of a publication, known before any is carried out.
 *
 * A plan compares the built site with the portal. Its actions are sorted by
 * stage: each stage is completed, and read back, before the next one begins, so
 * readers never see anything incomplete.
 *
 *   1    files of new issues
 *   2    their manifests: from now on they never change
 *   3    entries of the ledger
 *   4    the pointer announces that mutable files are being replaced
 *   5    manifests of issues with a document withheld; mutable files, group
 *        by group (publish/mutable_files.h)
 *   6    file indexes of directories, the deepest first, then the root's
 *   7    removal of withheld files
 *   8    the pointer: from now on all of it is published
 */
#ifndef PUBLISH_PLAN_H
#define PUBLISH_PLAN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/digest.h"
#include "base/text.h"
#include "publish/action.h"

struct arena;
struct diag;
struct built_site;
struct pointer;
struct portal;

struct plan_options {
	const char *time, *commit;
	bool repairs; /* compares every file, and sends those that differ */
	bool requires_signatures; /* no new issue is published unsigned */
};

/*
 * Reads the portal and changes nothing. A plan without actions: nothing is to
 * be done. NULL after failures and after these errors in diag, with an exit
 * status in the portal:
 *
 *   publish-changed       a published issue was changed (5)
 *   publish-number-taken  a number that another issue has on the portal (5)
 *   publish-withheld      a withholding that changes more than its document (5)
 *   publish-register      a register that changes published lines (5)
 *   publish-moved         a published issue that the built site lacks (10)
 *   publish-portal        a file of the portal cannot be parsed (9)
 *   sign-missing          a new issue is signed in part (1)
 *   sign-required         a new issue is not signed and has to be (1)
 */
struct plan *plan_make(struct arena *arena, struct portal *portal,
    const struct built_site *built, const struct plan_options *options);

/*
 * The pointer if all of the built site is published, else NULL. Sends one
 * request to the portal. False after a failure in diag.
 */
bool plan_is_done(struct arena *arena, struct portal *portal,
    const struct built_site *built, const struct pointer **done);

/*
 * The plan as a file, to be carried out later if it is still the same. The same
 * time, commit, portal and built site give the same bytes.
 */
struct text plan_write(struct arena *arena, const struct plan *plan);

/*
 * Reads time, commit and base of a saved plan, and brings the plan to the form
 * of plan_write. False after an error.
 */
bool plan_read(struct arena *arena, struct diag *diag, const char *path,
    struct text *saved, struct plan_options *options, struct digest *base);

/* "upload" */
const char *action_name(enum action_kind kind);

#endif
