#include "commands/signable.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/path.h"
#include "base/translate.h"
#include "catalog/entry.h"
#include "commands/built_compare.h"
#include "commands/workspace.h"
#include "number/inputs.h"
#include "number/issue.h"
#include "number/registry.h"
#include "number/restrictions.h"
#include "portal/portal.h"
#include "publish/issue_package.h"
#include "publish/manifest.h"
#include "typeset/layout.h"

#define PDF_MOST ((size_t)1 << 30)

static bool
refuse(const struct signable *signable, const char *path, const char *why)
{
	diag_error_at(signable->diag, CODE_SIGN_BUILT, path, "%s", why);
	return false;
}

/* The path of a file of the issue where it was built, for messages. */
static const char *
built_path(
    const struct signable *signable, struct arena *arena, const char *name)
{
	return arena_format(arena, "%s/%s/%s", signable->built->name,
	    signable->directory, name);
}

/* Reads a file of the issue where it was built. */
static bool
read_built(const struct signable *signable, struct arena *arena,
    const char *name, size_t most, struct text *bytes)
{
	const char *path = path_join(arena, signable->directory, name);

	switch (portal_read(signable->built, arena, path, most, bytes)) {
	case ANSWER_WHOLE:
		return true;
	case ANSWER_FAILURE:
		return false;
	default:
		return refuse(signable, built_path(signable, arena, name),
		    _("is not there: build the issue first"));
	}
}

static bool
read_manifest(struct signable *signable)
{
	const char *path = built_path(signable, signable->arena, MANIFEST_NAME);
	struct text bytes;

	if (!read_built(signable, signable->arena, MANIFEST_NAME, MANIFEST_MOST,
		&bytes))
		return false;
	signable->manifest = manifest_read(signable->arena,
	    (struct origin) {signable->diag, CODE_SIGN_BUILT, path}, bytes);
	return signable->manifest != NULL &&
	    (signable->package == NULL ||
		built_compare_manifests(signable->diag, path,
		    signable->manifest, signable->package->manifest));
}

/* The issue's PDF, and that of each document. */
static void
list_files(struct signable *signable)
{
	const struct issue_entry *manifest = signable->manifest;
	size_t room = 0;

	strings_add(signable->arena, &signable->files, &room, manifest->file);
	for (size_t i = 0; i < manifest->documents.count; i++)
		strings_add(signable->arena, &signable->files, &room,
		    entry_at(manifest, i)->file);
}

/* The issue as it is published, "2024/so-01", if a text of it is withheld;
   NULL: none is. */
static const char *
withheld_issue(const struct workspace *workspace, struct arena *arena,
    const struct issue_location *place)
{
	const struct gazette *gazette = workspace->gazette;
	const struct register_line *line =
	    registry_find(place->registry, place->name);
	const char *issue = line == NULL
	    ? NULL
	    : issue_address(arena, gazette->profile, place->year, line);

	return issue != NULL &&
		restrictions_withhold(&gazette->restrictions, issue)
	    ? issue
	    : NULL;
}

/*
 * What is published without a text is signed anew: the issue's PDF, which build
 * has made of the published one, and the manifest. The other files stay, with
 * their signatures. The sources may be gone, and nothing is printed from them.
 */
static bool
open_withheld(struct signable *signable, const char *path)
{
	size_t room = 0;

	if (signable->built == NULL) {
		diag_error_at(signable->diag, CODE_SIGN_BUILT, path,
		    "has a withheld text: build it with --published URL and "
		    "sign that, with --built DIR");
		return false;
	}
	if (!read_manifest(signable))
		return false;
	strings_add(
	    signable->arena, &signable->files, &room, signable->manifest->file);
	return true;
}

static bool
open_printed(struct signable *signable, const struct workspace *workspace,
    const struct signable_request *request)
{
	const struct making making = {VERSION,
	    inputs_of_profile(workspace->gazette->profile),
	    workspace->faces_digest};
	const struct package_signing unsigned_files = {
	    .program = request->program};
	struct layout *layout = workspace_layout(
	    workspace, signable->arena, signable->diag, request->place);

	if (layout == NULL)
		return false;
	if (layout->issue->first == 0) {
		diag_error_at(signable->diag, CODE_SIGN_DRAFT,
		    request->place->path,
		    "a draft is not signed: give it a number first");
		return false;
	}
	signable->package = issue_package_begin(signable->arena, layout,
	    request->place->registry, &making, &unsigned_files);
	signable->directory = signable->package->directory;
	signable->manifest = signable->package->manifest;
	if (request->built != NULL && !read_manifest(signable))
		return false;
	list_files(signable);
	return true;
}

