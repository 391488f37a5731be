#include "commands/commands.h"

/*
 * command_verify: the command verify.
 */

#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/progress.h"
#include "base/translate.h"
#include "commands/verify_report.h"
#include "commands/verify_trust.h"
#include "commands/workspace.h"
#include "portal/status.h"
#include "publish/verify.h"
#include "sign/signature_check.h"

static void
report_progress(void *context, const char *path, size_t done, size_t total)
{
	struct progress *progress = context;

	progress->total = total;
	progress->done = done - 1;
	progress_step(progress, path);
}

static int
verify_all(struct workspace *workspace, const struct verify_options *given)
{
	struct progress progress = progress_start_lines(_("verify"), 0);
	struct verified verified = {0};
	struct verify_options options = *given;
	int status;

	options.step = report_progress;
	options.context = &progress;
	status = verify_portal(
	    workspace->arena, workspace->diag, &options, &verified);
	progress_hide(&progress);
	printf(status == 0
		? _("%s: %zu issues, %zu files, %zu bytes are as published\n")
		: _("%s: %zu issues, %zu files, %zu bytes are as published; "
		    "the rest is not\n"),
	    options.where, verified.issues, verified.files, verified.bytes);
	if (options.trust != NULL || options.witness_count > 0)
		verify_report(stdout, &options, &verified, status == 0);
	return status;
}

/* Is it a PDF that somebody downloaded, rather than a gazette? */
static bool
is_pdf(const char *where)
{
	return text_ends(text_of(where), ".pdf") &&
	    strstr(where, "://") == NULL && !file_is_directory(where);
}

static int
verify_pdf(
    struct workspace *workspace, const struct verify_options *verify_options)
{
	const char *path = verify_options->where;
	struct checked_file file = {
	    workspace->diag, path, verify_options->trust};
	struct signature_facts facts;
	struct signed_base base;
	enum signature_state state;
	struct text bytes;

	if (verify_options->trust == NULL) {
		diag_failure(workspace->diag, path,
		    "whose signatures are trusted? Give --trust CA.pem");
		return STATUS_OTHER;
	}
	if (!file_map(workspace->diag, path, &bytes))
		return STATUS_OTHER;
	state =
	    signature_check_pdf(workspace->arena, &file, bytes, &facts, &base);
	if (state == SIGNATURE_NONE)
		diag_error_at(workspace->diag, CODE_VERIFY_SIGNATURE, path,
		    "is not signed");
	verify_report_file(
	    stdout, path, state == SIGNATURE_FOUND ? &facts : NULL, &base);
	file_unmap(bytes);
	return state == SIGNATURE_FOUND ? 0 : STATUS_ALTERED;
}

int
command_verify(const struct options *options)
{
	struct workspace workspace;
	struct verify_options verify_options = {.where = options->paths[0],
	    .issue = options->path_count > 1 ? options->paths[1] : NULL,
	    .most = VERIFY_MOST,
	    .jobs = options->jobs,
	    .known = options->known,
	    .access = &options->access};
	int status, rest;

	workspace_begin_plain(&workspace, options);
	if (verify_trust_load(workspace.arena, workspace.diag, options,
		&verify_options, &status))
		status = is_pdf(verify_options.where)
		    ? verify_pdf(&workspace, &verify_options)
		    : verify_all(&workspace, &verify_options);
	rest = workspace_end(&workspace, status == 0);
	return status != 0 ? status : rest;
}
