#include "commands/command_build.h"

#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/program.h"
#include "base/translate.h"
#include "base/workers.h"
#include "catalog/archive.h"
#include "catalog/touched.h"
#include "commands/commands.h"
#include "commands/issue_build.h"
#include "commands/pdf_build.h"
#include "commands/published_portal.h"
#include "commands/site_build.h"
#include "commands/stamp.h"
#include "number/inputs.h"
#include "number/issue.h"
#include "number/registry.h"
#include "publish/mutable_files.h"
#include "publish/register_check.h"
#include "publish/takeover.h"
#include "publish/withhold.h"
#include "publish/year_lists.h"
#include "site/site.h"

static void
report_progress(void *context, size_t index)
{
	struct build_run *build_run = context;

	(void)index;
	progress_step(&build_run->progress, "");
}

/*
 * Of N jobs, job K builds the issues K, K+N, K+2N and so on. All jobs see the
 * same list, so each issue is built exactly once.
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

/* Output below issues/ would be read as a source by the next build. */
static bool
is_outside(struct workspace *workspace, const char *output)
{
	const char *issues =
	    file_join(workspace->arena, workspace->gazette->root, "issues");

	if (!file_is_within(workspace->arena, output, issues))
		return true;
	diag_failure(workspace->diag, output,
	    "the output would be among the sources, in %s; give another "
	    "directory with -o, or change to that of the gazette",
	    issues);
	return false;
}

/* Only the portal has the files of an issue with a withheld text. */
static void
leave_out_withheld(struct build_run *build_run)
{
	struct selection *selection = &build_run->selection;
	const struct profile *profile = build_run->workspace.gazette->profile;
	size_t kept = 0;

	for (size_t i = 0; i < selection->count; i++) {
		const struct issue_location *place = selection->at[i];
		const struct register_line *line =
		    registry_find(place->registry, place->name);

		if (line == NULL ||
		    !restrictions_withhold(&build_run->restrictions,
			issue_address(build_run->workspace.arena, profile,
			    place->year, line)))
			selection->at[kept++] = place;
		else
			printf(_("%s: has a withheld text, and is published as "
				 "the portal has it\n"),
			    place->path);
	}
	selection->count = kept;
}

static bool
withhold_new(struct build_run *build_run)
{
	const struct workspace *workspace = &build_run->workspace;
	const struct withholding withholding = {.arena = workspace->arena,
	    .diag = workspace->diag,
	    .faces = workspace->faces,
	    .profile = workspace->gazette->profile,
	    .gazette = workspace->gazette,
	    .output = build_run->options->output,
	    .published = build_run->published};

	return withhold_all(&withholding, &build_run->restrictions) &&
	    (!build_run->options->repair || withhold_fetch(&withholding));
}

static bool
refuse_options(struct build_run *build_run, const char *why)
{
	workspace_begin_plain(&build_run->workspace, build_run->options);
	diag_failure(build_run->workspace.diag, NULL, "%s", why);
	return false;
}

/* For one PDF, of a directory that was given as such, no other year is read. */
static bool
begin_workspace(struct build_run *build_run)
{
	const struct options *options = build_run->options;
	const char *path = options->path_count > 0 ? options->paths[0] : NULL;

	if (options->pdf && options->path_count == 1 &&
	    build_run->published == NULL && strchr(path, '/') != NULL &&
	    file_is_directory(path))
		return workspace_begin_one(
		    &build_run->workspace, options, path);
	return workspace_begin(&build_run->workspace, options, path);
}

