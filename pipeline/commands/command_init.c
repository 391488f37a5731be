#include "commands/commands.h"

/*
 * command_init: the command init, which begins a gazette.
 *
 * All its files are written, or none; what is there already is kept. The
 * profile gets its name last, so a run that was killed has left no gazette, and
 * the next one takes back what it wrote.
 */

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/system_words.h"
#include "base/translate.h"
#include "commands/init_answers.h"
#include "commands/init_files.h"
#include "commands/workspace.h"

struct beginning {
	struct arena *arena;
	struct diag *diag;
	const char *directory;
	struct import_file files[INIT_FILES]; /* those to be written */
	size_t count;
	const char *kept[INIT_FILES]; /* names of those that are there */
	size_t kept_count;
	const char *made[4 * INIT_FILES]; /* directories that were not there */
	size_t made_count;
};

static bool
is_new(struct beginning *beginning)
{
	const char *profile = file_join(
	    beginning->arena, beginning->directory, "issues/gazette.yaml");

	if (file_is_absent(profile))
		return true;
	diag_error_at(beginning->diag, CODE_GAZETTE_EXISTS, profile,
	    "there is a gazette already, and nothing of it is replaced");
	return false;
}

static const char *
place_of(const struct beginning *beginning, size_t index)
{
	return file_join(beginning->arena, beginning->directory,
	    beginning->files[index].name);
}

/* What a run that was killed has left is taken back. */
static bool
revert(const struct beginning *beginning)
{
	bool good = true;

	for (size_t i = 0; i < beginning->count; i++)
		good &= import_files_revert(beginning->arena, beginning->diag,
		    file_directory(beginning->arena, place_of(beginning, i)));
	return good;
}

/* Takes files that are there out of those to be written. */
static void
keep(struct beginning *beginning)
{
	size_t count = 0;

	for (size_t i = 0; i < beginning->count; i++) {
		if (file_is_absent(place_of(beginning, i)))
			beginning->files[count++] = beginning->files[i];
		else
			beginning->kept[beginning->kept_count++] =
			    beginning->files[i].name;
	}
	beginning->count = count;
}

/* Makes the directory and those above it, and remembers which were made. */
static bool
make_directory(struct beginning *beginning, const char *path)
{
	const char *above = file_directory(beginning->arena, path);

	if (file_is_directory(path))
		return true;
	if (strcmp(above, path) != 0 && !make_directory(beginning, above))
		return false;
	if (mkdir(path, 0777) != 0) {
		diag_failure(beginning->diag, path, "%s", system_words(errno));
		return false;
	}
	beginning->made[beginning->made_count++] = path;
	return true;
}

static bool
write_all(struct beginning *beginning)
{
	bool good = true;

	for (size_t i = 0; good && i < beginning->count; i++)
		good = make_directory(beginning,
		    file_directory(beginning->arena, place_of(beginning, i)));
	good = good &&
	    import_files_write(beginning->arena, beginning->diag,
		beginning->directory, beginning->files, beginning->count);
	while (!good && beginning->made_count > 0)
		rmdir(beginning->made[--beginning->made_count]);
	return good;
}

static void
tell(const struct beginning *beginning)
{
	const char *directory = beginning->directory;

	printf(_("The gazette was begun in %s: %zu files.\n"), directory,
	    beginning->count);
	for (size_t i = 0; i < beginning->kept_count; i++)
		printf(_("Kept as it was: %s\n"), beginning->kept[i]);
	printf(_("Next: read %s, and then run\n"
		 "  cd %s && congbao check\n"),
	    file_join(beginning->arena, directory, "README.md"), directory);
}

static bool
begin_gazette(struct beginning *beginning, const struct options *options)
{
	struct init_answers answers;

	if (!is_new(beginning) ||
	    !init_answers_get(
		beginning->arena, options, isatty(STDIN_FILENO) == 1, &answers))
		return false;
	beginning->count = INIT_FILES;
	init_files_make(
	    beginning->arena, &answers, workspace_today(), beginning->files);
	if (!revert(beginning))
		return false;
	keep(beginning);
	if (!write_all(beginning))
		return false;
	tell(beginning);
	return true;
}

int
command_init(const struct options *options)
{
	struct workspace workspace;
	struct beginning beginning = {.directory = options->paths[0]};

	workspace_begin_plain(&workspace, options);
	beginning.arena = workspace.arena;
	beginning.diag = workspace.diag;
	return workspace_end(&workspace, begin_gazette(&beginning, options));
}
