#include "commands/commands.h"

/*
 * command_inspect: the commands that read the issues and change nothing: check
 * (but for --fix), show.
 */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/progress.h"
#include "base/translate.h"
#include "base/workers.h"
#include "commands/checking.h"
#include "commands/published_portal.h"
#include "commands/stage_dump.h"
#include "commands/word_dump.h"
#include "commands/workspace.h"
#include "number/claims.h"
#include "number/issue.h"
#include "number/issue_load.h"
#include "publish/source_check.h"
#include "read/decision_load.h"
#include "read/fields_schema.h"
#include "read/profile.h"
#include "read/spelling.h"
#include "typeset/face.h"
#include "typeset/layout.h"
#include "word/findings.h"
#include "word/package.h"
#include "word/word_document.h"

static const char *
first_path(const struct options *options)
{
	return options->path_count > 0 ? options->paths[0] : NULL;
}

struct checking {
	struct workspace *workspace;
	struct selection selection;
	struct progress progress;
	struct spelling *spelling; /* NULL: it is not checked */
};

static int
check_issue(void *context, size_t index, FILE *out)
{
	struct checking *checking = context;
	struct arena *arena = arena_new();
	struct diag *diag = diag_new(arena);
	const struct issue_location *place = checking->selection.at[index];
	struct issue *issue =
	    issue_load_sound(arena, diag, checking->workspace->gazette->profile,
		place->registry, place->path);
	int status = checking_finish(
	    checking->workspace, arena, diag, checking->spelling, issue, out);

	arena_free(arena);
	return status;
}

static void
report_progress(void *context, size_t index)
{
	struct checking *checking = context;

	(void)index;
	progress_step(&checking->progress, "");
}

static bool
fix_issue(struct workspace *workspace, const struct issue_location *place)
{
	struct file_names names;
	bool good =
	    file_list(workspace->arena, workspace->diag, place->path, &names);

	for (size_t i = 0; good && i < names.count; i++)
		if (text_ends(text_of(names.at[i]), ".md") ||
		    strcmp(names.at[i], "issue.yaml") == 0)
			good = checking_fix(workspace,
			    file_join(
				workspace->arena, place->path, names.at[i]));
	return good;
}

/* The profile was read before, so its old diagnostics are printed, too. */
static bool
fix_all(const struct checking *checking)
{
	struct workspace *workspace = checking->workspace;
	bool good =
	    checking_fix(workspace, workspace->gazette->profile->source->path);

	for (size_t i = 0; good && i < checking->selection.count; i++)
		good = fix_issue(workspace, checking->selection.at[i]);
	return good;
}

/* A check of no issues must not succeed. */
static bool
has_issues(struct workspace *workspace, const struct selection *selection)
{
	if (selection->count == 0)
		diag_failure(workspace->diag,
		    file_join(
			workspace->arena, workspace->gazette->root, "issues"),
		    "there is no issue: an issue is a directory "
		    "issues/<year>/<name>");
	return selection->count > 0;
}

static int
check_all(struct checking *checking, const struct options *options)
{
	struct workspace *workspace = checking->workspace;
	int status;

	/* Before there are workers, which all use it. */
	checking->spelling = checking_open_spelling(workspace, options);
	checking->progress =
	    progress_start(_("check"), checking->selection.count);
	status = workers_run(checking->selection.count, options->jobs,
	    check_issue, report_progress, checking);
	progress_hide(&checking->progress);
	spelling_close(checking->spelling);
	claims_check(workspace->arena, workspace->diag, workspace->gazette);
	return status;
}

/* Compares with what is published, if --published was given. */
static int
check_published(struct checking *checking, const struct options *options)
{
	struct workspace *workspace = checking->workspace;
	struct published_portal published_portal;
	bool good = published_portal_begin(&published_portal, options);

	if (good && published_portal.published != NULL) {
		source_check(published_portal.published, workspace->diag,
		    workspace->gazette);
		published_portal_leave_out(
		    published_portal.published, &checking->selection, false);
		/* Before the takeover is freed, which diagnostics point into.
		 */
		diag_print(workspace->diag, stderr, workspace->format);
	}
	return published_portal_end(&published_portal);
}

static int
check_issues(const struct options *options)
{
	struct workspace workspace;
	struct checking checking = {.workspace = &workspace};
	bool good = workspace_begin(&workspace, options, first_path(options)) &&
	    workspace_open_faces(&workspace) &&
	    (options->path_count > 0 ||
		faces_open_all(workspace.faces, workspace.diag)) &&
	    workspace_select(&workspace, options->paths, options->path_count,
		&checking.selection);
	int status = 0, portal = 0, rest;

	good = good && has_issues(&workspace, &checking.selection);
	if (good && options->fix)
		good = fix_all(&checking);
	if (good)
		portal = check_published(&checking, options);
	if (good && portal == 0)
		status = check_all(&checking, options);
	rest = workspace_end(&workspace, good);
	if (portal != 0)
		return portal;
	return rest > status ? rest : status;
}

