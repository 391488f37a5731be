#include "publish/plan.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "number/registry.h"
#include "publish/catalogue.h"
#include "publish/growth.h"
#include "publish/manifest.h"
#include "publish/plan_issue.h"
#include "publish/planner.h"
#include "publish/portal.h"
#include "read/profile.h"

const char *
action_name(enum action_kind kind)
{
	static const char *const NAMES[] = {
	    [ACTION_KEEP] = "keep",
	    [ACTION_UPLOAD] = "upload",
	    [ACTION_REPLACE] = "replace",
	    [ACTION_CONFLICT] = "conflict",
	    [ACTION_REFUSE] = "refuse",
	};

	return NAMES[kind];
}

static void
catalogue_release(struct planner *planner, const struct release *release)
{
	struct catalogue_issue issue = catalogue_issue_of(release->manifest,
	    release->directory, release_manifest_file(release)->digest);

	planner->catalogue =
	    catalogue_with(planner->arena, planner->catalogue, &issue);
}

/* In their order, each issue once. */
static bool
plan_releases(struct planner *planner)
{
	const struct publication *publication = planner->publication;
	bool good = true;

	for (size_t i = 0; good && i < publication->release_count; i++) {
		const struct release *release = publication->releases[i];
		bool again = false;

		for (size_t j = 0; j < i; j++)
			again |= strcmp(publication->releases[j]->directory,
				     release->directory) == 0;
		if (again)
			continue;
		good = plan_issue(planner, release);
		if (!release->manifest->draft)
			catalogue_release(planner, release);
	}
	return good;
}

/* A register or the catalogue, of which the portal has `there`. */
static void
add_moving(struct planner *planner, const struct public_file *file,
    enum answer answer, struct text there)
{
	enum action_kind kind = ACTION_UPLOAD;
	struct digest before = {""};
	struct action *action;

	if (answer == ANSWER_WHOLE) {
		before = digest_of(there);
		kind = digest_equal(before, file->digest) ? ACTION_KEEP
							  : ACTION_REPLACE;
	}
	action = planner_add(planner, kind, file);
	action->moves = true;
	action->before = before;
}

static bool
plan_register(struct planner *planner, const struct registry *registry)
{
	struct arena *arena = planner->arena;
	const char *path =
	    arena_format(arena, "%d/" GROWTH_REGISTER_NAME, registry->year);
	struct public_file file = public_file_of(
	    path, "text/plain; charset=utf-8", registry->source->text);
	const char *name = portal_name(planner->portal, path);
	struct text there = {0};
	enum answer answer = portal_read(
	    planner->portal, arena, path, GROWTH_REGISTER_MOST, &there);

	if (answer == ANSWER_FAILURE)
		return false;
	if (answer == ANSWER_LONGER)
		diag_error_at(planner->diag, "publish-register", name,
		    "longer than %d bytes", GROWTH_REGISTER_MOST);
	if (answer != ANSWER_LONGER &&
	    growth_check(planner->diag, name, registry, there))
		add_moving(planner, &file, answer, there);
	else
		planner_add(planner, ACTION_CONFLICT, &file);
	return true;
}

static bool
has_year(const struct publication *publication, int year)
{
	for (size_t i = 0; i < publication->release_count; i++)
		if (publication->releases[i]->manifest->year == year)
			return true;
	return false;
}

static bool
plan_registers(struct planner *planner)
{
	const struct publication *publication = planner->publication;

	for (size_t i = 0; i < publication->registry_count; i++) {
		const struct registry *registry = publication->registries[i];

		if (has_year(publication, registry->year) &&
		    !plan_register(planner, registry))
			return false;
	}
	return true;
}

static void
start_catalogue(struct planner *planner)
{
	const struct profile *profile = planner->publication->profile;
	struct catalogue *catalogue =
	    arena_alloc(planner->arena, sizeof *catalogue);

	catalogue->version = 1;
	catalogue->gazette = gazette_names_of(profile);
	catalogue->base_url = profile->base_url.text;
	catalogue->issues = planner->published->issues;
	planner->catalogue = catalogue;
}

static bool
read_catalogue(struct planner *planner, enum answer answer, struct text bytes)
{
	const char *name = portal_name(planner->portal, CATALOGUE_NAME);

	if (answer == ANSWER_ABSENT) {
		planner->published =
		    arena_alloc(planner->arena, sizeof(struct catalogue));
		return true;
	}
	if (answer == ANSWER_WHOLE) {
		planner->published = catalogue_read(planner->arena,
		    (struct origin) {planner->diag, "publish-catalogue", name},
		    bytes);
		return planner->published != NULL;
	}
	if (answer == ANSWER_LONGER)
		diag_error_at(planner->diag, "publish-catalogue", name,
		    "longer than %d bytes", CATALOGUE_MOST);
	return false;
}

static void
plan_catalogue(struct planner *planner, enum answer answer, struct text there)
{
	struct public_file file =
	    public_file_of(CATALOGUE_NAME, "application/json",
		catalogue_write(planner->arena, planner->catalogue));

	add_moving(planner, &file, answer, there);
}

struct plan *
plan_make(struct arena *arena, struct diag *diag, const struct portal *portal,
    const struct publication *publication)
{
	struct planner planner = {.arena = arena,
	    .diag = diag,
	    .portal = portal,
	    .publication = publication};
	struct text bytes = {0};
	enum answer answer =
	    portal_read(portal, arena, CATALOGUE_NAME, CATALOGUE_MOST, &bytes);

	planner.plan = arena_alloc(arena, sizeof *planner.plan);
	planner.plan->portal = portal->name;
	if (!read_catalogue(&planner, answer, bytes))
		return NULL;
	start_catalogue(&planner);
	if (!plan_releases(&planner) || !plan_registers(&planner))
		return NULL;
	plan_catalogue(&planner, answer, bytes);
	return planner.plan;
}
