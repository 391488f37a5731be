#include "commands/commands.h"

/*
 * command_witness: the command witness.
 */

#include <stdio.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/translate.h"
#include "commands/workspace.h"
#include "portal/status.h"
#include "publish/witness.h"
#include "publish/witness_compare.h"
#include "sign/note_key.h"

static int
refuse_usage(const char *problem)
{
	fprintf(stderr, "congbao: %s\n", translate(problem));
	return STATUS_OTHER;
}

/* Makes a key, and prints what others check its signatures with. */
static int
make_key(struct workspace *workspace, const struct options *options)
{
	struct note_key key;

	if (!note_name_is_good(options->new_key))
		return refuse_usage(N_(
		    "`witness --new-key` needs a name without spaces and plus "
		    "signs, such as a host's; see `congbao help witness`"));
	if (!note_key_make(workspace->arena, workspace->diag, options->new_key,
		options->output, &key))
		return STATUS_OTHER;
	printf("%s\n", note_verifier_write(workspace->arena, &key.verifier));
	return 0;
}

static void
print_followed(const char *where, const struct witnessed *witnessed)
{
	if (witnessed->before == 0)
		printf(_("%s: %d entries, remembered from now on\n"), where,
		    witnessed->seq);
	else
		printf(_("%s: %d entries continue the %d that were "
			 "remembered\n"),
		    where, witnessed->seq - witnessed->before,
		    witnessed->before);
	if (witnessed->note != NULL)
		printf(_("%s: signed\n"), witnessed->note);
}

static int
follow(struct workspace *workspace, const struct options *options)
{
	struct witness_options follow = {.where = options->paths[0],
	    .directory = options->output,
	    .access = &options->access};
	struct witnessed witnessed;
	struct note_key key;
	int status;

	if (options->key != NULL &&
	    !note_key_load(
		workspace->arena, workspace->diag, options->key, &key))
		return STATUS_OTHER;
	follow.key = options->key == NULL ? NULL : &key;
	status = witness_follow(
	    workspace->arena, workspace->diag, &follow, &witnessed);
	if (status == 0)
		print_followed(follow.where, &witnessed);
	return status;
}

static int
compare(struct workspace *workspace, const struct options *options)
{
	struct witness_comparison comparison = {.directory = options->output,
	    .other = options->compare,
	    .access = &options->access};
	int common = 0;
	int status = witness_compare(
	    workspace->arena, workspace->diag, &comparison, &common);

	if (status == 0)
		printf(_("%s: has the same entries, up to entry %d\n"),
		    comparison.other, common);
	return status;
}

/* Follows the gazette, if one is named, and then compares. */
static int
watch(struct workspace *workspace, const struct options *options)
{
	int status = 0, compared = 0;

	if (options->path_count > 0)
		status = follow(workspace, options);
	if (options->compare != NULL)
		compared = compare(workspace, options);
	return status != 0 ? status : compared;
}

int
command_witness(const struct options *options)
{
	struct workspace workspace;
	int status, rest;

	if (!options->output_given)
		return refuse_usage(
		    N_("`witness` needs -o; see `congbao help witness`"));
	if ((options->new_key != NULL) ==
	    (options->path_count > 0 || options->compare != NULL))
		return refuse_usage(
		    N_("`witness` takes a gazette or --new-key; "
		       "see `congbao help witness`"));
	workspace_begin_plain(&workspace, options);
	status = options->new_key != NULL ? make_key(&workspace, options)
					  : watch(&workspace, options);
	rest = workspace_end(&workspace, status == 0);
	return status != 0 ? status : rest;
}
