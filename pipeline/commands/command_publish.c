#include "commands/commands.h"

/*
 * command_publish: the commands publish and show plan.
 */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/translate.h"
#include "base/utf8.h"
#include "commands/command_build.h"
#include "commands/known_head.h"
#include "commands/portal_write.h"
#include "commands/publish_copy.h"
#include "commands/stage_dump.h"
#include "commands/time_stamping.h"
#include "number/issue.h"
#include "number/registry.h"
#include "number/restrictions.h"
#include "portal/lock.h"
#include "portal/lock_record.h"
#include "portal/portal.h"
#include "portal/probe.h"
#include "portal/status.h"
#include "publish/built_site.h"
#include "publish/event.h"
#include "publish/known.h"
#include "publish/ledger.h"
#include "publish/ledger_stamps.h"
#include "publish/plan.h"
#include "publish/publish.h"
#include "publish/takeover.h"

enum { HEARTBEAT_SECONDS = 15, COMMIT_MOST = 100 };

/* A run of publish. */
struct publish_run {
	const struct options *options;
	struct access access;
	struct arena *arena;
	struct diag *diag;
	struct portal *portal;
	struct takeover *published;	  /* NULL: nothing, or not taken over */
	struct restrictions restrictions; /* for --repair */
	const struct built_site *built;
	const struct profile *profile; /* NULL: there is no gazette here */
	struct ledger_stamping stamping;
	struct plan_options plan_options;
	struct plan *plan;
	struct progress progress;
	time_t reported; /* time of the last progress report */
	struct publishing publishing;
	int status; /* exit status of the portal */
};

static void
report_file(void *context, const struct action *action,
    const struct published *published)
{
	struct publish_run *publish_run = context;
	size_t done = published->files + published->there;

	progress_step(&publish_run->progress, action->file.path);
	publish_run->reported = time(NULL);
	if (publish_run->options->json)
		event_print(stdout,
		    (struct event) {.event = "sent",
			.action = action_name(action->kind),
			.path = action->file.path,
			.size = action->file.size,
			.done = done,
			.total = publish_run->plan->count});
}

/* Heartbeat for the log of a CI job. */
static void
heartbeat(void *context)
{
	struct publish_run *publish_run = context;
	const struct published *published = &publish_run->publishing.published;
	size_t done = published->files + published->there;

	if (time(NULL) - publish_run->reported < HEARTBEAT_SECONDS)
		return;
	publish_run->reported = time(NULL);
	if (!publish_run->progress.terminal)
		fprintf(stderr, "%s %zu/%zu …\n", _("publish"), done,
		    publish_run->plan->count);
	if (publish_run->options->json)
		event_print(stdout,
		    (struct event) {.event = "beat",
			.done = done,
			.total = publish_run->plan->count});
}

static const char *
commit_of(const struct options *options)
{
	static const char *const NAMES[] = {"GITHUB_SHA", "CI_COMMIT_SHA"};
	const char *commit = options->commit;

	for (size_t i = 0; commit == NULL && i < 2; i++)
		commit = getenv(NAMES[i]);
	return commit == NULL || strlen(commit) > COMMIT_MOST ? "" : commit;
}

/* The parameters of the plan: from the options, or from the saved plan that is
 * to be carried out unchanged. */
static bool
read_plan_options(
    struct publish_run *publish_run, struct text *saved, struct digest *base)
{
	const struct options *options = publish_run->options;

	publish_run->plan_options = (struct plan_options) {
	    .time = lock_record_time(publish_run->arena, (int64_t)time(NULL)),
	    .commit = commit_of(options),
	    .repairs = options->repair,
	    .requires_signatures = publish_run->profile != NULL &&
		publish_run->profile->signature.required};
	if (options->plan == NULL)
		return true;
	return file_read(publish_run->arena, publish_run->diag, options->plan,
		   saved) &&
	    plan_read(publish_run->arena, publish_run->diag, options->plan,
		saved, &publish_run->plan_options, base);
}

static bool
is_as_saved(
    struct publish_run *publish_run, struct text saved, struct digest base)
{
	struct arena *scratch;
	bool same;

	if (publish_run->options->plan == NULL)
		return true;
	if (!digest_equal(base, publish_run->plan->base))
		return portal_fail(publish_run->portal, POINTER_NAME,
		    STATUS_MOVED,
		    "somebody published since %s was planned: plan again",
		    publish_run->options->plan);
	scratch = arena_new();
	same = text_equal(saved, plan_write(scratch, publish_run->plan));
	arena_free(scratch);
	return same ||
	    portal_fail(publish_run->portal, "", STATUS_OTHER,
		"%s is not what would be done now: other files were built, or "
		"it is another portal; plan again",
		publish_run->options->plan);
}

