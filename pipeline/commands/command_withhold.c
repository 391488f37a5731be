#include "commands/commands.h"

/*
 * command_withhold: the commands that restrict or withhold a published
 * document.
 *
 * They say it in issues/restrictions; the next publication carries it out.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/utf8.h"
#include "catalog/entry.h"
#include "commands/options.h"
#include "commands/workspace.h"
#include "number/gazette.h"
#include "number/issue.h"
#include "number/registry.h"
#include "number/restrictions.h"

/* A document of a numbered issue, and its sources, if they are here. */
struct found {
	const char *issue; /* "2024/so-02" */
	const char *id;
	const char *number;
	const struct issue_location *place; /* NULL: not here */
	const struct document *document;    /* NULL: not here */
};

struct finding {
	struct workspace *workspace;
	const char *wanted;
	struct found found;
	size_t count; /* that were found */
};

static const char *
address_of(const struct workspace *workspace, int year,
    const struct register_line *line)
{
	return issue_address(
	    workspace->arena, workspace->gazette->profile, year, line);
}

static void
add(struct finding *finding, struct found found)
{
	finding->found = found;
	finding->count++;
}

/* Is it meant: by its number, its address, its file? */
static bool
is_meant(const struct finding *finding, const struct found *found)
{
	struct arena *arena = finding->workspace->arena;
	const char *wanted = finding->wanted;
	const char *page = entry_stem(arena, found->issue, found->id);
	const char *file =
	    arena_format(arena, "%s/%s", found->issue, found->id);
	const char *const addresses[] = {file, page};

	if (strcmp(wanted, found->number) == 0 ||
	    (found->document != NULL &&
		file_is_same(wanted, found->document->decision->source->path)))
		return true;
	for (size_t i = 0; i < 2; i++) {
		const char *at = strstr(wanted, addresses[i]);
		size_t length = strlen(addresses[i]);

		if (at != NULL && (at == wanted || at[-1] == '/') &&
		    (at[length] == '\0' || at[length] == '.'))
			return true;
	}
	return false;
}

/* Is it worth looking into the issue of a line? Years of them are not read. */
static bool
may_have(const struct finding *finding, const struct issue_location *place,
    const struct register_line *line)
{
	struct workspace *workspace = finding->workspace;
	struct arena *arena = workspace->arena;
	const char *issue = address_of(workspace, place->year, line);
	const char *parts[] = {
	    arena_format(arena, "%s/", issue), entry_stem(arena, issue, "")};

	return strstr(finding->wanted, parts[0]) != NULL ||
	    strstr(finding->wanted, parts[1]) != NULL ||
	    file_is_same(file_directory(arena, finding->wanted), place->path) ||
	    strstr(arena_format(arena, " %s ", line->documents),
		arena_format(arena, " %s ", finding->wanted)) != NULL;
}

/* Those whose text is here. */
static void
find_in_issue(struct finding *finding, const struct issue_location *place,
    const struct register_line *line)
{
	struct workspace *workspace = finding->workspace;
	struct issue *issue =
	    issue_load_sound(workspace->arena, diag_new(workspace->arena),
		workspace->gazette->profile, place->registry, place->path);

	for (size_t i = 0; issue != NULL && i < issue->count; i++) {
		struct found found = {
		    .issue = address_of(workspace, place->year, line),
		    .id = issue->at[i].slug,
		    .number = issue->at[i].decision->number.text,
		    .place = place,
		    .document = &issue->at[i]};

		if (is_meant(finding, &found))
			add(finding, found);
	}
}

/* Those that the register alone knows any more. */
static void
find_in_register(struct finding *finding, const struct registry *registry,
    const struct register_line *line)
{
	struct workspace *workspace = finding->workspace;
	struct text rest = text_of(line->documents), number;

	while (text_take(&rest, ' ', &number)) {
		struct found found = {
		    .issue = address_of(workspace, registry->year, line),
		    .id = utf8_slug(workspace->arena, number),
		    .number =
			arena_copy(workspace->arena, number.at, number.length)};

		if (is_meant(finding, &found))
			add(finding, found);
	}
}

static bool
is_found(struct finding *finding)
{
	if (finding->count == 1)
		return true;
	diag_error_at(finding->workspace->diag, CODE_RESTRICTION_UNKNOWN,
	    finding->wanted,
	    finding->count == 0
		? "no document of a numbered issue: give its number, its "
		  "file or its address, such as 2024/so-02/11-2024-qd-ubnd"
		: "more than one document has this number: give its address, "
		  "such as 2024/so-02/11-2024-qd-ubnd");
	return false;
}

static bool
find(struct finding *finding)
{
	const struct gazette *gazette = finding->workspace->gazette;

	for (size_t i = 0; i < gazette->count; i++) {
		const struct issue_location *place = &gazette->at[i];
		const struct register_line *line =
		    registry_find(place->registry, place->name);

		if (line != NULL && may_have(finding, place, line))
			find_in_issue(finding, place, line);
	}
	for (size_t i = 0; finding->count == 0 && i < gazette->registry_count;
	     i++)
		for (size_t j = 0; j < gazette->registries[i]->count; j++)
			find_in_register(finding, gazette->registries[i],
			    &gazette->registries[i]->at[j]);
	return is_found(finding);
}

/* What no program can take away. */
static void
tell_rest(const struct found *found)
{
	printf("What remains elsewhere, and is to be taken away by hand:\n");
	if (found->document != NULL) {
		const struct decision *decision = found->document->decision;

		printf("  in this checkout: %s, its pictures, and what its "
		       "issuer sent beside it (git rm)\n",
		    decision->source->path);
	}
	printf("  in the history of the repository and all its clones "
	       "(git filter-repo, and a new clone for everybody)\n"
	       "  in artifacts and logs of CI jobs, and output directories of "
	       "builds\n"
	       "  in backups and mirrors of the portal, and caches before it\n"
	       "  in other systems that it was copied to (congbao publish "
	       "--api)\n"
	       "  in the indexes of search engines and in web archives\n"
	       "  in what readers have taken, and in other documents that "
	       "quote it\n");
}

static void
tell(const struct found *found, const char *what)
{
	printf("%s/%s (%s): %s, with the next congbao publish\n", found->issue,
	    found->id, found->number, what);
	if (strcmp(what, RESTRICTION_WITHHELD) == 0)
		tell_rest(found);
}

static bool
enter(struct workspace *workspace, const struct options *options,
    const struct found *found, const char *what)
{
	struct restriction restriction = {.date = date_is_given(options->date)
		? options->date
		: workspace_today(),
	    .what = what,
	    .issue = found->issue,
	    .id = found->id,
	    .number = found->number,
	    .by = options->by,
	    .why = options->why};

	return restrictions_append(workspace->arena, workspace->diag,
	    file_join(workspace->arena, workspace->gazette->root,
		"issues/" RESTRICTIONS_NAME),
	    &restriction);
}

static int
restrict_document(const struct options *options, const char *what)
{
	struct workspace workspace;
	struct finding finding = {
	    .workspace = &workspace, .wanted = options->paths[0]};
	bool good = workspace_begin_alone(&workspace, options, NULL) &&
	    find(&finding) && enter(&workspace, options, &finding.found, what);

	if (good)
		tell(&finding.found, what);
	return workspace_end(&workspace, good);
}

int
command_withhold(const struct options *options)
{
	return restrict_document(options, RESTRICTION_WITHHELD);
}

int
command_restrict(const struct options *options)
{
	return restrict_document(options, RESTRICTION_RESTRICTED);
}

int
command_lift(const struct options *options)
{
	return restrict_document(options, RESTRICTION_LIFTED);
}
