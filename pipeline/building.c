#include "building.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/program.h"
#include "base/workers.h"
#include "catalog/archive.h"
#include "catalog/touched.h"
#include "command.h"
#include "number/inputs.h"
#include "number/issue.h"
#include "number/registry.h"
#include "publish/accord.h"
#include "publish/build.h"
#include "publish/derived.h"
#include "publish/lists.h"
#include "publish/release.h"
#include "publish/stamp.h"
#include "publish/takeover.h"
#include "publish/withhold.h"
#include "readers.h"
#include "site/site.h"
#include "taking.h"
#include "typeset/edition.h"

static struct stamp
stamp_of_issue(
    struct arena *arena, const char *output, const struct place_of_issue *place)
{
	return (struct stamp) {.output = output,
	    .name = arena_format(arena, "%d/%s", place->year, place->name)};
}

/* An issue that is being built. */
struct construction {
	const struct building *building;
	const struct place_of_issue *place;
	struct arena *arena;
	struct diag *diag;
	struct stamp stamp;
	struct strings paths; /* of its files */
};

/*
 * What the files come from: the issue and the profile, the faces, the code,
 * and how diagnostics are wanted, since they are said again.
 */
static bool
find_inputs(struct construction *construction)
{
	const struct building *building = construction->building;
	const struct office *office = &building->office;
	struct digest digest;

	if (!inputs_of_issue(construction->diag, office->gazette,
		construction->place, &digest))
		return false;
	construction->stamp = stamp_of_issue(construction->arena,
	    building->options->output, construction->place);
	construction->stamp.inputs = digest_of(
	    text_of(arena_format(construction->arena, "%s %s %s %s %d %d",
		digest.hex, building->program.hex, office->faces_digest.hex,
		office->faces_found.hex, (int)office->format, office->strict)));
	return true;
}

static const char *
summary_of(struct arena *arena, const struct construction *construction,
    const struct edition *edition, const struct release *release)
{
	return arena_format(arena, "%s: %s, %zu pages, %zu document%s, %s/%s",
	    construction->place->path,
	    edition->issue->first == 0 ? "a draft"
				       : issue_name(arena, edition->issue),
	    edition->pages.count, edition->count,
	    edition->count == 1 ? "" : "s", construction->stamp.output,
	    release->directory);
}

static void
list_paths(struct construction *construction, const struct release *release,
    const struct strings *noted)
{
	struct strings *paths = &construction->paths;

	paths->at = arena_alloc(construction->arena,
	    (release->count + noted->count) * sizeof(const char *));
	for (size_t i = 0; i < release->count; i++)
		paths->at[paths->count++] = release->at[i].path;
	for (size_t i = 0; i < noted->count; i++)
		paths->at[paths->count++] = noted->at[i];
}

/* Typesets, prints and writes it; the summary is NULL after errors. */
static const char *
make_issue(struct construction *construction, struct built *built)
{
	struct arena *arena = construction->arena;
	struct edition *edition =
	    office_edition(&construction->building->office, arena,
		construction->diag, construction->place);
	struct release *release;
	struct strings noted;

	if (edition == NULL)
		return NULL;
	release = release_begin(arena, edition, construction->place->registry,
	    &construction->building->making);
	if (!build_write(arena, construction->diag, construction->stamp.output,
		release, built) ||
	    !readers_note(arena, construction->diag, construction->stamp.output,
		edition, release, &noted))
		return NULL;
	list_paths(construction, release, &noted);
	return summary_of(arena, construction, edition, release);
}

/* The diagnostics as they are printed. */
static struct text
diagnostics_of(struct construction *construction)
{
	struct text said = {0};
	char *bytes = NULL;
	FILE *out = open_memstream(&bytes, &said.length);

	if (out == NULL)
		return said;
	diag_print(
	    construction->diag, out, construction->building->office.format);
	fclose(out);
	said.at = arena_copy(construction->arena, bytes, said.length);
	free(bytes);
	return said;
}