static struct event
summary_of(const struct publish_run *publish_run)
{
	const struct published *published = &publish_run->publishing.published;
	const struct plan *plan = publish_run->plan;
	struct event event = {.event = "summary",
	    .portal = publish_run->portal->name,
	    .files = published->files,
	    .there = published->there,
	    .bytes = published->bytes,
	    .send_ms = (size_t)(published->send_seconds * 1000),
	    .verify_ms = (size_t)(published->verify_seconds * 1000),
	    .status = publish_run->portal->status};

	if (plan == NULL || plan->after == NULL)
		return event;
	event.issues = plan->issues;
	event.issue = plan->after->issue;
	event.seq = plan->after->seq;
	event.manifest = plan->after->manifest;
	event.ledger = plan->after->ledger;
	event.file_index = plan->after->file_index;
	return event;
}

/* Probes a portal before the first publication. */
static bool
is_safe(struct publish_run *publish_run)
{
	struct buffer found = {.arena = publish_run->arena};
	bool safe;

	if (publish_run->plan->before != NULL ||
	    publish_run->portal->driver->is_local)
		return true;
	if (!probe_portal(publish_run->arena, publish_run->portal, PROBE_SHORT,
		&found, &safe))
		return false;
	if (safe)
		return true;
	fwrite(found.at, 1, found.length, stderr);
	return portal_fail(publish_run->portal, "", STATUS_INCAPABLE,
	    "cannot be published to safely: see UNSAFE above");
}

static bool
carry_out(struct publish_run *publish_run)
{
	bool good;

	publish_run->progress =
	    progress_start_lines(_("publish"), publish_run->plan->count);
	publish_run->reported = time(NULL);
	publish_run->publishing.portal = publish_run->portal;
	publish_run->publishing.plan = publish_run->plan;
	publish_run->publishing.by =
	    publish_run->options->by_size ? VERIFY_SIZE : VERIFY_DIGEST;
	publish_run->publishing.step = report_file;
	publish_run->publishing.beat = heartbeat;
	publish_run->publishing.context = publish_run;
	if (publish_run->stamping.fetch != NULL)
		publish_run->publishing.stamping = &publish_run->stamping;
	good = publish_plan(&publish_run->publishing);
	progress_hide(&publish_run->progress);
	return good;
}

/* Before anything is sent: the authorities' certificates may be missing. */
static bool
open_stamping(struct publish_run *publish_run)
{
	return publish_run->profile == NULL ||
	    !profile_signs(publish_run->profile) ||
	    time_stamping_open(publish_run->arena, publish_run->diag,
		publish_run->profile, &publish_run->stamping);
}

static bool
plan_and_carry_out(
    struct publish_run *publish_run, struct text saved, struct digest base)
{
	publish_run->plan = plan_make(publish_run->arena, publish_run->portal,
	    publish_run->built, &publish_run->plan_options);
	if (publish_run->plan == NULL || !is_as_saved(publish_run, saved, base))
		return false;
	return publish_run->plan->count == 0 ||
	    (is_safe(publish_run) && open_stamping(publish_run) &&
		carry_out(publish_run));
}

/* Holds the lock from making the plan until the pointer is replaced. */
static bool
publish_locked(struct publish_run *publish_run)
{
	struct text saved = {0};
	struct digest base = digest_none();
	struct lock *lock;
	bool good;

	if (!read_plan_options(publish_run, &saved, &base))
		return false;
	lock = lock_take(publish_run->arena, publish_run->portal,
	    portal_write_owner(publish_run->arena), LOCK_SECONDS,
	    publish_run->options->wait);
	if (lock == NULL)
		return false;
	publish_run->publishing.lock = lock;
	good = plan_and_carry_out(publish_run, saved, base);
	lock_release(lock);
	return good;
}

static void
print_result(const struct publish_run *publish_run, bool good)
{
	const struct published *published = &publish_run->publishing.published;

	if (publish_run->options->json)
		event_print(stdout, summary_of(publish_run));
	else if (good && published->files == 0)
		printf(_("%s: all of this is published already\n"),
		    publish_run->portal->name);
	else if (good)
		printf(_("%s: %zu files sent, %zu bytes\n"),
		    publish_run->portal->name, published->files,
		    published->bytes);
}

