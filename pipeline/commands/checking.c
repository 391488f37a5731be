#include "commands/checking.h"

#include <stdio.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/translate.h"
#include "commands/options.h"
#include "commands/workspace.h"
#include "number/issue.h"
#include "number/issue_load.h"
#include "read/characters.h"
#include "read/spelling.h"
#include "typeset/layout.h"

struct spelling *
checking_open_spelling(
    struct workspace *workspace, const struct options *options)
{
	if (!options->spelling)
		return NULL;
	return spelling_open(workspace->arena, workspace->diag,
	    file_join(workspace->arena, workspace->gazette->root,
		"issues/" SPELLING_WORDS));
}

static void
check_spelling(struct arena *arena, struct diag *diag,
    const struct spelling *spelling, const struct issue *issue)
{
	for (size_t i = 0; spelling != NULL && i < issue->count; i++)
		spelling_check(arena, diag, spelling, issue->at[i].decision);
}

int
checking_finish(const struct workspace *workspace, struct arena *arena,
    struct diag *diag, const struct spelling *spelling,
    const struct issue *issue, FILE *out)
{
	if (issue != NULL) {
		layout_set(arena, diag, workspace->faces, issue);
		check_spelling(arena, diag, spelling, issue);
	}
	if (!diag_is_bad(diag))
		diag_check_accepted(diag);
	diag_print(diag, out, workspace->format);
	return diag_exit_status(diag, workspace->strict);
}

bool
checking_fix(struct workspace *workspace, const char *path)
{
	struct text bytes, repaired;

	if (!file_read_source(workspace->arena, workspace->diag, path, &bytes))
		return false;
	repaired = characters_repair(workspace->arena, bytes);
	if (text_equal(repaired, bytes))
		return true;
	printf(_("%s: repaired\n"), path);
	return file_rewrite(workspace->diag, path, repaired);
}

bool
checking_is_decision(const char *path)
{
	return text_ends(text_of(path), ".md") && !file_is_directory(path);
}

static int
check_decision(struct workspace *workspace, const struct options *options,
    const char *path)
{
	struct arena *arena = workspace->arena;
	struct spelling *spelling = checking_open_spelling(workspace, options);
	const struct issue *issue =
	    issue_load_one(arena, workspace->diag, workspace->gazette->profile,
		&workspace->gazette->at[0], file_base(arena, path));
	int status = checking_finish(
	    workspace, arena, workspace->diag, spelling, issue, stderr);

	spelling_close(spelling);
	return status;
}

/* Begins, checks and ends with a workspace of the decision's own. */
static int
check_path(const struct options *options, const char *path)
{
	struct arena *scratch = arena_new();
	struct workspace workspace;
	bool good = workspace_begin_one(
			&workspace, options, file_directory(scratch, path)) &&
	    workspace_open_faces(&workspace) &&
	    (!options->fix || checking_fix(&workspace, path));
	int status = good ? check_decision(&workspace, options, path) : 0;
	int rest = workspace_end(&workspace, good);

	arena_free(scratch);
	return rest > status ? rest : status;
}

int
checking_decisions(const struct options *options)
{
	int worst = 0;

	for (size_t i = 0; i < options->path_count; i++) {
		int status = check_path(options, options->paths[i]);

		worst = status > worst ? status : worst;
	}
	return worst;
}
