#include "commands/commands.h"

/*
 * command_withhold: the commands withhold, restrict and lift.
 *
 * They append a line to issues/restrictions, which the next publication puts
 * into effect.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/translate.h"
#include "base/utf8.h"
#include "catalog/entry.h"
#include "commands/options.h"
#include "commands/workspace.h"
#include "number/gazette.h"
#include "number/issue.h"
#include "number/issue_load.h"
#include "number/registry.h"
#include "number/restrictions.h"

/* A document of a numbered issue, and its source, if the checkout has it. */
struct found_document {
	const char *issue; /* "2024/so-02" */
	const char *id;
	const char *number;
	const struct issue_location *place; /* NULL: not in the checkout */
	const struct document *document;    /* NULL: not in the checkout */
};

struct document_search {
	struct workspace *workspace;
	const char *wanted;
	struct found_document found;
	size_t count; /* of matches */
};

static const char *
address_of(const struct workspace *workspace, int year,
    const struct register_line *line)
{
	return issue_address(
	    workspace->arena, workspace->gazette->profile, year, line);
}

static void
add(struct document_search *search, struct found_document found)
{
	search->found = found;
	search->count++;
}

/* Is it the wanted document, by number, address or file? */
static bool
is_wanted(
    const struct document_search *search, const struct found_document *found)
{
	struct arena *arena = search->workspace->arena;
	const char *wanted = search->wanted;
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

/* May the issue of this line have the document? Avoids reading all issues. */
static bool
may_have(const struct document_search *search,
    const struct issue_location *place, const struct register_line *line)
{
	struct workspace *workspace = search->workspace;
	struct arena *arena = workspace->arena;
	const char *issue = address_of(workspace, place->year, line);
	const char *parts[] = {
	    arena_format(arena, "%s/", issue), entry_stem(arena, issue, "")};

	return strstr(search->wanted, parts[0]) != NULL ||
	    strstr(search->wanted, parts[1]) != NULL ||
	    file_is_same(file_directory(arena, search->wanted), place->path) ||
	    strstr(arena_format(arena, " %s ", line->documents),
		arena_format(arena, " %s ", search->wanted)) != NULL;
}

/* Searches an issue whose source is in the checkout. */
static void
find_in_issue(struct document_search *search,
    const struct issue_location *place, const struct register_line *line)
{
	struct workspace *workspace = search->workspace;
	struct issue *issue =
	    issue_load_sound(workspace->arena, diag_new(workspace->arena),
		workspace->gazette->profile, place->registry, place->path);

	for (size_t i = 0; issue != NULL && i < issue->count; i++) {
		struct found_document found = {
		    .issue = address_of(workspace, place->year, line),
		    .id = issue->at[i].slug,
		    .number = issue->at[i].decision->number.text,
		    .place = place,
		    .document = &issue->at[i]};

		if (is_wanted(search, &found))
			add(search, found);
	}
}

/* Searches a line of the register, for documents whose source is gone. */
static void
find_in_register(struct document_search *search,
    const struct registry *registry, const struct register_line *line)
{
	struct workspace *workspace = search->workspace;
	struct text rest = text_of(line->documents), number;

	while (text_take(&rest, ' ', &number)) {
		struct found_document found = {
		    .issue = address_of(workspace, registry->year, line),
		    .id = utf8_slug(workspace->arena, number),
		    .number =
			arena_copy(workspace->arena, number.at, number.length)};

		if (is_wanted(search, &found))
			add(search, found);
	}
}

static bool
is_found(struct document_search *search)
{
	if (search->count == 1)
		return true;
	diag_error_at(search->workspace->diag, CODE_RESTRICTION_UNKNOWN,
	    search->wanted, "%s",
	    search->count == 0
		? _("no document of a numbered issue: give its number, its "
		    "file or its address, such as 2024/so-02/11-2024-qd-ubnd")
		: _("more than one document has this number: give its "
		    "address, such as 2024/so-02/11-2024-qd-ubnd"));
	return false;
}

static bool
find(struct document_search *search)
{
	const struct gazette *gazette = search->workspace->gazette;

	for (size_t i = 0; i < gazette->count; i++) {
		const struct issue_location *place = &gazette->at[i];
		const struct register_line *line =
		    registry_find(place->registry, place->name);

		if (line != NULL && may_have(search, place, line))
			find_in_issue(search, place, line);
	}
	for (size_t i = 0; search->count == 0 && i < gazette->registry_count;
	     i++)
		for (size_t j = 0; j < gazette->registries[i]->count; j++)
			find_in_register(search, gazette->registries[i],
			    &gazette->registries[i]->at[j]);
	return is_found(search);
}

/* Lists the copies that the program cannot remove. */
static void
print_copies(const struct found_document *found)
{
	puts(_("What remains elsewhere, and has to be removed by hand:"));
	if (found->document != NULL) {
		const struct decision *decision = found->document->decision;

		printf(_("  in this checkout: %s, its pictures, and what its "
			 "issuer sent beside it (git rm)\n"),
		    decision->source->path);
	}
	puts(_("  in the history of the repository and all its clones "
	       "(git filter-repo, and a new clone for everybody)\n"
	       "  in artifacts and logs of CI jobs, and output directories of "
	       "builds\n"
	       "  in backups and mirrors of the portal, and caches in front of "
	       "it\n"
	       "  in other systems that it was copied to (congbao publish "
	       "--api)\n"
	       "  in the indexes of search engines and in web archives\n"
	       "  in what readers have downloaded, and in other documents that "
	       "quote it"));
}

static void
print_result(const struct found_document *found, const char *what)
{
	bool is_withheld = strcmp(what, RESTRICTION_WITHHELD) == 0;

	printf(is_withheld
		? _("%s/%s (%s): withheld, with the next congbao publish\n")
		: strcmp(what, RESTRICTION_RESTRICTED) == 0
		? _("%s/%s (%s): restricted, with the next congbao publish\n")
		: _("%s/%s (%s): lifted, with the next congbao publish\n"),
	    found->issue, found->id, found->number);
	if (is_withheld)
		print_copies(found);
}

static bool
append_restriction(struct workspace *workspace, const struct options *options,
    const struct found_document *found, const char *what)
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
	struct document_search search = {
	    .workspace = &workspace, .wanted = options->paths[0]};
	bool good = workspace_begin_exclusive(&workspace, options, NULL) &&
	    find(&search) &&
	    append_restriction(&workspace, options, &search.found, what);

	if (good)
		print_result(&search.found, what);
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