/* Refuses a portal that was rolled back: what it has lost would be published a
 * second time, and differently. */
static bool
is_known(struct publish_run *publish_run)
{
	const char *path = publish_run->options->known;
	struct known known;

	return path == NULL ||
	    (known_read(publish_run->arena, publish_run->diag, path, &known) &&
		(known.seq == 0 || known_check(publish_run->portal, &known)));
}

/* Saves the head of the published ledger in the checkout and in the file of
   --known, also when an interrupted run published it. */
static bool
save_head(const struct publish_run *publish_run, const struct pointer *pointer)
{
	struct known known = {.portal = publish_run->portal->name,
	    .seq = pointer->seq,
	    .ledger = pointer->ledger};

	known_head_keep(publish_run->arena, publish_run->portal, pointer);
	return publish_run->options->known == NULL ||
	    known_write(publish_run->diag, publish_run->options->known, &known);
}

static bool
publish_now(struct publish_run *publish_run)
{
	const struct pointer *pointer;
	bool good = is_known(publish_run) &&
	    plan_is_done(publish_run->arena, publish_run->portal,
		publish_run->built, &pointer);

	if (good && (pointer == NULL || publish_run->options->repair)) {
		good = publish_locked(publish_run);
		pointer = good ? publish_run->plan->after : NULL;
	}
	if (good)
		good = save_head(publish_run, pointer);
	if (!good && publish_run->portal->status == 0)
		publish_run->portal->status =
		    diag_exit_status(publish_run->diag, false);
	print_result(publish_run, good);
	if (publish_run->options->receipt != NULL &&
	    !event_write(publish_run->diag, publish_run->options->receipt,
		summary_of(publish_run)))
		good = false;
	return good;
}

static bool
show_only(struct publish_run *publish_run)
{
	struct buffer out = {.arena = publish_run->arena};
	struct text saved;
	struct digest base;

	if (!read_plan_options(publish_run, &saved, &base))
		return false;
	publish_run->plan = plan_make(publish_run->arena, publish_run->portal,
	    publish_run->built, &publish_run->plan_options);
	if (publish_run->plan == NULL)
		return false;
	if (publish_run->options->json)
		buffer_add(
		    &out, plan_write(publish_run->arena, publish_run->plan));
	else
		show_plan(&out, publish_run->plan);
	fwrite(out.at, 1, out.length, stdout);
	return publish_run->options->save_plan == NULL ||
	    file_write(publish_run->diag, publish_run->options->save_plan,
		plan_write(publish_run->arena, publish_run->plan));
}

/* Done before anything is built, so that a bad portal is reported at once. */
static bool
open_portal(struct publish_run *publish_run)
{
	const char *where = publish_run->options->to;

	if (where == NULL) {
		diag_failure(
		    publish_run->diag, NULL, "to which portal? Give --to URL");
		return false;
	}
	publish_run->portal =
	    portal_write_open(publish_run->arena, publish_run->diag, where,
		&publish_run->access, &publish_run->status);
	if (publish_run->portal == NULL)
		return false;
	publish_run->status = 0;
	return true;
}

static bool
publish_copies(struct publish_run *publish_run, bool show)
{
	return (show ? publish_copy_show : publish_copy_run)(publish_run->arena,
	    publish_run->options, publish_run->portal, publish_run->built);
}

/* What the gazette here says of signatures; with --built there may be none. */
static bool
load_profile(struct publish_run *publish_run)
{
	const struct options *options = publish_run->options;
	const char *root = workspace_root(publish_run->arena,
	    options->path_count > 0 ? options->paths[0] : NULL);

	if (root == NULL)
		return true;
	publish_run->profile =
	    profile_load(publish_run->arena, publish_run->diag,
		file_join(publish_run->arena, root, "issues/gazette.yaml"));
	return publish_run->profile != NULL;
}

/* Publishes the built site in the output directory. */
static bool
publish_output(struct publish_run *publish_run, bool show)
{
	bool good;

	if (!load_profile(publish_run))
		return false;
	publish_run->built = built_site_load(publish_run->arena,
	    publish_run->diag, publish_run->options->output);
	if (publish_run->built == NULL)
		return false;
	good = publish_run->portal->driver->copies
	    ? publish_copies(publish_run, show)
	    : show ? show_only(publish_run)
		   : publish_now(publish_run);
	publish_run->status = publish_run->portal->status;
	return good;
}

