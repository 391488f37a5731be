/*
 * publishing: the command that makes an publication public.
 */
#include "command.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/utf8.h"
#include "building.h"
#include "copying.h"
#include "number/issue.h"
#include "number/registry.h"
#include "number/restrictions.h"
#include "portal/holder.h"
#include "portal/lock.h"
#include "portal/portal.h"
#include "portal/probe.h"
#include "portal/status.h"
#include "publish/event.h"
#include "publish/known.h"
#include "publish/ledger.h"
#include "publish/plan.h"
#include "publish/publication.h"
#include "publish/publish.h"
#include "publish/takeover.h"
#include "remembering.h"
#include "show.h"

enum { BEAT_SECONDS = 15, COMMIT_MOST = 100 };

/* A publication, and what is said of it on the way. */
struct telling {
	const struct options *options;
	struct access access;
	struct arena *arena;
	struct diag *diag;
	struct portal *portal;
	struct takeover *published; /* NULL: nothing is, or it was built */
	struct restrictions restrictions; /* of a repair */
	const struct publication *publication;
	struct plan_wish wish;
	struct plan *plan;
	struct progress progress;
	time_t said;
	struct publishing publishing;
	int status; /* of the portal, once it is closed */
};

static void
note_file(void *context, const struct action *action,
    const struct published *published)
{
	struct telling *telling = context;
	size_t done = published->files + published->there;

	progress_step(&telling->progress, action->file.path);
	telling->said = time(NULL);
	if (telling->options->json)
		event_say(stdout,
		    (struct event) {.event = "sent",
			.action = action_name(action->kind),
			.path = action->file.path,
			.size = action->file.size,
			.done = done,
			.total = telling->plan->count});
}

