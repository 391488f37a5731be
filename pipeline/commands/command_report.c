#include "commands/commands.h"

/*
 * command_report: the command report: the figures of a year, and the register
 * of receipt.
 */

#include <stdio.h>

#include "base/arena.h"
#include "base/progress.h"
#include "base/translate.h"
#include "commands/new_file.h"
#include "commands/workspace.h"
#include "number/intake.h"
#include "number/issue.h"
#include "number/registry.h"
#include "number/report.h"
#include "number/report_csv.h"
#include "number/report_docx.h"
#include "number/report_sections.h"
#include "number/report_text.h"
#include "read/profile.h"
#include "typeset/layout.h"

/* By the ending of their names. */
static const struct {
	const char *ending;
	enum report_form form;
} ENDINGS[] = {
    {".txt", REPORT_AS_TEXT},
    {".csv", REPORT_AS_CSV},
    {".docx", REPORT_AS_DOCX},
    {".json", REPORT_AS_JSON},
};

/* What the issues of years are counted with. */
struct counting {
	struct workspace *workspace;
	struct progress progress;
};

/* Prints what an issue has wrong, and adds it to the exit status. */
static void
end_issue(struct counting *counting, struct diag *diag, bool good)
{
	const struct workspace *workspace = counting->workspace;

	progress_step(&counting->progress, "");
	if (good)
		return;
	progress_hide(&counting->progress);
	diag_print(diag, stderr, workspace->format);
	diag_add_status(workspace->diag, diag_exit_status(diag, false));
}

/* The source of a document that was withheld is gone; the register has it. */
static size_t
count_withheld(struct arena *arena, const struct issue_location *place,
    const struct issue *issue)
{
	const struct register_line *line =
	    registry_find(place->registry, place->name);

	return text_split(arena, text_of(line->documents), ' ', NULL, 0) -
	    issue->count;
}

/* Typesets an issue to count its pages; the figures outlive its arena. The
   timeliness may be NULL. */
static bool
count_issue(struct counting *counting, struct figures *figures,
    struct timeliness *timeliness, const struct issue_location *place)
{
	struct workspace *workspace = counting->workspace;
	struct arena *arena = arena_new();
	struct diag *diag = diag_new(arena);
	struct layout *layout = workspace_layout(workspace, arena, diag, place);

	if (layout != NULL) {
		figures_add(workspace->arena, figures, layout->issue,
		    layout->pages.count);
		figures->withheld +=
		    count_withheld(arena, place, layout->issue);
		if (timeliness != NULL)
			timeliness_add(
			    workspace->arena, timeliness, layout->issue);
	}
	end_issue(counting, diag, layout != NULL);
	arena_free(arena);
	return layout != NULL;
}

static bool
is_numbered_in(const struct issue_location *place, int year)
{
	return place->year == year &&
	    registry_find(place->registry, place->name) != NULL;
}

static bool
count_year(struct counting *counting, struct figures *figures,
    struct timeliness *timeliness, int year)
{
	const struct gazette *gazette = counting->workspace->gazette;
	bool good = true;

	figures->year = year;
	for (size_t i = 0; i < gazette->count; i++)
		if (is_numbered_in(&gazette->at[i], year))
			good &= count_issue(
			    counting, figures, timeliness, &gazette->at[i]);
	return good;
}

static struct text
report_bytes(
    struct arena *arena, const struct report *report, enum report_form form)
{
	struct report_outline outline;
	struct buffer json = {.arena = arena};

	if (form == REPORT_AS_JSON) {
		report_print_json(&json, report);
		return buffer_text(&json);
	}
	outline = report_sections(arena, report);
	if (form == REPORT_AS_CSV)
		return report_csv(arena, &outline);
	if (form == REPORT_AS_DOCX)
		return report_docx(arena, &outline, report->profile);
	return report_text(arena, &outline);
}

static bool
make_report(struct workspace *workspace, const struct options *options,
    enum report_form form, struct text *bytes)
{
	const struct gazette *gazette = workspace->gazette;
	struct report report = {.profile = gazette->profile};
	struct counting counting = {.workspace = workspace};
	size_t issues = 0;
	bool good;