/* An issue that was named must have a number to be published. */
static bool
check_no_drafts(struct build_run *build_run)
{
	struct workspace *workspace = &build_run->workspace;
	bool good = true;

	for (size_t i = 0; i < build_run->selection.count; i++) {
		const struct issue_location *place = build_run->selection.at[i];
		struct issue *issue = gazette_issue(workspace->arena,
		    diag_new(workspace->arena), workspace->gazette, place);

		if (issue == NULL || issue->first != 0)
			continue;
		diag_error_at(workspace->diag, CODE_PUBLISH_DRAFT, place->path,
		    "a draft is not published: give it a number first");
		good = false;
	}
	return good;
}

/* With --all, drafts are skipped rather than refused. */
static void
leave_drafts_out(struct selection *selection)
{
	size_t kept = 0;

	for (size_t i = 0; i < selection->count; i++) {
		const struct issue_location *place = selection->at[i];

		if (registry_find(place->registry, place->name) != NULL)
			selection->at[kept++] = place;
		else
			fprintf(
			    stderr, _("%s: a draft, left out\n"), place->path);
	}
	selection->count = kept;
}

/* Builds the selected issues and prints their diagnostics. Returns the exit
 * status. */
static int
build(const struct options *options, struct takeover *published)
{
	struct build_run build_run;
	int status = 0, rest;
	bool good = build_run_begin(&build_run, options, published) &&
	    (options->all || options->site || check_no_drafts(&build_run));

	if (good && options->all)
		leave_drafts_out(&build_run.selection);
	if (good) {
		status = build_run_issues(&build_run);
		good = status == 0 && build_run_mutable_files(&build_run);
	}
	rest = workspace_end(&build_run.workspace, good || status != 0);
	return rest > status ? rest : status;
}

/* Does this checkout withhold any document? Errors in the file are ignored
 * here; they are reported when the build reads it. */
static bool
has_withheld(struct publish_run *publish_run)
{
	const char *root = workspace_root(publish_run->arena, NULL);

	if (root != NULL)
		restrictions_load(publish_run->arena,
		    diag_new(publish_run->arena),
		    file_join(
			publish_run->arena, root, "issues/" RESTRICTIONS_NAME),
		    &publish_run->restrictions);
	for (size_t i = 0; i < publish_run->restrictions.count; i++)
		if (restriction_is(
			&publish_run->restrictions.at[i], RESTRICTION_WITHHELD))
			return true;
	return false;
}

/*
 * Published issues are not built again, except for a repair, which sends all
 * files, and for copies, which are all compared. Even a repair does not build
 * issues with a withheld document.
 */
static bool
take_over(struct publish_run *publish_run)
{
	const struct options *options = publish_run->options;
	struct portal *portal = publish_run->portal;
	struct takeover *published;

	if (!known_head_check(publish_run->arena, portal)) {
		publish_run->status = portal->status;
		return false;
	}
	if (options->built || portal->driver->copies ||
	    (options->repair && !has_withheld(publish_run)))
		return true;
	published = takeover_open(publish_run->arena, portal, options->output);
	if (published != NULL && published->pointer == NULL)
		return true;
	publish_run->published = published;
	if (published != NULL &&
	    (!options->repair ||
		takeover_keep_withheld(published, &publish_run->restrictions)))
		return true;
	publish_run->status = portal->status;
	return false;
}

static int
publish(const struct options *options, bool show)
{
	struct workspace workspace;
	struct publish_run publish_run = {
	    .options = options, .access = options->access};
	int status = 0, rest;
	bool good;

	workspace_begin_plain(&workspace, options);
	publish_run.arena = workspace.arena;
	publish_run.diag = workspace.diag;
	good = open_portal(&publish_run) && take_over(&publish_run);
	if (good && !options->built)
		status = build(options, publish_run.published);
	if (status != 0)
		publish_run.status = publish_run.portal->status;
	good = good && status == 0 && publish_output(&publish_run, show);
	if (publish_run.published != NULL)
		takeover_forget_cited(publish_run.published);
	portal_close(publish_run.portal);
	rest = workspace_end(&workspace, good || status != 0);
	if (status != 0)
		return publish_run.status != 0 ? publish_run.status : status;
	return !good && publish_run.status != 0 ? publish_run.status : rest;
}

int
command_publish(const struct options *options)
{
	return publish(options, options->dry_run);
}

/* The first argument is the word "plan". */
int
command_show_plan(const struct options *options)
{
	struct options rest = *options;

	rest.paths++;
	rest.path_count--;
	return publish(&rest, true);
}
