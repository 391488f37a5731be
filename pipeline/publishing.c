/*
 * publishing: the commands that make what is public: build, publish, verify.
 */
#include "command.h"

#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/progress.h"
#include "base/workers.h"
#include "number/issue.h"
#include "number/registry.h"
#include "office.h"
#include "publish/build.h"
#include "publish/plan.h"
#include "publish/portal.h"
#include "publish/publish.h"
#include "publish/release.h"
#include "publish/verify.h"
#include "show.h"
#include "typeset/edition.h"

struct building {
	struct office office;
	const struct options *options;
	struct selection selection;
	struct progress progress;
};

/* Typesets, prints and writes one issue; says to out what it wrote. */
static bool
build_issue(const struct building *building, struct arena *arena,
    struct diag *diag, const struct place_of_issue *place, FILE *out)
{
	const char *output = building->options->output;
	struct edition *edition =
	    office_edition(&building->office, arena, diag, place);
	struct release *release;
	struct built built = {0};

	if (edition == NULL)
		return false;
	release = release_begin(arena, edition, place->registry);
	if (!build_write(arena, diag, output, release, &built))
		return false;
	fprintf(out, "%s: %s, %zu pages, %zu documents, %s/%s%s\n", place->path,
	    edition->issue->first == 0 ? "a draft"
				       : issue_name(arena, edition->issue),
	    edition->pages.count, edition->count, output, release->directory,
	    built.written + built.removed == 0 ? " (unchanged)" : "");
	return true;
}

static int
build_one(void *context, size_t index, FILE *out)
{
	const struct building *building = context;
	struct arena *arena = arena_new();
	struct diag *diag = diag_new(arena);
	bool good = build_issue(
	    building, arena, diag, building->selection.at[index], out);
	int status = diag_exit_status(diag, building->office.strict);

	diag_print(diag, out, building->office.format);
	arena_free(arena);
	return good || status != 0 ? status : 2;
}

static void
note_built(void *context, size_t index)
{
	struct building *building = context;

	(void)index;
	if (building->progress.terminal)
		progress_step(&building->progress, "");
}

/*
 * Of N jobs the first takes the first issue, the N+1st and so on. All see the
 * same list, so no issue is taken twice or by none.
 */
static void
keep_shard(struct selection *selection, struct shard shard)
{
	size_t kept = 0;

	if (shard.count == 0)
		return;
	for (size_t i = (size_t)shard.index - 1; i < selection->count;
	     i += (size_t)shard.count)
		selection->at[kept++] = selection->at[i];
	selection->count = kept;
}

/* Opens the office and finds the issues that are meant. */
static bool
begin(struct building *building, const struct options *options)
{
	*building = (struct building) {.options = options};
	if (options->path_count == 0 && !options->all) {
		office_begin_plain(&building->office, options);
		diag_failure(building->office.diag, NULL,
		    "which issues? Give their directories, or --all");
		return false;
	}
	if (!office_begin(&building->office, options,
		options->path_count > 0 ? options->paths[0] : NULL) ||
	    !office_open_faces(&building->office) ||
	    !office_select(&building->office, options->paths,
		options->path_count, &building->selection))
		return false;
	keep_shard(&building->selection, options->shard);
	return true;
}

static int
build_all(struct building *building)
{
	int jobs = building->options->jobs;
	int status;

	building->progress = progress_start("build", building->selection.count);
	status = workers_run(building->selection.count,
	    jobs > 0 ? jobs : workers_most(), build_one, note_built, building);
	progress_end(&building->progress);
	return status;
}

int
command_build(const struct options *options)
{
	struct building building;
	bool good = begin(&building, options);
	int status = good ? build_all(&building) : 0;
	int rest = office_end(&building.office, good);

	return rest > status ? rest : status;
}

/* What was built is what is published. */
static bool
load_releases(struct building *building, const struct release **releases)
{
	struct office *office = &building->office;

	for (size_t i = 0; i < building->selection.count; i++) {
		struct issue *issue =
		    gazette_issue(office->arena, diag_new(office->arena),
			office->gazette, building->selection.at[i]);

		releases[i] = issue == NULL
		    ? NULL
		    : release_load(office->arena, office->diag,
			  building->options->output, issue);
		if (releases[i] == NULL)
			return false;
	}
	return true;
}

static struct plan *
make_plan(struct building *building, const struct portal *portal)
{
	struct office *office = &building->office;
	size_t count = building->selection.count;
	const struct release **releases =
	    arena_alloc(office->arena, count * sizeof(struct release *));
	struct publication publication = {
	    .profile = office->gazette->profile,
	    .releases = releases,
	    .release_count = count,
	    .registries = office->gazette->registries,
	    .registry_count = office->gazette->registry_count,
	};

	if (!load_releases(building, releases))
		return NULL;
	return plan_make(office->arena, office->diag, portal, &publication);
}

static void
note_sent(void *context, const char *path, const struct published *published)
{
	struct progress *progress = context;

	(void)published;
	progress_step(progress, path);
}

static bool
send(const struct portal *portal, const struct plan *plan)
{
	struct progress progress = progress_start("publish", plan->send_count);
	struct published published;
	bool good =
	    publish_plan(portal, plan, note_sent, &progress, &published);

	progress_end(&progress);
	if (good)
		printf("%s: %zu files sent, %zu bytes\n", portal->name,
		    published.files, published.bytes);
	return good;
}

static bool
publish_or_show(struct building *building, bool show)
{
	struct office *office = &building->office;
	struct portal *portal = portal_open(
	    office->arena, office->diag, building->options->to, PORTAL_WRITE);
	struct buffer out = {.arena = office->arena};
	struct plan *plan;
	bool good = false;

	if (portal == NULL)
		return false;
	plan = make_plan(building, portal);
	if (plan != NULL && show) {
		show_plan(&out, plan);
		fwrite(out.at, 1, out.length, stdout);
	}
	if (plan != NULL && !plan->is_refused) {
		good = true;
		if (plan->send_count == 0 && !show)
			printf("%s: all of this is published already\n",
			    portal->name);
		else if (!show)
			good = send(portal, plan);
	}
	portal_close(portal);
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

static int
publish(const struct options *options, bool show)
{
	struct building building;
	bool good = begin(&building, options);
	int status = 0, rest;

	if (good && options->to == NULL) {
		diag_failure(building.office.diag, NULL,
		    "to which portal? Give --to URL");
		good = false;
	}
	if (good && options->all)
		leave_drafts_out(&building.selection);
	if (good) {
		status = build_all(&building);
		good = status == 0 && publish_or_show(&building, show);
	}
	rest = office_end(&building.office, good || status != 0);
	return rest > status ? rest : status;
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

static void
note_verified(void *context, const char *path, size_t done, size_t total)
{
	struct progress *progress = context;

	if (done <= 1)
		*progress = progress_start("verify", total);
	progress_step(progress, path);
}

int
command_verify(const struct options *options)
{
	struct office office;
	struct progress progress = {0};
	struct verified verified = {0};
	bool good;

	office_begin_plain(&office, options);
	good = verify_portal(office.arena, office.diag, options->paths[0],
	    VERIFY_MOST, note_verified, &progress, &verified);
	progress_end(&progress);
	printf("%s: %zu issues, %zu files, %zu bytes are as published%s\n",
	    options->paths[0], verified.issues, verified.files, verified.bytes,
	    good ? "" : "; the rest is not");
	return office_end(&office, good);
}
