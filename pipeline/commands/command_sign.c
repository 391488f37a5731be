#include "commands/commands.h"

/*
 * command_sign: the command sign, which signs the PDFs of issues and their
 * manifests, and keeps the signatures beside the decisions.
 *
 * Each signature is kept as soon as it is made: after a token was pulled out
 * the next run signs what is missing. The token is asked for only if something
 * is.
 */

#include <stdio.h>

#include "base/arena.h"
#include "base/program.h"
#include "base/progress.h"
#include "base/translate.h"
#include "commands/signable.h"
#include "commands/workspace.h"
#include "number/issue.h"
#include "portal/portal.h"
#include "portal/status.h"
#include "publish/manifest.h"
#include "read/profile.h"
#include "sign/file_signer.h"
#include "sign/signature_record.h"

struct sign_run {
	struct workspace workspace;
	const struct options *options;
	struct selection selection;
	struct digest program;	    /* before a library was loaded on demand */
	struct portal *built;	    /* of --built; NULL: not given */
	struct file_signer *signer; /* NULL: not needed so far */
	struct progress progress;
	size_t made, kept; /* signatures of the issue */
	int status;	   /* of token and services; 0: nothing failed */
};

/* An issue that is being signed. */
struct sign_issue {
	struct sign_run *run;
	struct arena *arena;
	struct signable signable;
	struct signature_records records;
};

static bool
need_signer(struct sign_run *run)
{
	struct file_signer_options options = {
	    .profile = run->workspace.gazette->profile,
	    .faces = run->workspace.faces,
	    .tries_again = run->options->pin_again};

	if (run->signer != NULL)
		return true;
	progress_hide(&run->progress); /* a PIN may be asked for */
	run->signer = file_signer_open(
	    run->workspace.arena, run->workspace.diag, &options, &run->status);
	return run->signer != NULL;
}

typedef bool sign_function(struct file_signer *signer, struct arena *arena,
    const char *path, struct text bytes, struct signature_record *record);

static bool
keep(struct sign_issue *issue, const struct signature_record *record)
{
	signature_records_add(issue->arena, &issue->records, record);
	issue->run->made++;
	return signature_record_save(issue->run->workspace.diag,
	    signature_records_find(&issue->records, record->file));
}

/* Signs the bytes and keeps the signature, unless there is one of them. */
static bool
sign(struct sign_issue *issue, sign_function *sign_bytes, const char *file,
    struct text bytes, struct signature_inputs inputs)
{
	struct sign_run *run = issue->run;
	const struct signature_record *kept =
	    signature_records_find(&issue->records, file);
	struct signature_record record = {.file = file, .inputs = inputs};

	if (kept != NULL && signature_record_fits(kept, bytes)) {
		run->kept++;
		return true;
	}
	if (!need_signer(run))
		return false;
	if (sign_bytes(run->signer, issue->arena, file, bytes, &record))
		return keep(issue, &record);
	run->status = file_signer_status(run->signer);
	return false;
}

static bool
sign_file(struct sign_issue *issue, size_t index)
{
	struct arena *scratch = arena_new();
	struct signature_inputs inputs;
	struct text base;
	bool good =
	    signable_file(&issue->signable, scratch, index, &base, &inputs) &&
	    sign(issue, file_signer_sign_pdf, issue->signable.files.at[index],
		base, inputs);

	arena_free(scratch);
	return good;
}

/* The manifest lists the signed files, so it comes last. */
static bool
sign_manifest(struct sign_issue *issue)
{
	struct signature_inputs inputs;
	struct text bytes;

	return signable_manifest(
		   &issue->signable, &issue->records, &bytes, &inputs) &&
	    sign(issue, file_signer_sign_detached,
		manifest_signature_name(issue->arena, issue->signable.manifest),
		bytes, inputs);
}

static bool
sign_all(struct sign_issue *issue, const struct issue_location *place)
{
	const struct workspace *workspace = &issue->run->workspace;
	const struct signable_request request = {
	    place, issue->run->built, issue->run->program};

	if (!signable_open(
		&issue->signable, workspace, issue->arena, &request) ||
	    !signature_records_load(
		issue->arena, workspace->diag, place->path, &issue->records))
		return false;
	for (size_t i = 0; i < issue->signable.files.count; i++)
		if (!sign_file(issue, i))
			return false;
	return sign_manifest(issue);
}

static bool
sign_issue(struct sign_run *run, const struct issue_location *place)
{
	struct sign_issue issue = {.run = run, .arena = arena_new()};
	bool good;

	run->made = run->kept = 0;
	good = sign_all(&issue, place);
	progress_hide(&run->progress);
	if (good)
		printf(_("%s: %zu signed, %zu signed already\n"), place->path,
		    run->made, run->kept);
	else
		printf(_("%s: %zu signed, %zu signed already; the rest is not: "
			 "sign again\n"),
		    place->path, run->made, run->kept);
	progress_step(&run->progress, place->path);
	arena_free(issue.arena);
	return good;
}

/* Done first, so that an artifact that is not there is reported at once. */
static bool
open_built(struct sign_run *run)
{
	const char *where = run->options->built_at;

	if (where == NULL)
		return true;
	run->built = portal_open(run->workspace.arena, run->workspace.diag,
	    where, PORTAL_READ, &run->options->access, &run->status);
	if (run->built != NULL)
		run->status = 0;
	return run->built != NULL;
}

static bool
begin(struct sign_run *run)
{
	const struct options *options = run->options;
	struct workspace *workspace = &run->workspace;

	if (!workspace_begin(workspace, options, options->paths[0]))
		return false;
	if (!profile_signs(workspace->gazette->profile)) {
		struct span profile = {
		    workspace->gazette->profile->source, 0, 0};

		diag_error(workspace->diag, CODE_SIGN_SETTINGS, profile,
		    "the profile does not say how to sign: it needs "
		    "signature, with tsa, at least one time-stamping "
		    "authority");
		return false;
	}
	return workspace_open_faces(workspace) &&
	    workspace_select(workspace, options->paths, options->path_count,
		&run->selection) &&
	    open_built(run);
}

int
command_sign(const struct options *options)
{
	struct sign_run run = {.options = options, .program = program_digest()};
	bool good = begin(&run);
	int rest;

	run.progress = progress_start(_("sign"), run.selection.count);
	for (size_t i = 0; good && i < run.selection.count; i++)
		good = sign_issue(&run, run.selection.at[i]);
	progress_hide(&run.progress);
	file_signer_close(run.signer);
	if (run.built != NULL && run.status == 0)
		run.status = run.built->status;
	portal_close(run.built);
	rest = workspace_end(&run.workspace, good);
	return !good && run.status != 0 ? run.status : rest;
}