bool
build_run_begin(struct build_run *build_run, const struct options *options,
    struct takeover *published)
{
	*build_run = (struct build_run) {.options = options,
	    .published = published,
	    .program = program_digest()};
	if (options->path_count == 0 && !options->all && !options->site)
		return refuse_options(build_run,
		    _("which issues? Give their directories, or --all"));
	if (options->site && published == NULL)
		return refuse_options(build_run,
		    _("--site builds the site of what is published, and "
		      "nothing is; build --all builds that of the issues "
		      "here"));
	if (!begin_workspace(build_run) ||
	    !workspace_open_faces(&build_run->workspace) ||
	    !workspace_select(&build_run->workspace, options->paths,
		options->path_count, &build_run->selection))
		return false;
	if (!is_outside(&build_run->workspace, options->output))
		return false;
	build_run->making = (struct making) {VERSION,
	    inputs_of_profile(build_run->workspace.gazette->profile),
	    build_run->workspace.faces_digest};
	build_run->restrictions = build_run->workspace.gazette->restrictions;
	if (published == NULL)
		leave_out_withheld(build_run);
	if (published != NULL) {
		if (!register_check(published, build_run->workspace.diag,
			build_run->workspace.gazette->registries,
			build_run->workspace.gazette->registry_count) ||
		    !withhold_new(build_run))
			return false;
		published_portal_leave_out(
		    published, &build_run->selection, !options->all);
	}
	if (options->site)
		build_run->selection.count = 0;
	keep_shard(&build_run->selection, options->shard);
	return true;
}

int
build_run_issues(struct build_run *build_run)
{
	int status;

	build_run->progress =
	    progress_start(_("build"), build_run->selection.count);
	status =
	    workers_run(build_run->selection.count, build_run->options->jobs,
		issue_build_one, report_progress, build_run);
	progress_hide(&build_run->progress);
	return status;
}

/*
 * The digest of all inputs: the gazette as a whole, the issues that were built,
 * and the program. False if an issue has no stamp: its files are then unknown.
 */
static bool
find_mutable_inputs(const struct build_run *build_run, struct stamp *stamp)
{
	const struct gazette *gazette = build_run->workspace.gazette;
	struct digesting *digesting = digesting_begin();
	struct digest digest = inputs_of_gazette(gazette);
	bool all = true;

	digesting_add(digesting, text_of(build_run->program.hex));
	digesting_add(digesting, text_of(digest.hex));
	for (size_t i = 0; i < gazette->count; i++) {
		struct arena *arena = arena_new();
		struct stamp issue = issue_build_stamp(
		    arena, build_run->options->output, &gazette->at[i]);

		all &= stamp_digest(&issue, &digest);
		digesting_add(digesting, text_of(digest.hex));
		arena_free(arena);
	}
	stamp->inputs = digesting_end(digesting);
	return all;
}

/* The inputs that all issues share; the site adds the program's version. */
static struct digest
inputs_of(const struct build_run *build_run)
{
	struct digesting *digesting = digesting_begin();

	digesting_add(digesting, text_of(build_run->making.profile.hex));
	digesting_add(digesting, text_of(build_run->making.faces.hex));
	return digesting_end(digesting);
}

