/*
 * editing: the commands of an editor at work: check, report, show.
 */
#include "command.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/progress.h"
#include "base/workers.h"
#include "number/claims.h"
#include "number/issue.h"
#include "number/registry.h"
#include "number/report.h"
#include "office.h"
#include "publish/held.h"
#include "read/characters.h"
#include "read/profile.h"
#include "show.h"
#include "taking.h"
#include "typeset/edition.h"
#include "typeset/face.h"

static const char *
first_path(const struct options *options)
{
	return options->path_count > 0 ? options->paths[0] : NULL;
}

struct checking {
	struct office *office;
	struct selection selection;
	struct progress progress;
};

static int
check_issue(void *context, size_t index, FILE *out)
{
	struct checking *checking = context;
	struct arena *arena = arena_new();
	struct diag *diag = diag_new(arena);
	const struct place_of_issue *place = checking->selection.at[index];
	struct issue *issue = issue_load_sound(arena, diag,
	    checking->office->gazette->profile, place->registry, place->path);
	int status;

	if (issue != NULL)
		edition_set(arena, diag, checking->office->faces, issue);
	if (!diag_is_bad(diag))
		diag_check_accepted(diag);
	diag_print(diag, out, checking->office->format);
	status = diag_exit_status(diag, checking->office->strict);
	arena_free(arena);
	return status;
}

static void
note_checked(void *context, size_t index)
{
	struct checking *checking = context;

	(void)index;
	if (checking->progress.terminal)
		progress_step(&checking->progress, "");
}

static bool
fix_file(struct office *office, const char *path)
{
	struct text bytes, repaired;

	if (!file_read_source(office->arena, office->diag, path, &bytes))
		return false;
	repaired = characters_repair(office->arena, bytes);
	if (text_equal(repaired, bytes))
		return true;
	printf("%s: repaired\n", path);
	return file_rewrite(office->diag, path, repaired);
}

static bool
fix_issue(struct office *office, const struct place_of_issue *place)
{
	struct file_names names;
	bool good = file_list(office->arena, office->diag, place->path, &names);

	for (size_t i = 0; good && i < names.count; i++)
		if (text_ends(text_of(names.at[i]), ".md") ||
		    strcmp(names.at[i], "issue.yaml") == 0)
			good = fix_file(office,
			    file_join(office->arena, place->path, names.at[i]));
	return good;
}

/* Of the profile, what was found before the repair is told once more. */
static bool
fix_all(const struct checking *checking)
{
	struct office *office = checking->office;
	bool good = fix_file(office, office->gazette->profile->source->path);

	for (size_t i = 0; good && i < checking->selection.count; i++)
		good = fix_issue(office, checking->selection.at[i]);
	return good;
}

/* To look through nothing and find nothing is no success. */
static bool
are_some(struct office *office, const struct selection *selection)
{
	if (selection->count == 0)
		diag_failure(office->diag,
		    file_join(office->arena, office->gazette->root, "issues"),
		    "there is no issue: an issue is a directory "
		    "issues/<year>/<name>");
	return selection->count > 0;
}

static int
check_all(struct checking *checking, const struct options *options)
{
	struct office *office = checking->office;
	int status;

	checking->progress = progress_start("check", checking->selection.count);
	status = workers_run(checking->selection.count, options->jobs,
	    check_issue, note_checked, checking);
	progress_end(&checking->progress);
	claims_check(office->arena, office->diag, office->gazette);
	return status;
}

/* Against what is published, if that was asked for. */
static int
check_published(struct checking *checking, const struct options *options)
{
	struct office *office = checking->office;
	struct taking taking;
	bool good = taking_begin(&taking, options);

	if (good && taking.published != NULL) {
		held_check(taking.published, office->diag, office->gazette);
		taking_leave_out(taking.published, &checking->selection, false);
		/* What it points into is gone with what was taken over. */
		diag_print(office->diag, stderr, office->format);
	}
	return taking_end(&taking);
}

int
command_check(const struct options *options)
{
	struct office office;
	struct checking checking = {.office = &office};
	bool good = office_begin(&office, options, first_path(options)) &&
	    office_open_faces(&office) &&
	    (options->path_count > 0 ||
		faces_open_all(office.faces, office.diag)) &&
	    office_select(&office, options->paths, options->path_count,
		&checking.selection);
	int status = 0, portal = 0, rest;

	good = good && are_some(&office, &checking.selection);
	if (good && options->fix)
		good = fix_all(&checking);
	if (good)
		portal = check_published(&checking, options);
	if (good && portal == 0)
		status = check_all(&checking, options);
	rest = office_end(&office, good);
	if (portal != 0)
		return portal;
	return rest > status ? rest : status;
}

