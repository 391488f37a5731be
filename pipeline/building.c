#include "building.h"

#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/workers.h"
#include "command.h"
#include "number/issue.h"
#include "number/registry.h"
#include "publish/build.h"
#include "publish/derived.h"
#include "publish/lists.h"
#include "publish/release.h"
#include "readers.h"
#include "typeset/edition.h"

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
	if (!build_write(arena, diag, output, release, &built) ||
	    !readers_note(arena, diag, output, edition, release))
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

bool
building_begin(struct building *building, const struct options *options)
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

int
building_run(struct building *building)
{
	int jobs = building->options->jobs;
	int status;

	building->progress = progress_start("build", building->selection.count);
	status = workers_run(building->selection.count,
	    jobs > 0 ? jobs : workers_most(), build_one, note_built, building);
	progress_end(&building->progress);
	return status;
}

bool
building_derive(struct building *building)
{
	struct office *office = &building->office;
	const struct gazette *gazette = office->gazette;
	struct lists_source source = {.output = building->options->output,
	    .profile = gazette->profile,
	    .registries = gazette->registries,
	    .registry_count = gazette->registry_count};
	struct derived *derived =
	    derived_begin(office->arena, office->diag, source.output);
	struct derived_count count;
	size_t issues;

	if (!lists_write(
		office->arena, office->diag, &source, derived, &issues))
		return false;
	if (issues == 0)
		return true;
	return readers_derive(office->diag, gazette, source.output, derived) &&
	    derived_end(derived, &count);
}

/* A job that builds a part leaves what leads to all to `build --join`. */
int
command_build(const struct options *options)
{
	struct building building;
	bool good = building_begin(&building, options);
	int status = 0, rest;

	if (good && !options->join)
		status = building_run(&building);
	if (good && status == 0 && options->shard.count == 0)
		good = building_derive(&building);
	rest = office_end(&building.office, good);
	return rest > status ? rest : status;
}