/* The exit status; what is to be said goes to out, and into the stamp. */
static int
build_issue(struct construction *construction, FILE *out)
{
	struct built built = {0};
	struct buffer said = {.arena = construction->arena};
	const char *summary;
	struct text diagnostics;
	int status;

	stamp_remove(&construction->stamp);
	summary = make_issue(construction, &built);
	status = diag_exit_status(
	    construction->diag, construction->building->office.strict);
	diagnostics = diagnostics_of(construction);
	if (summary != NULL) {
		fprintf(out, "%s%s\n", summary,
		    built.written + built.removed == 0 ? " (unchanged)" : "");
		buffer_format(&said, "%s (unchanged)\n", summary);
		buffer_add(&said, diagnostics);
	}
	fwrite(diagnostics.at, 1, diagnostics.length, out);
	if (summary == NULL || status != 0)
		return status != 0 ? status : 2;
	if (stamp_write(construction->arena, construction->diag,
		&construction->stamp, construction->paths, buffer_text(&said)))
		return 0;
	diag_print(
	    construction->diag, out, construction->building->office.format);
	return 2;
}

static int
build_one(void *context, size_t index, FILE *out)
{
	struct arena *arena = arena_new();
	struct construction construction = {
	    .building = context, .arena = arena, .diag = diag_new(arena)};
	struct text said;
	int status = 0;

	construction.place = construction.building->selection.at[index];
	if (!find_inputs(&construction)) {
		diag_print(construction.diag, out,
		    construction.building->office.format);
		status = 2;
	} else if (stamp_holds(arena, &construction.stamp, &said)) {
		fwrite(said.at, 1, said.length, out);
	} else {
		status = build_issue(&construction, out);
	}
	arena_free(arena);
	return status;
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

/* What is built beside the sources would be one of them the next time. */
static bool
is_outside(struct office *office, const char *output)
{
	const char *issues =
	    file_join(office->arena, office->gazette->root, "issues");

	if (!file_is_within(office->arena, output, issues))
		return true;
	diag_failure(office->diag, output,
	    "would be built among the sources, in %s; give another directory "
	    "by -o, or go to where the gazette is",
	    issues);
	return false;
}

/* What it was published with is on the portal alone. */
static void
leave_withheld_out(struct building *building)
{
	struct selection *selection = &building->selection;
	const struct profile *profile = building->office.gazette->profile;
	size_t kept = 0;

	for (size_t i = 0; i < selection->count; i++) {
		const struct place_of_issue *place = selection->at[i];
		const struct register_line *line =
		    registry_find(place->registry, place->name);

		if (line == NULL ||
		    !restrictions_withhold(&building->restrictions,
			issue_address(building->office.arena, profile,
			    place->year, line)))
			selection->at[kept++] = place;
		else
			printf("%s: has a text that is withheld, and is "
			       "published as the portal has it\n",
			    place->path);
	}
	selection->count = kept;
}

static bool
withhold_new(struct building *building)
{
	const struct office *office = &building->office;
	const struct withholding withholding = {.arena = office->arena,
	    .diag = office->diag,
	    .faces = office->faces,
	    .profile = office->gazette->profile,
	    .output = building->options->output,
	    .published = building->published};

	return withhold_all(&withholding, &building->restrictions) &&
	    (!building->options->repair || withhold_fetch(&withholding));
}

static bool
is_meaningless(struct building *building, const char *why)
{
	office_begin_plain(&building->office, building->options);
	diag_failure(building->office.diag, NULL, "%s", why);
	return false;
}

bool
building_begin(struct building *building, const struct options *options,
    struct takeover *published)
{
	*building = (struct building) {.options = options,
	    .published = published,
	    .program = program_digest()};
	if (options->path_count == 0 && !options->all && !options->site)
		return is_meaningless(
		    building, "which issues? Give their directories, or --all");
	if (options->site && published == NULL)
		return is_meaningless(building,
		    "--site makes anew what is published, and nothing is; "
		    "build --all makes the site of issues that are built");
	if (!office_begin(&building->office, options,
		options->path_count > 0 ? options->paths[0] : NULL) ||
	    !office_open_faces(&building->office) ||
	    !office_select(&building->office, options->paths,
		options->path_count, &building->selection))
		return false;
	if (!is_outside(&building->office, options->output))
		return false;
	building->making = (struct making) {VERSION,
	    inputs_of_profile(building->office.gazette->profile),
	    building->office.faces_digest};
	building->restrictions = building->office.gazette->restrictions;
	if (published == NULL)
		leave_withheld_out(building);
	if (published != NULL) {
		if (!accord_registers(published, building->office.diag,
			building->office.gazette->registries,
			building->office.gazette->registry_count) ||
		    !withhold_new(building))
			return false;
		taking_leave_out(
		    published, &building->selection, !options->all);
	}
	if (options->site)
		building->selection.count = 0;
	keep_shard(&building->selection, options->shard);
	return true;
}

int
building_run(struct building *building)
{
	int status;

	building->progress = progress_start("build", building->selection.count);
	status = workers_run(building->selection.count, building->options->jobs,
	    build_one, note_built, building);
	progress_end(&building->progress);
	return status;
}

/*
 * The gazette as a whole, the issues that were built, and the code. False
 * where an issue has no stamp: what is there of it, nobody knows.
 */
static bool
find_derived_inputs(const struct building *building, struct stamp *stamp)
{
	const struct gazette *gazette = building->office.gazette;
	struct digesting *digesting = digesting_begin();
	struct digest digest = inputs_of_gazette(gazette);
	bool all = true;

	digesting_add(digesting, text_of(building->program.hex));
	digesting_add(digesting, text_of(digest.hex));
	for (size_t i = 0; i < gazette->count; i++) {
		struct arena *arena = arena_new();
		struct stamp issue = stamp_of_issue(
		    arena, building->options->output, &gazette->at[i]);

		all &= stamp_digest(&issue, &digest);
		digesting_add(digesting, text_of(digest.hex));
		arena_free(arena);
	}
	stamp->inputs = digesting_end(digesting);
	return all;
}

/* Another program is another edition anyway. */
static struct digest
inputs_of(const struct building *building)
{
	struct digesting *digesting = digesting_begin();

	digesting_add(digesting, text_of(building->making.profile.hex));
	digesting_add(digesting, text_of(building->making.faces.hex));
	return digesting_end(digesting);
}

/* Of years in which something is made anew all has to be known. */
static bool
complete(
    struct arena *arena, struct takeover *published, struct archive *archive)
{
	int year = 0;

	for (size_t i = 0; i < archive->issue_count; i++) {
		struct issue_entries issues = {0};

		if (archive->issues[i]->year == year)
			continue;
		year = archive->issues[i]->year;
		if (!archive->issues[i]->is_brief ||
		    !touched_needs_all(archive, year))
			continue;
		if (!takeover_year(published, year, &issues))
			return false;
		for (size_t j = 0; j < issues.count; j++)
			archive_complete(arena, archive, issues.at[j]);
	}
	return true;
}

static void
drop_withheld(const struct building *building, struct derived *derived)
{
	const struct restrictions *all = &building->restrictions;

	for (size_t i = 0; i < all->count; i++)
		for (size_t j = 0; j < all->at[i].removed.count; j++)
			derived_drop(derived, all->at[i].removed.at[j]);
}

/* All that is published, and what was built; NULL after errors or failures. */
static struct archive *
relate_all(struct building *building)
{
	static const struct issue_entries NONE;
	static const struct restrictions NO_RESTRICTIONS;
	struct office *office = &building->office;
	const struct options *options = building->options;
	struct takeover *published = building->published;
	struct site_published before = {&NONE, &NO_RESTRICTIONS};
	struct archive *archive;

	if (published != NULL && !takeover_issues(published))
		return NULL;
	if (published != NULL)
		before = (struct site_published) {
		    &published->issues, &published->restrictions};
	archive = site_archive(office->arena, office->diag, office->gazette,
	    options->output, &before, &building->restrictions);
	if (published != NULL)
		takeover_forget_cited(published);
	/* What cannot be built in a repair is told anew. */
	if (archive != NULL && published != NULL &&
	    (options->site || options->repair))
		touched_mark_all(archive);
	if (archive == NULL || !complete(office->arena, published, archive))
		return NULL;
	return archive;
}

/* The lists of years, but where a part of the site is built; `any`: there are
   issues to be told of. */
static bool
write_lists(const struct building *building, const struct archive *archive,
    struct derived *derived, bool *any)
{
	const struct office *office = &building->office;
	struct lists_source source = {.output = building->options->output,
	    .profile = office->gazette->profile,
	    .registries = office->gazette->registries,
	    .registry_count = office->gazette->registry_count,
	    .restrictions = &building->restrictions,
	    .published = building->published,
	    .archive = archive};
	size_t issues = 1;
	bool good = building->options->shard.count > 0 ||
	    lists_write(office->arena, office->diag, &source, derived, &issues);

	*any = issues > 0;
	return good;
}

static bool
derive(struct building *building, struct derived *derived, bool *any)
{
	struct office *office = &building->office;
	struct archive *archive = relate_all(building);
	struct shard part = building->options->shard;
	struct readers_site site = {.diag = office->diag,
	    .gazette = office->gazette,
	    .archive = archive,
	    .output = building->options->output,
	    .inputs = inputs_of(building),
	    .part = part,
	    .published = building->published,
	    .jobs = building->options->jobs,
	    .format = office->format};

	drop_withheld(building, derived);
	if (archive == NULL || !write_lists(building, archive, derived, any))
		return false;
	return !*any ||
	    (readers_derive(&site, derived) &&
		(part.count > 0 || derived_end(derived)));
}

/* What follows from a portal as well has no stamp. */
static bool
derive_published(struct building *building, struct stamp *stamp)
{
	struct office *office = &building->office;
	bool any;

	stamp_remove(stamp);
	return derive(building,
	    derived_begin(office->arena, office->diag, stamp->output,
		building->published),
	    &any);
}

bool
building_derive(struct building *building)
{
	struct arena *arena = building->office.arena;
	struct diag *diag = building->office.diag;
	struct stamp stamp = {
	    .output = building->options->output, .name = "derived"};
	bool stamped, any;
	struct derived *derived;
	struct text said;

	if (building->published != NULL)
		return derive_published(building, &stamp);
	stamped = find_derived_inputs(building, &stamp);
	if (stamped && stamp_holds(arena, &stamp, &said))
		return true;
	stamp_remove(&stamp);
	derived = derived_begin(arena, diag, stamp.output, NULL);
	if (!derive(building, derived, &any))
		return false;
	return !any || !stamped ||
	    stamp_write(
		arena, diag, &stamp, derived_paths(derived), text_of(""));
}

/* What is wrong with a portal says more than what came of it. */
static int
exit_status(int portal, int rest)
{
	return portal != 0 ? portal : rest;
}

/* A job that builds a part leaves what leads to all to `build --join`. */
int
command_build(const struct options *options)
{
	struct building building;
	struct taking taking;
	bool good = taking_begin(&taking, options);
	int status = 0, rest;

	if (!good)
		return exit_status(taking_end(&taking), 2);
	good = building_begin(&building, options, taking.published);
	if (good && !options->join)
		status = building_run(&building);
	if (good && status == 0 && (options->shard.count == 0 || options->site))
		good = building_derive(&building);
	rest = office_end(&building.office, good);
	return exit_status(taking_end(&taking), rest > status ? rest : status);
}
