#include "publish/plan.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/record.h"
#include "portal/portal.h"
#include "publish/built_site.h"
#include "publish/ledger.h"
#include "publish/plan_base.h"
#include "publish/plan_issues.h"
#include "publish/plan_mutable.h"
#include "publish/plan_restrictions.h"
#include "publish/planner.h"

#define LINE(member) offsetof(struct plan_line, member)
#define PLAN(member) offsetof(struct plan_record, member)

/* A plan as it is saved. */
struct plan_line {
	const char *action, *path;
	size_t size;
	struct digest digest;
	int stage;
};

struct plan_record {
	int version;
	const char *portal, *time, *commit;
	struct digest base;
	struct items actions;
};

static const struct member LINE_ROWS[] = {
    {"action", MEMBER_STRING, LINE(action), true},
    {"path", MEMBER_PATH, LINE(path), true},
    {"size", MEMBER_SIZE, LINE(size), true},
    {"sha256", MEMBER_DIGEST, LINE(digest), true},
    {"stage", MEMBER_INT, LINE(stage), true},
};

static const struct members LINES = MEMBERS_OF(LINE_ROWS, struct plan_line);

static const struct member PLAN_ROWS[] = {
    {"version", MEMBER_INT, PLAN(version), true},
    {"portal", MEMBER_STRING, PLAN(portal), true},
    {"time", MEMBER_STRING, PLAN(time), true},
    {"commit", MEMBER_STRING, PLAN(commit)},
    {"base", MEMBER_DIGEST, PLAN(base), true},
    {"actions", MEMBER_LIST, PLAN(actions), true, &LINES},
};

static const struct members PLANS = MEMBERS_OF(PLAN_ROWS, struct plan_record);

const char *
action_name(enum action_kind kind)
{
	static const char *const NAMES[] = {
	    [ACTION_UPLOAD] = "upload",
	    [ACTION_REPLACE] = "replace",
	    [ACTION_APPEND] = "append",
	    [ACTION_REMOVE] = "remove",
	    [ACTION_POINTER] = "pointer",
	};

	return NAMES[kind];
}

static int
compare(const void *left, const void *right)
{
	const struct action *a = left, *b = right;

	if (a->stage != b->stage)
		return a->stage < b->stage ? -1 : 1;
	return strcmp(a->file.path, b->file.path);
}

static void
add_pointer(struct planner *planner, const struct pointer *pointer, int stage)
{
	struct public_file file = public_file_of(
	    POINTER_NAME, JSON_TYPE, pointer_write(planner->arena, pointer));

	planner_add(planner, ACTION_POINTER, stage, &file);
}

/* The pointer announces changes of mutable files before the first one. */
static void
add_notice(struct planner *planner)
{
	struct pointer notice;

	if (planner->plan->before == NULL)
		return;
	notice = *planner->plan->before;
	notice.under_way = planner->built->file->digest;
	add_pointer(planner, &notice, STAGE_NOTICE);
}

static bool
is_done(const struct planner *planner)
{
	const struct plan *plan = planner->plan;

	return plan->before != NULL && !planner->repairs &&
	    pointer_is_settled(plan->before, planner->built->file->digest);
}

bool
plan_is_done(struct arena *arena, struct portal *portal,
    const struct built_site *built, const struct pointer **done)
{
	/* plan_make() reports the error. */
	struct origin quiet = {
	    diag_new(arena), CODE_PUBLISH_PORTAL, POINTER_NAME};
	enum answer answer;
	struct pointer *pointer = pointer_fetch(portal, arena, quiet, &answer);

	*done =
	    pointer != NULL && pointer_is_settled(pointer, built->file->digest)
	    ? pointer
	    : NULL;
	return answer != ANSWER_FAILURE;
}

static struct plan *
begin(struct planner *planner, const struct plan_options *options)
{
	struct plan *plan = arena_alloc(planner->arena, sizeof *plan);

	plan->portal = planner->portal->name;
	plan->time = options->time;
	plan->commit = options->commit;
	plan->compares = options->repairs;
	return plan;
}

struct plan *
plan_make(struct arena *arena, struct portal *portal,
    const struct built_site *built, const struct plan_options *options)
{
	struct planner planner = {.arena = arena,
	    .diag = portal->diag,
	    .portal = portal,
	    .built = built,
	    .repairs = options->repairs,
	    .requires_signatures = options->requires_signatures};
	struct plan *plan = begin(&planner, options);

	planner.plan = plan;
	if (!plan_base(&planner))
		return NULL;
	if (is_done(&planner))
		return plan;
	if (!plan_issues(&planner) || !plan_restrictions(&planner))
		return NULL;
	/* Mutable files changed, and no other entry has their index. */
	if (!digest_equal(planner.file_index, built->file->digest))
		planner_append(
		    &planner, &(struct ledger_entry) {.kind = LEDGER_SITE});
	if (!plan_mutable(&planner))
		return NULL;
	add_notice(&planner);
	plan->after->seq = planner.seq;
	plan->after->issues = planner.issues;
	plan->after->ledger = planner.ledger;
	plan->after->file_index = built->file->digest;
	plan->after->under_way.hex[0] = '\0';
	add_pointer(&planner, plan->after, STAGE_POINTER);
	qsort(plan->at, plan->count, sizeof *plan->at, compare);
	if (plan->issues > 0)
		plan->issue = plan->after->issue;
	return plan;
}

struct text
plan_write(struct arena *arena, const struct plan *plan)
{
	struct plan_line *lines =
	    arena_alloc(arena, plan->count * sizeof *lines);
	struct plan_record record = {.version = 1,
	    .portal = plan->portal,
	    .time = plan->time,
	    .commit = plan->commit,
	    .base = plan->base,
	    .actions = {lines, plan->count}};

	for (size_t i = 0; i < plan->count; i++)
		lines[i] = (struct plan_line) {action_name(plan->at[i].kind),
		    plan->at[i].file.path, plan->at[i].file.size,
		    plan->at[i].file.digest, plan->at[i].stage};
	return record_write(arena, &PLANS, &record);
}

/* Earlier programs called the action of the pointer "flip". */
static void
rename_actions(const struct items *actions)
{
	struct plan_line *lines = actions->at;

	for (size_t i = 0; i < actions->count; i++)
		if (strcmp(lines[i].action, "flip") == 0)
			lines[i].action = action_name(ACTION_POINTER);
}

bool
plan_read(struct arena *arena, struct diag *diag, const char *path,
    struct text *saved, struct plan_options *options, struct digest *base)
{
	struct plan_record record = {.version = 0};

	if (!record_read(arena, (struct origin) {diag, CODE_PUBLISH_PLAN, path},
		&PLANS, *saved, &record))
		return false;
	rename_actions(&record.actions);
	*saved = record_write(arena, &PLANS, &record);
	options->time = record.time;
	options->commit = record.commit == NULL ? "" : record.commit;
	*base = record.base;
	return true;
}
