#include "commands/import_files.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/draft.h"
#include "base/file.h"
#include "base/system_words.h"
#include "base/utf8.h"

/*
 * Every file is first a draft. When all drafts are whole, each gets its name as
 * a second link, the decision last; then the drafts are removed. So drafts that
 * a killed run left tell what it had done: as long as that of the decision has
 * one link only, the others are taken back.
 */

static bool
failed(struct diag *diag, const char *path)
{
	diag_failure(diag, path, "%s", system_words(errno));
	return false;
}

static bool
has_two_links(const char *path)
{
	struct stat status;

	return lstat(path, &status) == 0 && S_ISREG(status.st_mode) &&
	    status.st_nlink > 1;
}

/* The stale drafts of a directory. */
static bool
list_stale(struct arena *arena, struct diag *diag, const char *directory,
    struct file_names *names)
{
	DIR *opened = opendir(directory);
	struct dirent *entry;
	size_t room = 0;

	*names = (struct file_names) {0};
	if (opened == NULL)
		return failed(diag, directory);
	while ((entry = readdir(opened)) != NULL) {
		if (draft_name(entry->d_name) == NULL)
			continue;
		names->at = arena_more(
		    arena, names->at, names->count, &room, sizeof *names->at);
		names->at[names->count++] = arena_string(arena, entry->d_name);
	}
	closedir(opened);
	return true;
}

/* Has the run that left this draft a decision without its name? */
static bool
is_unfinished(struct arena *arena, const char *directory,
    const struct file_names *drafts, const char *draft)
{
	size_t process = strcspn(draft + 1, "-") + 2; /* ".congbao-" */

	process += strcspn(draft + process, "-");
	for (size_t i = 0; i < drafts->count; i++)
		if (strncmp(drafts->at[i], draft, process + 1) == 0 &&
		    text_ends(text_of(drafts->at[i]), ".md"))
			return !has_two_links(
			    file_join(arena, directory, drafts->at[i]));
	return false;
}

/* `all`: also those of a run whose decision has its name. */
static bool
take_back(struct arena *arena, struct diag *diag, const char *directory,
    const struct file_names *drafts, bool all)
{
	bool good = true;

	for (size_t i = 0; i < drafts->count; i++) {
		const char *draft = file_join(arena, directory, drafts->at[i]);
		const char *name = strchr(draft_name(drafts->at[i]), '-');
		const char *path;

		if (name == NULL || !has_two_links(draft) ||
		    (!all &&
			!is_unfinished(
			    arena, directory, drafts, drafts->at[i])))
			continue;
		path = file_join(arena, directory, name + 1);
		if (file_is_same(draft, path))
			good &= file_remove(diag, path);
	}
	return good;
}

/* 5 of "05-phi-tham-quan.md"; 0: none. */
static int
number_of(const char *name)
{
	size_t digits = strspn(name, "0123456789");

	if (digits == 0 || digits > 4 || strchr("-._ ", name[digits]) == NULL)
		return 0;
	return atoi(name);
}

bool
import_files_begin(
    struct arena *arena, struct diag *diag, const char *directory, int *next)
{
	struct file_names drafts, names;

	*next = 1;
	if (file_is_absent(directory))
		return true;
	if (!list_stale(arena, diag, directory, &drafts) ||
	    !take_back(arena, diag, directory, &drafts, false) ||
	    !draft_remove_stale(diag, directory) ||
	    !file_list(arena, diag, directory, &names))
		return false;
	for (size_t i = 0; i < names.count; i++)
		if (number_of(names.at[i]) >= *next)
			*next = number_of(names.at[i]) + 1;
	return true;
}

bool
import_files_revert(
    struct arena *arena, struct diag *diag, const char *directory)
{
	struct file_names drafts;

	return file_is_absent(directory) ||
	    (list_stale(arena, diag, directory, &drafts) &&
		take_back(arena, diag, directory, &drafts, true) &&
		draft_remove_stale(diag, directory));
}

/* Cut after a word. */
static void
shorten(char *slug)
{
	enum { SLUG_MOST = 40 };
	char *end = slug + strlen(slug);

	if (end - slug <= SLUG_MOST)
		return;
	end = slug + SLUG_MOST;
	while (end > slug && *end != '-')
		end--;
	if (end == slug)
		end = slug + SLUG_MOST;
	*end = '\0';
}

const char *
import_stem(
    struct arena *arena, int number, const char *title, const char *path)
{
	char *slug = utf8_slug(arena, text_of(title));

	if (slug[0] == '\0') {
		struct text name = text_of(file_base(arena, path));
		size_t dot = name.length;

		while (dot > 0 && name.at[dot - 1] != '.')
			dot--;
		slug = utf8_slug(
		    arena, text_part(name, 0, dot > 1 ? dot - 1 : name.length));
	}
	if (slug[0] == '\0')
		return arena_format(arena, "%02d", number);
	shorten(slug);
	return arena_format(arena, "%02d-%s", number, slug);
}

/* A file system without links has rename, which may replace. */
static bool
give_name(struct diag *diag, const char *draft, const char *path)
{
	if (link(draft, path) == 0)
		return true;
	if (errno == EEXIST)
		return failed(diag, path);
	if (file_is_absent(path) && rename(draft, path) == 0)
		return true;
	return failed(diag, path);
}

struct import_writing {
	const struct import_file *files;
	size_t count;
	const char **drafts, **paths;
};

static bool
write_drafts(
    struct diag *diag, const struct import_writing *writing, size_t *done)
{
	for (*done = 0; *done < writing->count; ++*done)
		if (!file_write(diag, writing->drafts[*done],
			writing->files[*done].bytes))
			return false;
	return true;
}

static bool
give_names(struct diag *diag, const struct import_writing *writing)
{
	for (size_t i = 0; i < writing->count; i++) {
		if (give_name(diag, writing->drafts[i], writing->paths[i]))
			continue;
		while (i-- > 0)
			unlink(writing->paths[i]);
		return false;
	}
	return true;
}

/* A draft that was renamed is gone already. */
static bool
remove_drafts(
    struct diag *diag, const struct import_writing *writing, size_t count)
{
	bool good = true;

	for (size_t i = count; i > 0; i--)
		if (!file_is_absent(writing->drafts[i - 1]))
			good &= file_remove(diag, writing->drafts[i - 1]);
	return good;
}

bool
import_files_write(struct arena *arena, struct diag *diag,
    const char *directory, const struct import_file *files, size_t count)
{
	struct import_writing writing = {.files = files, .count = count};
	size_t written;
	bool good;

	if (!file_make_directory(diag, directory))
		return false;
	writing.drafts = arena_alloc(arena, count * sizeof *writing.drafts);
	writing.paths = arena_alloc(arena, count * sizeof *writing.paths);
	for (size_t i = 0; i < count; i++) {
		writing.paths[i] = file_join(arena, directory, files[i].name);
		writing.drafts[i] =
		    draft_numbered(arena, writing.paths[i], i + 1);
	}
	good = write_drafts(diag, &writing, &written) &&
	    give_names(diag, &writing);
	return remove_drafts(diag, &writing, written) && good;
}