/* An issue is typeset for its pages; the names in the figures outlast it. */
static bool
count_issue(struct office *office, struct figures *figures,
    const struct place_of_issue *place)
{
	struct arena *arena = arena_new();
	struct diag *diag = diag_new(office->arena);
	struct edition *edition = office_edition(office, arena, diag, place);

	if (edition == NULL) {
		diag_print(diag, stderr, office->format);
		arena_free(arena);
		return false;
	}
	figures_add(
	    office->arena, figures, edition->issue, edition->pages.count);
	arena_free(arena);
	return true;
}

static bool
count_year(struct office *office, struct figures *figures, int year)
{
	bool good = true;

	figures->year = year;
	for (size_t i = 0; i < office->gazette->count; i++) {
		const struct place_of_issue *place = &office->gazette->at[i];

		if (place->year == year &&
		    registry_find(place->registry, place->name) != NULL)
			good &= count_issue(office, figures, place);
	}
	return good;
}

int
command_report(const struct options *options)
{
	struct office office;
	struct report report = {0};
	bool good =
	    office_begin(&office, options, NULL) && office_open_faces(&office);

	if (good) {
		struct buffer out = {.arena = office.arena};

		report.profile = office.gazette->profile;
		report.plan = report_plan(report.profile, options->year);
		good = count_year(&office, &report.year, options->year) &&
		    count_year(&office, &report.before, options->year - 1);
		report.has_before = report.before.issues > 0;
		if (good && options->json)
			report_print_json(&out, &report);
		else if (good)
			report_print(&out, &report);
		fwrite(out.at, 1, out.length, stdout);
	}
	return office_end(&office, good);
}

static bool
show_decision(struct office *office, const char *stage, const char *path,
    struct buffer *out)
{
	struct decision *decision =
	    decision_load(office->arena, office->diag, path);

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
show_stage(struct office *office, const char *stage, const char *path,
    struct buffer *out)
{
	const struct place_of_issue *place =
	    gazette_find(office->arena, office->diag, office->gazette, path);
	struct edition *edition;
	struct issue *issue;

	if (place == NULL)
		return false;
	issue =
	    gazette_issue(office->arena, office->diag, office->gazette, place);
	if (issue == NULL)
		return false;
	if (strcmp(stage, "issue") == 0) {
		show_issue(out, issue);
		return true;
	}
	if (!office_open_faces(office))
		return false;
	edition =
	    edition_set(office->arena, office->diag, office->faces, issue);
	if (edition != NULL)
		show_pages(out, &edition->pages);
	return edition != NULL;
}

int
command_show(const struct options *options)
{
	static const char *const STAGES[] = {
	    "tree", "text", "marks", "issue", "pages", "plan"};
	bool alone; /* of a file, without a gazette */
	struct office office;
	struct buffer out;
	const char *stage = options->path_count > 0 ? options->paths[0] : "";
	bool good = false;

	for (size_t i = 0; i < sizeof STAGES / sizeof STAGES[0]; i++)
		good |= strcmp(stage, STAGES[i]) == 0;
	if (good && strcmp(stage, "plan") == 0 &&
	    (options->path_count > 1 || options->all || options->built))
		return command_show_plan(options);
	if (!good || options->path_count < 2) {
		fputs("congbao: show what? tree, text or marks FILE, issue "
		      "ISSUE, pages ISSUE or plan --to URL "
		      "ISSUE…|--all|--built\n",
		    stderr);
		return 2;
	}
	alone = strcmp(stage, "tree") == 0 || strcmp(stage, "text") == 0 ||
	    strcmp(stage, "marks") == 0;
	if (alone)
		office_begin_plain(&office, options);
	else
		good = office_begin(&office, options, options->paths[1]);
	out = (struct buffer) {.arena = office.arena};
	for (size_t i = 1; good && i < options->path_count; i++)
		good = alone
		    ? show_decision(&office, stage, options->paths[i], &out)
		    : show_stage(&office, stage, options->paths[i], &out);
	if (out.length > 0)
		fwrite(out.at, 1, out.length, stdout);
	return office_end(&office, good);
}