	if (!workspace_open_faces(workspace))
		return false;
	report.plan = report_plan(report.profile, options->year);
	for (size_t i = 0; i < gazette->count; i++)
		issues += is_numbered_in(&gazette->at[i], options->year) ||
		    is_numbered_in(&gazette->at[i], options->year - 1);
	counting.progress = progress_start(_("report"), issues);
	good = count_year(&counting, &report.year, &report.timeliness,
		   options->year) &&
	    count_year(&counting, &report.before, NULL, options->year - 1);
	progress_hide(&counting.progress);
	report.has_before = report.before.issues > 0;
	if (good)
		*bytes = report_bytes(workspace->arena, &report, form);
	return good;
}

static bool
take_in_issue(struct counting *counting, struct intake *intake,
    const struct issue_location *place)
{
	struct workspace *workspace = counting->workspace;
	struct arena *arena = arena_new();
	struct diag *diag = diag_new(arena);
	struct issue *issue =
	    gazette_issue(arena, diag, workspace->gazette, place);

	if (issue != NULL)
		intake_add(workspace->arena, intake, issue);
	end_issue(counting, diag, issue != NULL);
	arena_free(arena);
	return issue != NULL;
}

/* What was received in a year may be published in a later one. */
static bool
make_intake(struct workspace *workspace, const struct options *options,
    struct text *bytes)
{
	const struct gazette *gazette = workspace->gazette;
	struct intake intake = {.year = options->year};
	struct counting counting = {.workspace = workspace};
	size_t earlier = 0;
	bool good = true;

	while (earlier < gazette->count &&
	    gazette->at[earlier].year < options->year)
		earlier++;
	counting.progress =
	    progress_start(_("report"), gazette->count - earlier);
	for (size_t i = earlier; i < gazette->count; i++)
		good &= take_in_issue(&counting, &intake, &gazette->at[i]);
	progress_hide(&counting.progress);
	if (good)
		*bytes = intake_csv(workspace->arena, &intake);
	return good;
}

/* Of --as, of the ending of the file's name, or the usual one. */
static enum report_form
form_of(const struct options *options)
{
	if (options->report_form != REPORT_AS_UNSAID)
		return options->report_form;
	if (options->json)
		return REPORT_AS_JSON;
	for (size_t i = 0;
	     options->output_given && i < sizeof ENDINGS / sizeof ENDINGS[0];
	     i++)
		if (text_ends(text_of(options->output), ENDINGS[i].ending))
			return ENDINGS[i].form;
	if (options->output_given)
		return REPORT_AS_UNSAID;
	return options->intake ? REPORT_AS_CSV : REPORT_AS_TEXT;
}

static bool
refuse(const char *what)
{
	fprintf(stderr, "congbao: %s\n", translate(what));
	return false;
}

static bool
is_possible(const struct options *options, enum report_form form)
{
	if (options->intake && form != REPORT_AS_CSV)
		return refuse(N_("the register of receipt is CSV; write --as "
				 "csv, or -o FILE.csv"));
	if (form == REPORT_AS_UNSAID)
		return refuse(N_("the name of the report should end in .txt, "
				 ".csv, .docx or .json; or write --as"));
	if (form == REPORT_AS_DOCX && !options->output_given)
		return refuse(
		    N_("a Word file needs a name; write -o FILE.docx"));
	return true;
}

int
command_report(const struct options *options)
{
	struct workspace workspace;
	enum report_form form = form_of(options);
	struct text bytes = {0};
	bool good;

	if (!is_possible(options, form))
		return 2;
	good = workspace_begin(&workspace, options, NULL) &&
	    (options->intake ? make_intake(&workspace, options, &bytes)
			     : make_report(&workspace, options, form, &bytes));
	if (good && options->output_given)
		good = new_file_write(workspace.diag, options->output, bytes);
	else if (good)
		fwrite(bytes.at, 1, bytes.length, stdout);
	return workspace_end(&workspace, good);
}