bool
signable_open(struct signable *signable, const struct workspace *workspace,
    struct arena *arena, const struct signable_request *request)
{
	*signable = (struct signable) {.arena = arena,
	    .diag = workspace->diag,
	    .built = request->built,
	    .directory = withheld_issue(workspace, arena, request->place)};
	return signable->directory != NULL
	    ? open_withheld(signable, request->place->path)
	    : open_printed(signable, workspace, request);
}

/* The index of a file in the package that is printed here. */
static size_t
find_in_package(const struct signable *signable, const char *name)
{
	const struct issue_package *package = signable->package;
	size_t length = strlen(package->directory) + 1;
	size_t i = 0;

	while (strcmp(package->at[i].path + length, name) != 0)
		i++;
	return i;
}

/* What the files of another machine were made from: its program and libraries
   are not known. */
static struct signature_inputs
built_inputs(const struct signable *signable, struct digest source)
{
	const struct making *making = &signable->manifest->making;

	return (struct signature_inputs) {.source = source,
	    .profile = making->profile,
	    .faces = making->faces,
	    .version = making->version == NULL ? "" : making->version};
}

static struct signature_inputs
inputs_of(const struct signable *signable, size_t index)
{
	struct signature_inputs inputs =
	    issue_package_inputs(signable->package, index);

	return signable->built == NULL ? inputs
				       : built_inputs(signable, inputs.source);
}

/* The file as the other machine printed it. */
static bool
built_file(const struct signable *signable, struct arena *arena,
    const char *name, struct text *base)
{
	const struct entry_file *listed =
	    manifest_find(signable->manifest, name);
	struct text bytes;

	if (!read_built(signable, arena, name, PDF_MOST, &bytes))
		return false;
	if (!digest_equal(digest_of(bytes), listed->digest))
		return refuse(signable, built_path(signable, arena, name),
		    _("is not the file that the manifest beside it lists: "
		      "build "
		      "the issue again"));
	*base = listed->base_size == 0 ? bytes
				       : text_part(bytes, 0, listed->base_size);
	return true;
}

/* Replaces what was printed here by what the other machine printed, if that has
   the same text. */
static bool
take_built(const struct signable *signable, struct arena *arena,
    const char *name, struct text *base)
{
	struct built_pdf pdf = {
	    .path = built_path(signable, arena, name), .ours = *base};

	if (!built_file(signable, arena, name, &pdf.built))
		return false;
	*base = pdf.built;
	return text_equal(pdf.ours, pdf.built) ||
	    built_compare_text(arena, signable->diag, &pdf);
}

bool
signable_file(struct signable *signable, struct arena *arena, size_t index,
    struct text *base, struct signature_inputs *inputs)
{
	const char *name = signable->files.at[index];
	size_t printed;

	if (signable->package == NULL) {
		if (!built_file(signable, arena, name, base))
			return false;
		*inputs = built_inputs(signable, digest_of(*base));
		return true;
	}
	printed = find_in_package(signable, name);
	*inputs = inputs_of(signable, printed);
	return issue_package_bytes(
		   arena, signable->diag, signable->package, printed, base) &&
	    (signable->built == NULL ||
		take_built(signable, arena, name, base));
}

/* Prints the files that are not signed: the manifest has their digests. */
static bool
print_rest(struct signable *signable)
{
	struct issue_package *package = signable->package;

	for (size_t i = 0; i < package->count; i++) {
		struct arena *scratch = arena_new();
		struct text bytes;
		bool good = digest_is_given(package->at[i].digest) ||
		    issue_package_bytes(
			scratch, signable->diag, package, i, &bytes);

		arena_free(scratch);
		if (!good)
			return false;
	}
	return issue_package_finish(signable->arena, signable->diag, package);
}

/* Lists the signed file in the place of the one that was printed. */
static void
list_signed(struct entry_file *file, const struct signature_records *records)
{
	const struct signature_record *record =
	    signature_records_find(records, file->path);

	if (record == NULL)
		return;
	file->size = record->signed_size;
	file->digest = record->signed_digest;
	file->base_size = record->base_size;
	file->base = record->base;
}

bool
signable_manifest(struct signable *signable,
    const struct signature_records *records, struct text *bytes,
    struct signature_inputs *inputs)
{
	struct issue_entry *manifest = signable->manifest;
	struct entry_file *files;

	if (signable->built == NULL && !print_rest(signable))
		return false;
	files = manifest->files.at;
	for (size_t i = 0; i < manifest->files.count; i++)
		list_signed(&files[i], records);
	*bytes = issue_package_manifest(signable->arena, manifest,
	    signature_records_find(
		records, manifest_signature_name(signable->arena, manifest)));
	*inputs = signable->package == NULL
	    ? built_inputs(signable, digest_of(*bytes))
	    : inputs_of(signable, signable->package->count);
	return true;
}