/* Reads all entries in full of the years whose pages need all of them. */
static bool
read_full_years(
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
drop_withheld(
    const struct build_run *build_run, struct mutable_files *mutable_files)
{
	const struct restrictions *all = &build_run->restrictions;

	for (size_t i = 0; i < all->count; i++)
		for (size_t j = 0; j < all->at[i].removed.count; j++)
			mutable_files_drop(
			    mutable_files, all->at[i].removed.at[j]);
}

/* All published and all built issues; NULL after errors or failures. */
static struct archive *
load_archive(struct build_run *build_run)
{
	static const struct issue_entries NONE;
	static const struct restrictions NO_RESTRICTIONS;
	struct workspace *workspace = &build_run->workspace;
	const struct options *options = build_run->options;
	struct takeover *published = build_run->published;
	struct site_published before = {&NONE, &NO_RESTRICTIONS};
	struct archive *archive;

	if (published != NULL && !takeover_issues(published))
		return NULL;
	if (published != NULL)
		before = (struct site_published) {
		    &published->issues, &published->restrictions};
	archive =
	    site_archive(workspace->arena, workspace->diag, workspace->gazette,
		options->output, &before, &build_run->restrictions);
	if (published != NULL)
		takeover_forget_cited(published);
	/* --site and --repair write the pages of all issues again. */
	if (archive != NULL && published != NULL &&
	    (options->site || options->repair))
		touched_mark_all(archive);
	if (archive == NULL ||
	    !read_full_years(workspace->arena, published, archive))
		return NULL;
	return archive;
}

/* Writes the lists of years, unless only a part of the site is built; `any`:
   there are issues at all. */
static bool
write_lists(const struct build_run *build_run, const struct archive *archive,
    struct mutable_files *mutable_files, bool *any)
{
	const struct workspace *workspace = &build_run->workspace;
	struct year_lists_source source = {.output = build_run->options->output,
	    .profile = workspace->gazette->profile,
	    .registries = workspace->gazette->registries,
	    .registry_count = workspace->gazette->registry_count,
	    .restrictions = &build_run->restrictions,
	    .published = build_run->published,
	    .archive = archive};
	size_t issues = 1;
	bool good = build_run->options->shard.count > 0 ||
	    year_lists_write(workspace->arena, workspace->diag, &source,
		mutable_files, &issues);

	*any = issues > 0;
	return good;
}

static bool
make_mutable_files(
    struct build_run *build_run, struct mutable_files *mutable_files, bool *any)
{
	struct workspace *workspace = &build_run->workspace;
	struct archive *archive = load_archive(build_run);
	struct shard part = build_run->options->shard;
	struct site_build site = {.diag = workspace->diag,
	    .gazette = workspace->gazette,
	    .archive = archive,
	    .output = build_run->options->output,
	    .inputs = inputs_of(build_run),
	    .part = part,
	    .published = build_run->published,
	    .jobs = build_run->options->jobs,
	    .format = workspace->format};

	drop_withheld(build_run, mutable_files);
	if (archive == NULL ||
	    !write_lists(build_run, archive, mutable_files, any))
		return false;
	return !*any ||
	    (site_build_write(&site, mutable_files) &&
		(part.count > 0 || mutable_files_end(mutable_files)));
}

/* Files that also depend on a portal have no stamp. */
static bool
make_with_portal(struct build_run *build_run, struct stamp *stamp)
{
	struct workspace *workspace = &build_run->workspace;
	bool any;

	stamp_remove(stamp);
	return make_mutable_files(build_run,
	    mutable_files_begin(workspace->arena, workspace->diag,
		stamp->output, build_run->published),
	    &any);
}

bool
build_run_mutable_files(struct build_run *build_run)
{
	struct arena *arena = build_run->workspace.arena;
	struct diag *diag = build_run->workspace.diag;
	struct stamp stamp = {
	    .output = build_run->options->output, .name = "derived"};
	bool stamped, any;
	struct mutable_files *mutable_files;
	struct text printed;

	if (build_run->published != NULL)
		return make_with_portal(build_run, &stamp);
	stamped = find_mutable_inputs(build_run, &stamp);
	if (stamped && stamp_holds(arena, &stamp, &printed))
		return true;
	stamp_remove(&stamp);
	mutable_files = mutable_files_begin(arena, diag, stamp.output, NULL);
	if (!make_mutable_files(build_run, mutable_files, &any))
		return false;
	return !any || !stamped ||
	    stamp_write(arena, diag, &stamp,
		mutable_files_digests(mutable_files), text_of(""));
}

/* A portal's exit status says more than the failures that follow from it. */
static int
exit_status(int portal, int rest)
{
	return portal != 0 ? portal : rest;
}

/* A job that builds a shard leaves the mutable files to `build --join`. */
int
command_build(const struct options *options)
{
	struct build_run build_run;
	struct published_portal published_portal;
	bool good = published_portal_begin(&published_portal, options);
	int status = 0, rest;

	if (!good)
		return exit_status(published_portal_end(&published_portal), 2);
	good = build_run_begin(&build_run, options, published_portal.published);
	if (good && options->pdf)
		status = pdf_build_issues(&build_run);
	else if (good && !options->join)
		status = build_run_issues(&build_run);
	if (good && status == 0 && !options->pdf &&
	    (options->shard.count == 0 || options->site))
		good = build_run_mutable_files(&build_run);
	rest = workspace_end(&build_run.workspace, good);
	return exit_status(published_portal_end(&published_portal),
	    rest > status ? rest : status);
}
