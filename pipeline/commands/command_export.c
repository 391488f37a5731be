#include "commands/commands.h"

/*
 * command_export: the command export: decisions as Word files.
 */

#include <stdio.h>

#include "base/arena.h"
#include "base/file.h"
#include "commands/new_file.h"
#include "commands/workspace.h"
#include "number/check.h"
#include "read/decision.h"
#include "read/decision_load.h"
#include "read/profile.h"
#include "word/export.h"

#define ENDING ".md"

/* Beside the decision, or in the directory of -o; NULL after a failure. */
static const char *
path_of(struct arena *arena, struct diag *diag, const struct options *options,
    const char *path)
{
	struct text name = text_of(file_base(arena, path));

	if (!text_ends(name, ENDING)) {
		diag_failure(diag, path,
		    "not a decision, whose name ends in "
		    "“.md”");
		return NULL;
	}
	name.length -= strlen(ENDING);
	return file_join(arena,
	    options->output_given ? options->output
				  : file_directory(arena, path),
	    arena_format(arena, TEXT ".docx", TEXT_OF(name)));
}

static bool
export_file(struct arena *arena, struct diag *diag,
    const struct profile *profile, const struct options *options,
    const char *path)
{
	const char *target = path_of(arena, diag, options, path);
	struct decision *decision;

	if (target == NULL)
		return false;
	decision = decision_load(arena, diag, path);
	if (decision == NULL)
		return false;
	if (!check_known(diag, profile, decision) || diag_is_bad(diag) ||
	    decision->body == NULL)
		return false;
	if (options->output_given &&
	    !file_make_directory(diag, options->output))
		return false;
	return new_file_write(
	    diag, target, export_docx(arena, decision, profile));
}

/* Each file has diagnostics of its own: one that is refused does not keep the
   others from being written. */
static int
export_alone(const struct workspace *workspace, const struct options *options,
    const char *path)
{
	struct arena *arena = arena_new();
	struct diag *diag = diag_new(arena);
	bool good = export_file(
	    arena, diag, workspace->gazette->profile, options, path);
	int status = diag_exit_status(diag, false);

	diag_print(diag, stderr, workspace->format);
	arena_free(arena);
	return good || status != 0 ? status : 2;
}

int
command_export(const struct options *options)
{
	struct workspace workspace;
	bool good = workspace_begin(&workspace, options, options->paths[0]);
	int status = 0, rest;

	for (size_t i = 0; good && i < options->path_count; i++) {
		int one = export_alone(&workspace, options, options->paths[i]);

		if (one > status)
			status = one;
	}
	rest = workspace_end(&workspace, good);
	return rest > status ? rest : status;
}