int
command_check(const struct options *options)
{
	size_t decisions = 0;

	for (size_t i = 0; i < options->path_count; i++)
		decisions += checking_is_decision(options->paths[i]);
	if (decisions == 0)
		return check_issues(options);
	if (decisions == options->path_count && options->published == NULL)
		return checking_decisions(options);
	fputs(_("congbao: check takes decisions (.md) alone, without issues "
		"and without --published\n"),
	    stderr);
	return 2;
}

static bool
show_decision(struct workspace *workspace, const char *stage, const char *path,
    struct buffer *out)
{
	struct decision *decision =
	    decision_load(workspace->arena, workspace->diag, path);

	if (decision == NULL)
		return false;
	if (strcmp(stage, "marks") == 0)
		show_marks(out, decision);
	else if (strcmp(stage, "text") == 0)
		show_text(out, decision);
	else
		show_tree(out, decision);
	return true;
}

static bool
show_word_file(
    struct workspace *workspace, const char *path, struct buffer *out)
{
	struct findings findings = {
	    .arena = workspace->arena, .diag = workspace->diag, .path = path};
	const struct word_document *document = NULL;
	struct package *package;
	struct text bytes;

	if (!file_read_source(workspace->arena, workspace->diag, path, &bytes))
		return false;
	package = package_open(workspace->arena, &findings, bytes);
	if (package != NULL)
		document = word_document_read(
		    workspace->arena, &findings, package, false);
	if (document != NULL)
		show_word(out, document);
	return document != NULL;
}

/* What a file of this kind may have, as JSON Schema. */
static bool
print_schema(struct workspace *workspace, const char *kind, struct buffer *out)
{
	static const struct {
		const char *kind, *title;
		const struct fields *fields;
	} KINDS[] = {
	    {"profile", "issues/gazette.yaml", &PROFILE_PROPERTIES},
	    {"issue", "issue.yaml", &ISSUE_PROPERTIES},
	    {"decision", "front matter", &DECISION_PROPERTIES},
	};

	for (size_t i = 0; i < sizeof KINDS / sizeof KINDS[0]; i++) {
		if (strcmp(kind, KINDS[i].kind) != 0)
			continue;
		buffer_add(out,
		    fields_schema(
			workspace->arena, KINDS[i].title, KINDS[i].fields));
		return true;
	}
	diag_failure(workspace->diag, NULL,
	    "no schema “%s”; there are profile, issue and decision", kind);
	return false;
}

/* A stage that needs a file only, no gazette. */
static bool
show_file(struct workspace *workspace, const char *stage, const char *path,
    struct buffer *out)
{
	if (strcmp(stage, "word") == 0)
		return show_word_file(workspace, path, out);
	if (strcmp(stage, "schema") == 0)
		return print_schema(workspace, path, out);
	return show_decision(workspace, stage, path, out);
}

static bool
is_of_file(const char *stage)
{
	return strcmp(stage, "tree") == 0 || strcmp(stage, "text") == 0 ||
	    strcmp(stage, "marks") == 0 || strcmp(stage, "word") == 0 ||
	    strcmp(stage, "schema") == 0;
}

static bool
show_stage(struct workspace *workspace, const char *stage, const char *path,
    struct buffer *out)
{
	const struct issue_location *place = gazette_find(
	    workspace->arena, workspace->diag, workspace->gazette, path);
	struct layout *layout;
	struct issue *issue;

	if (place == NULL)
		return false;
	issue = gazette_issue(
	    workspace->arena, workspace->diag, workspace->gazette, place);
	if (issue == NULL)
		return false;
	if (strcmp(stage, "issue") == 0) {
		show_issue(out, issue);
		return true;
	}
	if (!workspace_open_faces(workspace))
		return false;
	layout = layout_set(
	    workspace->arena, workspace->diag, workspace->faces, issue);
	if (layout != NULL)
		show_pages(out, &layout->pages);
	return layout != NULL;
}

int
command_show(const struct options *options)
{
	static const char *const STAGES[] = {"tree", "text", "marks", "word",
	    "schema", "issue", "pages", "plan"};
	struct workspace workspace;
	struct buffer out;
	const char *stage = options->path_count > 0 ? options->paths[0] : "";
	bool good = false;

	for (size_t i = 0; i < sizeof STAGES / sizeof STAGES[0]; i++)
		good |= strcmp(stage, STAGES[i]) == 0;
	if (good && strcmp(stage, "plan") == 0 &&
	    (options->path_count > 1 || options->all || options->built))
		return command_show_plan(options);
	if (!good || options->path_count < 2) {
		fputs(_("congbao: show what? tree, text, marks or word FILE, "
			"schema profile|issue|decision, issue ISSUE, pages "
			"ISSUE or plan --to URL ISSUE…|--all|--built\n"),
		    stderr);
		return 2;
	}
	if (is_of_file(stage))
		workspace_begin_plain(&workspace, options);
	else
		good = workspace_begin(&workspace, options, options->paths[1]);
	out = (struct buffer) {.arena = workspace.arena};
	for (size_t i = 1; good && i < options->path_count; i++)
		good = is_of_file(stage)
		    ? show_file(&workspace, stage, options->paths[i], &out)
		    : show_stage(&workspace, stage, options->paths[i], &out);
	if (out.length > 0)
		fwrite(out.at, 1, out.length, stdout);
	return workspace_end(&workspace, good);
}
