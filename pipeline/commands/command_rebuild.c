#include "commands/commands.h"

/*
 * command_rebuild: the command rebuild, which builds a published issue again
 * and reports whether the result is identical.
 */

#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/translate.h"
#include "commands/published_portal.h"
#include "commands/workspace.h"
#include "number/inputs.h"
#include "number/issue.h"
#include "number/registry.h"
#include "publish/build.h"
#include "publish/issue_index.h"
#include "publish/issue_package.h"
#include "publish/manifest.h"
#include "publish/manifest_diff.h"
#include "publish/takeover.h"
#include "typeset/layout.h"

/* A published issue that is built again. */
struct rebuilding {
	struct workspace workspace;
	struct published_portal published_portal;
	const struct options *options;
	const struct issue_location *place;
	const struct issue_entry *issue;
	struct issue_entry *published, *again;
};

static bool
find_issue(struct rebuilding *rebuilding)
{
	struct workspace *workspace = &rebuilding->workspace;
	const struct takeover *published =
	    rebuilding->published_portal.published;
	const struct issue_location *place = gazette_find(workspace->arena,
	    workspace->diag, workspace->gazette, rebuilding->options->paths[1]);
	const struct register_line *line;

	rebuilding->place = place;
	if (place == NULL)
		return false;
	line = registry_find(place->registry, place->name);
	if (line != NULL && published != NULL) {
		int number = line->first;
		struct numbers numbers = {&number, 1};

		rebuilding->issue = issue_index_find_numbers(
		    published->issue_index, place->year, &numbers);
	}
	if (rebuilding->issue != NULL)
		return true;
	diag_error_at(workspace->diag, CODE_REBUILD_UNPUBLISHED, place->path,
	    "is not published on %s", rebuilding->options->published);
	return false;
}

/* Like `build`, into the output directory, but without signatures: what was
   signed is compared. */
static bool
make_again(struct rebuilding *rebuilding)
{
	struct workspace *workspace = &rebuilding->workspace;
	struct making making = {VERSION,
	    inputs_of_profile(workspace->gazette->profile),
	    workspace->faces_digest};
	struct layout *layout = workspace_layout(
	    workspace, workspace->arena, workspace->diag, rebuilding->place);
	struct package_signing unsigned_files = {0};
	struct built built = {0};
	struct issue_package *package;

	if (layout == NULL)
		return false;
	package = issue_package_begin(workspace->arena, layout,
	    rebuilding->place->registry, &making, &unsigned_files);
	rebuilding->again = package->manifest;
	return build_write(workspace->arena, workspace->diag,
	    rebuilding->options->output, package, &built);
}

/* The issue's PDF without a withheld document is cut from the published one, so
 * it cannot be built again. */
static bool
is_made_again(const struct rebuilding *rebuilding, const char *path)
{
	return manifest_version(rebuilding->published) == ISSUE_ENTRY_VERSION ||
	    strcmp(path, rebuilding->published->file) != 0;
}

/* Compares with the files as first published, also those withheld since. */
static bool
has_same_files(const struct rebuilding *rebuilding)
{
	const struct issue_entry *published = rebuilding->published;
	const struct issue_entry *again = rebuilding->again;

	for (size_t i = 0; i < again->files.count; i++) {
		const struct entry_file *file = manifest_file_at(again, i);
		const struct entry_file *other =
		    manifest_find_before(published, file->path);

		if (other == NULL ||
		    !digest_equal(file->digest, entry_file_base(other)))
			return false;
	}
	for (size_t i = 0; i < published->files.count; i++) {
		const char *path = manifest_file_at(published, i)->path;

		if (is_made_again(rebuilding, path) &&
		    manifest_find(again, path) == NULL)
			return false;
	}
	return true;
}

static bool
print_cause(const char *what, bool is_other)
{
	if (is_other)
		printf("  %s\n", translate(what));
	return is_other;
}

static bool
has_other_source(const struct rebuilding *rebuilding)
{
	const struct issue_entry *published = rebuilding->published;
	const struct issue_entry *again = rebuilding->again;

	if (published->documents.count != again->documents.count)
		return true;
	for (size_t i = 0; i < published->documents.count; i++)
		if (!digest_equal(entry_at(published, i)->source.digest,
			entry_at(again, i)->source.digest))
			return true;
	return false;
}

static void
print_causes(const struct rebuilding *rebuilding)
{
	const struct making *then = &rebuilding->published->making;
	const struct making *now = &rebuilding->again->making;
	bool differs;

	printf(_("%s: other bytes than published (%s)\n"),
	    rebuilding->place->path,
	    manifest_diff(rebuilding->workspace.arena, rebuilding->again,
		rebuilding->published));
	if (then->version == NULL) {
		puts(_("  its manifest does not record what it was made "
		       "with"));
		return;
	}
	differs = strcmp(then->version, now->version) != 0;
	if (differs)
		printf(_("  version: %s made it, this is %s\n"), then->version,
		    now->version);
	differs |=
	    print_cause(N_("profile: gazette.yaml or its emblem has changed"),
		!digest_equal(then->profile, now->profile));
	differs |= print_cause(
	    N_("faces: the manifest declares others, or has an older format"),
	    !digest_equal(then->faces, now->faces));
	differs |= print_cause(N_("sources: a decision has changed"),
	    has_other_source(rebuilding));
	differs |= print_cause(
	    N_("withheld: a document has been removed from it since"),
	    manifest_version(rebuilding->published) != ISSUE_ENTRY_VERSION);
	print_cause(
	    N_("libraries: one has changed, or a face is another of those that "
	       "the manifest accepts, since all else is the same"),
	    !differs);
}

static bool
rebuild(struct rebuilding *rebuilding, bool *same)
{
	struct workspace *workspace = &rebuilding->workspace;

	if (!workspace_begin(workspace, rebuilding->options,
		rebuilding->options->paths[1]) ||
	    !workspace_open_faces(workspace) || !find_issue(rebuilding))
		return false;
	rebuilding->published =
	    takeover_manifest(rebuilding->published_portal.published,
		workspace->arena, rebuilding->issue->path);
	if (rebuilding->published == NULL || !make_again(rebuilding))
		return false;
	*same = has_same_files(rebuilding);
	if (*same)
		printf(manifest_is_signed(rebuilding->published)
			? _("%s: the same bytes as published before they were "
			    "signed, in %s/%s\n")
			: _("%s: the same bytes as published, in %s/%s\n"),
		    rebuilding->place->path, rebuilding->options->output,
		    rebuilding->issue->path);
	else
		print_causes(rebuilding);
	return true;
}

int
command_rebuild(const struct options *options)
{
	struct options own = *options;
	struct rebuilding rebuilding = {.options = &own};
	bool same = false, good;
	int status = 0, portal;

	own.published = options->paths[0];
	good = published_portal_begin(&rebuilding.published_portal, &own);
	if (good) {
		good = rebuild(&rebuilding, &same);
		status = workspace_end(&rebuilding.workspace, good);
	}
	portal = published_portal_end(&rebuilding.published_portal);
	if (portal != 0)
		return portal;
	return status == 0 && !same ? 1 : status;
}
