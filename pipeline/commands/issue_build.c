#include "commands/issue_build.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/digest.h"
#include "base/terminal.h"
#include "base/text.h"
#include "base/translate.h"
#include "commands/command_build.h"
#include "commands/options.h"
#include "commands/site_build.h"
#include "number/inputs.h"
#include "number/issue.h"
#include "publish/build.h"
#include "publish/issue_package.h"
#include "typeset/layout.h"

struct stamp
issue_build_stamp(
    struct arena *arena, const char *output, const struct issue_location *place)
{
	return (struct stamp) {.output = output,
	    .name = arena_format(arena, "%d/%s", place->year, place->name)};
}

/* The build of one issue. */
struct issue_build {
	const struct build_run *build_run;
	const struct issue_location *place;
	struct arena *arena;
	struct diag *diag;
	struct stamp stamp;
	struct file_digests files;
};

/* A stamp keeps text in colour, since the next build may be on a terminal. */
static enum diag_format
kept_format(const struct issue_build *issue_build)
{
	enum diag_format format = issue_build->build_run->workspace.format;

	return format == DIAG_TEXT ? DIAG_COLOURED : format;
}

/* Prints what a stamp keeps. */
static void
print_kept(const struct issue_build *issue_build, struct text kept, FILE *out)
{
	if (issue_build->build_run->workspace.format == DIAG_TEXT)
		kept = terminal_plain(issue_build->arena, kept);
	if (kept.length > 0)
		fwrite(kept.at, 1, kept.length, out);
}

/*
 * The digest of all inputs: the issue and the profile, the faces, the program,
 * and the diagnostic options and the language, since a stamp repeats the
 * diagnostics.
 */
static bool
find_inputs(struct issue_build *issue_build)
{
	const struct build_run *build_run = issue_build->build_run;
	const struct workspace *workspace = &build_run->workspace;
	struct digest digest;

	if (!inputs_of_issue(issue_build->diag, workspace->gazette,
		issue_build->place, &digest))
		return false;
	issue_build->stamp = issue_build_stamp(
	    issue_build->arena, build_run->options->output, issue_build->place);
	issue_build->stamp.inputs = digest_of(
	    text_of(arena_format(issue_build->arena, "%s %s %s %s %d %d %s",
		digest.hex, build_run->program.hex, workspace->faces_digest.hex,
		workspace->faces_found.hex, (int)kept_format(issue_build),
		workspace->strict, language_code())));
	return true;
}

static const char *
summary_of(struct arena *arena, const struct issue_build *issue_build,
    const struct layout *layout, const struct issue_package *package)
{
	return arena_format(arena,
	    translate_count("%s: %s, %zu pages, %zu document, %s/%s",
		"%s: %s, %zu pages, %zu documents, %s/%s", layout->count),
	    issue_build->place->path,
	    layout->issue->first == 0 ? _("a draft")
				      : issue_name(arena, layout->issue),
	    layout->pages.count, layout->count, issue_build->stamp.output,
	    package->directory);
}

static void
list_files(struct issue_build *issue_build, const struct issue_package *package)
{
	for (size_t i = 0; i < package->count; i++)
		file_digests_add(issue_build->arena, &issue_build->files,
		    package->at[i].path, package->at[i].digest);
}

/* How the issue is signed; a draft is not. */
static bool
load_signing(struct issue_build *issue_build, const struct issue *issue,
    struct package_signing *signing)
{
	struct signature_records *records =
	    arena_alloc(issue_build->arena, sizeof *records);

	*signing = (struct package_signing) {.records = records,
	    .program = issue_build->build_run->program,
	    .output = issue_build->stamp.output};
	return issue->first == 0 ||
	    signature_records_load(
		issue_build->arena, issue_build->diag, issue->path, records);
}

/* Typesets, prints and writes the issue. Returns its summary line, NULL after
 * errors or failures. */
static const char *
make_issue(struct issue_build *issue_build, struct built *built)
{
	struct arena *arena = issue_build->arena;
	struct layout *layout =
	    workspace_layout(&issue_build->build_run->workspace, arena,
		issue_build->diag, issue_build->place);
	struct package_signing signing;
	struct issue_package *package;

	if (layout == NULL ||
	    !load_signing(issue_build, layout->issue, &signing))
		return NULL;
	package =
	    issue_package_begin(arena, layout, issue_build->place->registry,
		&issue_build->build_run->making, &signing);
	issue_package_check_signed(issue_build->diag, package);
	if (!build_write(arena, issue_build->diag, issue_build->stamp.output,
		package, built))
		return NULL;
	list_files(issue_build, package);
	if (!site_build_extract(arena, issue_build->diag,
		issue_build->stamp.output, layout, package,
		&issue_build->files))
		return NULL;
	return summary_of(arena, issue_build, layout, package);
}

/* The diagnostics as the stamp keeps them. */
static struct text
diagnostics_of(struct issue_build *issue_build)
{
	struct text printed = {0};
	char *bytes = NULL;
	FILE *out = open_memstream(&bytes, &printed.length);

	if (out == NULL)
		return printed;
	diag_print(issue_build->diag, out, kept_format(issue_build));
	fclose(out);
	printed.at = arena_copy(issue_build->arena, bytes, printed.length);
	free(bytes);
	return printed;
}

/* Returns the exit status. The output goes to `out` and into the stamp. */
static int
build_issue(struct issue_build *issue_build, FILE *out)
{
	struct built built = {0};
	struct buffer printed = {.arena = issue_build->arena};
	const char *summary;
	struct text diagnostics;
	int status;

	stamp_remove(&issue_build->stamp);
	summary = make_issue(issue_build, &built);
	status = diag_exit_status(
	    issue_build->diag, issue_build->build_run->workspace.strict);
	diagnostics = diagnostics_of(issue_build);
	if (summary != NULL) {
		if (built.written + built.removed == 0)
			fprintf(out, _("%s (unchanged)\n"), summary);
		else
			fprintf(out, "%s\n", summary);
		buffer_format(&printed, _("%s (unchanged)\n"), summary);
		buffer_add(&printed, diagnostics);
	}
	print_kept(issue_build, diagnostics, out);
	if (summary == NULL || status != 0)
		return status != 0 ? status : 2;
	if (stamp_write(issue_build->arena, issue_build->diag,
		&issue_build->stamp, &issue_build->files,
		buffer_text(&printed)))
		return 0;
	diag_print(
	    issue_build->diag, out, issue_build->build_run->workspace.format);
	return 2;
}

int
issue_build_one(void *context, size_t index, FILE *out)
{
	struct arena *arena = arena_new();
	struct issue_build issue_build = {
	    .build_run = context, .arena = arena, .diag = diag_new(arena)};
	struct text printed;
	int status = 0;

	issue_build.place = issue_build.build_run->selection.at[index];
	if (!find_inputs(&issue_build)) {
		diag_print(issue_build.diag, out,
		    issue_build.build_run->workspace.format);
		status = 2;
	} else if (stamp_holds(arena, &issue_build.stamp, &printed)) {
		print_kept(&issue_build, printed, out);
	} else {
		status = build_issue(&issue_build, out);
	}
	arena_free(arena);
	return status;
}
