#include "commands/pdf_build.h"

#include <stdio.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/translate.h"
#include "base/workers.h"
#include "commands/command_build.h"
#include "commands/options.h"
#include "number/issue.h"
#include "publish/issue_package.h"
#include "typeset/layout.h"

/* The issue's own PDF; of all files it has the extent of the whole layout. */
static size_t
whole_pdf(const struct issue_package *package)
{
	size_t i = 0;

	while (package->printings[i].format != FORMAT_PDF ||
	    package->printings[i].extent != package->layout->count)
		i++;
	return i;
}

static bool
write_pdf(struct arena *arena, struct diag *diag, const char *output,
    struct issue_package *package, const char **path)
{
	size_t index = whole_pdf(package);
	struct text bytes;

	*path = file_join(arena, output, package->at[index].path);
	return issue_package_bytes(arena, diag, package, index, &bytes) &&
	    file_make_directory(diag, file_directory(arena, *path)) &&
	    file_write_output(diag, *path, bytes);
}

static bool
make_pdf(const struct build_run *build_run, struct arena *arena,
    struct diag *diag, const struct issue_location *place, FILE *out)
{
	struct signature_records records = {0};
	struct package_signing signing = {.records = &records,
	    .program = build_run->program,
	    .output = build_run->options->output};
	struct layout *layout =
	    workspace_layout(&build_run->workspace, arena, diag, place);
	struct issue_package *package;
	const char *path;

	if (layout == NULL ||
	    (layout->issue->first != 0 &&
		!signature_records_load(
		    arena, diag, layout->issue->path, &records)))
		return false;
	package = issue_package_begin(
	    arena, layout, place->registry, &build_run->making, &signing);
	if (!write_pdf(arena, diag, build_run->options->output, package, &path))
		return false;
	fprintf(out, _("%s: %zu pages, %s\n"), place->path, layout->pages.count,
	    path);
	return true;
}

static int
build_pdf(void *context, size_t index, FILE *out)
{
	const struct build_run *build_run = context;
	struct arena *arena = arena_new();
	struct diag *diag = diag_new(arena);
	bool good = make_pdf(
	    build_run, arena, diag, build_run->selection.at[index], out);
	int status = diag_exit_status(diag, build_run->workspace.strict);

	diag_print(diag, out, build_run->workspace.format);
	arena_free(arena);
	return good || status != 0 ? status : 2;
}

int
pdf_build_issues(struct build_run *build_run)
{
	return workers_run(build_run->selection.count, build_run->options->jobs,
	    build_pdf, NULL, build_run);
}
