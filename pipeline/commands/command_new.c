#include "commands/commands.h"

/*
 * command_new: the command new, which begins a decision: its properties from
 * the profile, and the parts that a document of its type has.
 */

#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/translate.h"
#include "base/utf8.h"
#include "commands/import_files.h"
#include "commands/issue_place.h"
#include "commands/skeleton.h"
#include "commands/workspace.h"
#include "read/decision.h"
#include "read/profile.h"

/* By its name or its symbol: "Quyết định", "QĐ". */
static const struct type *
find_type(const struct profile *profile, const char *word)
{
	const struct type *list = profile->types.at;

	for (size_t i = 0; i < profile->types.count; i++)
		if (strcmp(list[i].name.text, word) == 0 ||
		    (list[i].symbol.text != NULL &&
			strcmp(list[i].symbol.text, word) == 0))
			return &list[i];
	return NULL;
}

/* Resolutions are of a council, most else of a committee. */
static const struct authority *
usual_authority(const struct profile *profile, const struct type *type)
{
	const struct authority *list = profile->authorities.at;
	const char *body = strcmp(type->name.text, "Nghị quyết") == 0
	    ? "Hội đồng nhân dân"
	    : "Ủy ban nhân dân";

	for (size_t i = 0; i < profile->authorities.count; i++)
		if (text_starts(text_of(list[i].name.text), body))
			return &list[i];
	return profile->authorities.count > 0 ? &list[0] : NULL;
}

static void
refuse_authority(struct workspace *workspace, const char *name)
{
	const struct profile *profile = workspace->gazette->profile;
	const char *meant = profile_meant_authority(profile, name);

	if (meant == NULL)
		diag_error_at(workspace->diag, CODE_AUTHORITY_UNKNOWN,
		    profile->source->path, "there is no authority “%s”", name);
	else
		diag_error_at(workspace->diag, CODE_AUTHORITY_UNKNOWN,
		    profile->source->path,
		    "there is no authority “%s”; did you mean “%s”?", name,
		    meant);
}

static void
refuse_type(struct workspace *workspace, const char *name)
{
	const struct profile *profile = workspace->gazette->profile;
	const char *meant = profile_meant_type(profile, name);

	if (meant == NULL)
		diag_error_at(workspace->diag, CODE_TYPE_UNKNOWN,
		    profile->source->path,
		    "there is no type “%s”, by name or symbol", name);
	else
		diag_error_at(workspace->diag, CODE_TYPE_UNKNOWN,
		    profile->source->path,
		    "there is no type “%s”, by name or symbol; did you mean "
		    "“%s”?",
		    name, meant);
}

static const struct authority *
choose_authority(struct workspace *workspace, const struct options *options,
    const struct type *type)
{
	const struct profile *profile = workspace->gazette->profile;
	const char *name = options->office.authority_count > 0
	    ? options->office.authorities[0]
	    : NULL;
	const struct authority *found = name == NULL
	    ? usual_authority(profile, type)
	    : profile_authority(profile, name);

	if (found == NULL)
		refuse_authority(workspace, name == NULL ? "" : name);
	return found;
}

/* What is put into the properties must be one line; else there is a problem. */
static bool
is_line(struct workspace *workspace, const char *problem, const char *text)
{
	if (text == NULL || utf8_is_printable(text_of(text)))
		return true;
	diag_failure(workspace->diag, NULL, "%s", problem);
	return false;
}

/* "12" or "12/QĐ-UBND" */
static bool
is_number(struct workspace *workspace, const char *number)
{
	struct symbol symbol;

	if (number == NULL || symbol_parse(text_of(number), &symbol) ||
	    (number[0] != '\0' && number[0] != '0' &&
		number[strspn(number, "0123456789")] == '\0'))
		return true;
	diag_failure(workspace->diag, NULL,
	    "number “%s”: it should be one such as 12 or 12/QĐ-UBND",
	    utf8_readable(workspace->arena, number));
	return false;
}

static bool
are_sound(struct workspace *workspace, const struct options *options)
{
	const char *title = options->path_count > 2 ? options->paths[2] : NULL;

	return is_line(
		   workspace, _("the title is not one line of text"), title) &&
	    is_line(workspace, _("the signer is not one line of text"),
		options->office.signer) &&
	    is_line(workspace, _("the number is not one line of text"),
		options->number) &&
	    is_number(workspace, options->number);
}

static bool
describe(struct workspace *workspace, const struct options *options,
    struct skeleton *skeleton)
{
	const struct profile *profile = workspace->gazette->profile;
	const struct type *type = find_type(profile, options->paths[1]);
	const struct authority *authority;

	if (type == NULL) {
		refuse_type(workspace, options->paths[1]);
		return false;
	}
	authority = choose_authority(workspace, options, type);
	if (authority == NULL)
		return false;
	*skeleton = (struct skeleton) {
	    .type = type->name.text,
	    .type_symbol = type->symbol.text,
	    .authority = authority->name.text,
	    .authority_symbol = authority->symbols.count > 0
		? authority->symbols.at[0].text
		: NULL,
	    .province = profile->province.text,
	    .number = options->number,
	    .title = options->path_count > 2 ? options->paths[2] : NULL,
	    .signer = options->office.signer,
	    .date = options->date,
	    .received = date_is_given(options->received) ? options->received
							 : workspace_today(),
	};
	return true;
}

static bool
begin_decision(struct workspace *workspace, const struct options *options)
{
	struct arena *arena = workspace->arena;
	struct import_file file;
	struct skeleton skeleton;
	const char *directory;
	int next;

	if (!are_sound(workspace, options) ||
	    !describe(workspace, options, &skeleton))
		return false;
	directory = issue_place_find(workspace, options->paths[0]);
	if (directory == NULL ||
	    !import_files_begin(arena, workspace->diag, directory, &next))
		return false;
	file.name = arena_concat(arena,
	    import_stem(arena, next,
		skeleton.title == NULL ? skeleton.type : skeleton.title, ""),
	    ".md", "");
	file.bytes = skeleton_write(arena, &skeleton);
	if (!import_files_write(arena, workspace->diag, directory, &file, 1))
		return false;
	printf("%s\n", file_join(arena, directory, file.name));
	return true;
}

int
command_new(const struct options *options)
{
	struct workspace workspace;
	bool good =
	    workspace_begin_exclusive(&workspace, options, options->paths[0]);

	return workspace_end(
	    &workspace, good && begin_decision(&workspace, options));
}