/* Whoever reads the log of a job wants to know that it lives. */
static void
beat(void *context)
{
	struct telling *telling = context;
	const struct published *published = &telling->publishing.published;
	size_t done = published->files + published->there;

	if (time(NULL) - telling->said < BEAT_SECONDS)
		return;
	telling->said = time(NULL);
	if (!telling->progress.terminal)
		fprintf(
		    stderr, "publish %zu/%zu …\n", done, telling->plan->count);
	if (telling->options->json)
		event_say(stdout,
		    (struct event) {.event = "beat",
			.done = done,
			.total = telling->plan->count});
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

/* For people who find the portal locked. */
static const char *
owner_of(struct arena *arena)
{
	const char *job = getenv("CI_JOB_URL");
	char host[256] = "";

	if (job != NULL)
		return job;
	gethostname(host, sizeof host - 1);
	return utf8_readable(arena, arena_format(arena, "congbao on %s", host));
}

/* What was planned and saved, to be carried out and nothing else. */
static bool
read_wish(struct telling *telling, struct text *saved, struct digest *base)
{
	const struct options *options = telling->options;

	telling->wish = (struct plan_wish) {
	    .time = holder_time(telling->arena, (int64_t)time(NULL)),
	    .commit = commit_of(options),
	    .repairs = options->repair};
	if (options->plan == NULL)
		return true;
	return file_read(telling->arena, telling->diag, options->plan, saved) &&
	    plan_read_wish(telling->arena, telling->diag, options->plan, *saved,
		&telling->wish, base);
}

static bool
is_as_saved(struct telling *telling, struct text saved, struct digest base)
{
	struct arena *scratch;
	bool same;

	if (telling->options->plan == NULL)
		return true;
	if (!digest_equal(base, telling->plan->base))
		return portal_fail(telling->portal, POINTER_NAME, STATUS_MOVED,
		    "somebody published since %s was planned: plan again",
		    telling->options->plan);
	scratch = arena_new();
	same = text_equal(saved, plan_write(scratch, telling->plan));
	arena_free(scratch);
	return same ||
	    portal_fail(telling->portal, "", STATUS_OTHER,
		"%s is not what would be done now: other files were built, or "
		"it is another portal; plan again",
		telling->options->plan);
}

static struct event
summary_of(const struct telling *telling)
{
	const struct published *published = &telling->publishing.published;
	const struct plan *plan = telling->plan;
	struct event event = {.event = "summary",
	    .portal = telling->portal->name,
	    .files = published->files,
	    .there = published->there,
	    .bytes = published->bytes,
	    .send_ms = (size_t)(published->send_seconds * 1000),
	    .verify_ms = (size_t)(published->verify_seconds * 1000),
	    .status = telling->portal->status};

	if (plan == NULL || plan->after == NULL)
		return event;
	event.issues = plan->issues;
	event.issue = plan->after->issue;
	event.seq = plan->after->seq;
	event.manifest = plan->after->manifest;
	event.ledger = plan->after->ledger;
	event.listing = plan->after->listing;
	return event;
}

/* A portal that was never published to is looked at first. */
static bool
is_safe(struct telling *telling)
{
	struct buffer found = {.arena = telling->arena};
	bool safe;

	if (telling->plan->before != NULL || telling->portal->driver->is_local)
		return true;
	if (!probe_portal(
		telling->arena, telling->portal, PROBE_SHORT, &found, &safe))
		return false;
	if (safe)
		return true;
	fwrite(found.at, 1, found.length, stderr);
	return portal_fail(telling->portal, "", STATUS_INCAPABLE,
	    "is no portal that can be published to safely: see UNSAFE above");
}

static bool
carry_out(struct telling *telling)
{
	bool good;

	telling->progress = progress_start("publish", telling->plan->count);
	telling->said = time(NULL);
	telling->publishing.portal = telling->portal;
	telling->publishing.plan = telling->plan;
	telling->publishing.by =
	    telling->options->by_size ? VERIFY_SIZE : VERIFY_DIGEST;
	telling->publishing.step = note_file;
	telling->publishing.beat = beat;
	telling->publishing.context = telling;
	good = publish_plan(&telling->publishing);
	progress_end(&telling->progress);
	return good;
}

static bool
plan_and_carry_out(
    struct telling *telling, struct text saved, struct digest base)
{
	telling->plan = plan_make(telling->arena, telling->portal,
	    telling->publication, &telling->wish);
	if (telling->plan == NULL || !is_as_saved(telling, saved, base))
		return false;
	return telling->plan->count == 0 ||
	    (is_safe(telling) && carry_out(telling));
}

/* Nobody else publishes from the plan to the flip. */
static bool
publish_locked(struct telling *telling)
{
	struct text saved = {0};
	struct digest base = digest_none();
	struct lock *lock;
	bool good;

	if (!read_wish(telling, &saved, &base))
		return false;
	lock = lock_take(telling->arena, telling->portal,
	    owner_of(telling->arena), LOCK_SECONDS, telling->options->wait);
	if (lock == NULL)
		return false;
	telling->publishing.lock = lock;
	good = plan_and_carry_out(telling, saved, base);
	lock_release(lock);
	return good;
}

static void
say_done(const struct telling *telling, bool good)
{
	const struct published *published = &telling->publishing.published;

	if (telling->options->json)
		event_say(stdout, summary_of(telling));
	else if (good && published->files == 0)
		printf("%s: all of this is published already\n",
		    telling->portal->name);
	else if (good)
		printf("%s: %zu files sent, %zu bytes\n", telling->portal->name,
		    published->files, published->bytes);
}

/* As it is published now. */
static void
remember(struct telling *telling)
{
	const struct pointer *pointer = telling->plan != NULL
	    ? telling->plan->after
	    : telling->published != NULL ? telling->published->pointer
					 : NULL;

	if (pointer != NULL)
		remembering_keep(telling->arena, telling->portal, pointer);
}

/* A portal that was set back is not published to: what it published since
 * would be made a second time, and otherwise. */
static bool
is_known(struct telling *telling)
{
	const char *path = telling->options->known;
	struct known known;

	return path == NULL ||
	    (known_read(telling->arena, telling->diag, path, &known) &&
		(known.seq == 0 || known_is_there(telling->portal, &known)));
}

static bool
remember_known(const struct telling *telling)
{
	const struct plan *plan = telling->plan;
	struct known known = {.portal = telling->portal->name};

	if (telling->options->known == NULL || plan == NULL)
		return true;
	known.seq = plan->after->seq;
	known.ledger = plan->after->ledger;
	return known_write(telling->diag, telling->options->known, &known);
}

static bool
publish_now(struct telling *telling)
{
	bool is_published, good;

	good = is_known(telling) &&
	    plan_is_done(telling->arena, telling->portal, telling->publication,
		&is_published);
	if (good && (!is_published || telling->options->repair))
		good = publish_locked(telling) && remember_known(telling);
	if (good)
		remember(telling);
	if (!good && telling->portal->status == 0)
		telling->portal->status =
		    diag_exit_status(telling->diag, false);
	say_done(telling, good);
	if (telling->options->receipt != NULL &&
	    !event_write(
		telling->diag, telling->options->receipt, summary_of(telling)))
		good = false;
	return good;
}

static bool
show_only(struct telling *telling)
{
	struct buffer out = {.arena = telling->arena};
	struct text saved;
	struct digest base;

	if (!read_wish(telling, &saved, &base))
		return false;
	telling->plan = plan_make(telling->arena, telling->portal,
	    telling->publication, &telling->wish);
	if (telling->plan == NULL)
		return false;
	if (telling->options->json)
		buffer_add(&out, plan_write(telling->arena, telling->plan));
	else
		show_plan(&out, telling->plan);
	fwrite(out.at, 1, out.length, stdout);
	return telling->options->save_plan == NULL ||
	    file_write(telling->diag, telling->options->save_plan,
		plan_write(telling->arena, telling->plan));
}

static bool
is_remote(const char *where)
{
	return strstr(where, "://") != NULL &&
	    strncmp(where, "file://", 7) != 0;
}

/* Before anything is built: a portal that cannot be had is told at once. */
static bool
open_portal(struct telling *telling)
{
	const char *where = telling->options->to;

	if (where == NULL) {
		diag_failure(
		    telling->diag, NULL, "to which portal? Give --to URL");
		return false;
	}
	if (is_remote(where) &&
	    !access_load(telling->arena, telling->diag, &telling->access)) {
		telling->status = STATUS_DENIED;
		return false;
	}
	telling->portal = portal_open(telling->arena, telling->diag, where,
	    PORTAL_WRITE, &telling->access, &telling->status);
	if (telling->portal == NULL)
		return false;
	telling->status = 0;
	return true;
}

static bool
copy(struct telling *telling, bool show)
{
	return (show ? copying_show : copying_run)(telling->arena,
	    telling->options, telling->portal, telling->publication);
}

/* The publication in the output directory, to the portal. */
static bool
publish_output(struct telling *telling, bool show)
{
	bool good;

	telling->publication = publication_load(
	    telling->arena, telling->diag, telling->options->output);
	if (telling->publication == NULL)
		return false;
	good = telling->portal->driver->copies ? copy(telling, show)
	    : show			       ? show_only(telling)
					       : publish_now(telling);
	telling->status = telling->portal->status;
	return good;
}

/* What has no number cannot be published: of those that were named. */
static bool
no_drafts(struct building *building)
{
	struct office *office = &building->office;
	bool good = true;

	for (size_t i = 0; i < building->selection.count; i++) {
		const struct place_of_issue *place = building->selection.at[i];
		struct issue *issue = gazette_issue(office->arena,
		    diag_new(office->arena), office->gazette, place);

		if (issue == NULL || issue->first != 0)
			continue;
		diag_error_at(office->diag, CODE_PUBLISH_DRAFT, place->path,
		    "a draft is not published: give it a number first");
		good = false;
	}
	return good;
}

/* All that can be public: an office's drafts do not hold up its issues. */
static void
leave_drafts_out(struct selection *selection)
{
	size_t kept = 0;

	for (size_t i = 0; i < selection->count; i++) {
		const struct place_of_issue *place = selection->at[i];

		if (registry_find(place->registry, place->name) != NULL)
			selection->at[kept++] = place;
		else
			fprintf(stderr, "%s: a draft, left out\n", place->path);
	}
	selection->count = kept;
}

/* Builds what is meant; what was wrong is said. The exit status. */
static int
build(const struct options *options, struct takeover *published)
{
	struct building building;
	int status = 0, rest;
	bool good = building_begin(&building, options, published) &&
	    (options->all || options->site || no_drafts(&building));

	if (good && options->all)
		leave_drafts_out(&building.selection);
	if (good) {
		status = building_run(&building);
		good = status == 0 && building_derive(&building);
	}
	rest = office_end(&building.office, good || status != 0);
	return rest > status ? rest : status;
}

/* Of this checkout; what is wrong with it is told when it is read again. */
static bool
has_withheld(struct telling *telling)
{
	const char *root = office_root(telling->arena);

	if (root != NULL)
		restrictions_load(telling->arena, diag_new(telling->arena),
		    file_join(
			telling->arena, root, "issues/" RESTRICTIONS_NAME),
		    &telling->restrictions);
	for (size_t i = 0; i < telling->restrictions.count; i++)
		if (restriction_is(
			&telling->restrictions.at[i], RESTRICTION_WITHHELD))
			return true;
	return false;
}

/*
 * What is published is not built again. Only a repair, which sends it once
 * more, and copies, of which each is looked at, need it all; a repair but for
 * issues of which something is withheld.
 */
static bool
take_over(struct telling *telling)
{
	const struct options *options = telling->options;
	struct portal *portal = telling->portal;
	struct takeover *published;

	if (!remembering_check(telling->arena, portal)) {
		telling->status = portal->status;
		return false;
	}
	if (options->built || portal->driver->copies ||
	    (options->repair && !has_withheld(telling)))
		return true;
	published = takeover_open(telling->arena, portal, options->output);
	if (published != NULL && published->pointer == NULL)
		return true;
	telling->published = published;
	if (published != NULL &&
	    (!options->repair ||
		takeover_keep_withheld(published, &telling->restrictions)))
		return true;
	telling->status = portal->status;
	return false;
}

static int
publish(const struct options *options, bool show)
{
	struct office office;
	struct telling telling = {
	    .options = options, .access = options->access};
	int status = 0, rest;
	bool good;

	office_begin_plain(&office, options);
	telling.arena = office.arena;
	telling.diag = office.diag;
	good = open_portal(&telling) && take_over(&telling);
	if (good && !options->built)
		status = build(options, telling.published);
	if (status != 0)
		telling.status = telling.portal->status;
	good = good && status == 0 && publish_output(&telling, show);
	if (telling.published != NULL)
		takeover_forget_cited(telling.published);
	portal_close(telling.portal);
	rest = office_end(&office, good || status != 0);
	if (status != 0)
		return telling.status != 0 ? telling.status : status;
	return !good && telling.status != 0 ? telling.status : rest;
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
