#include "office.h"

#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "options.h"
#include "read/fonts.h"
#include "read/profile.h"
#include "typeset/edition.h"
#include "typeset/face.h"

static bool
is_root(struct arena *arena, const char *path)
{
	return !file_is_absent(file_join(arena, path, "issues/gazette.yaml"));
}

/* Upwards from a path as it is written, then from where we are. */
static const char *
find_root(struct arena *arena, const char *start)
{
	const char *path = start, *up = ".";

	while (path != NULL) {
		const char *directory = file_directory(arena, path);

		if (is_root(arena, path))
			return path;
		path = strcmp(directory, path) == 0 ? NULL : directory;
	}
	for (int i = 0; i < 32; i++) {
		if (is_root(arena, up))
			return up;
		up = i == 0 ? ".." : file_join(arena, up, "..");
	}
	return NULL;
}

const char *
office_root(struct arena *arena)
{
	return find_root(arena, NULL);
}

void
office_begin_plain(struct office *office, const struct options *options)
{
	*office = (struct office) {
	    .strict = options->strict, .format = options->format, .lock = -1};
	office->arena = arena_new();
	office->diag = diag_new(office->arena);
}

static bool
begin(struct office *office, const struct options *options, const char *start,
    bool alone)
{
	const char *root;

	office_begin_plain(office, options);
	root = find_root(office->arena, start);
	if (root == NULL) {
		diag_failure(office->diag, NULL,
		    "no issues/gazette.yaml here or in a directory above");
		return false;
	}
	if (alone)
		office->lock = file_lock(
		    office->diag, file_join(office->arena, root, "issues"));
	if (alone && office->lock < 0)
		return false;
	office->gazette = gazette_load(office->arena, office->diag, root);
	return office->gazette != NULL;
}

bool
office_begin(
    struct office *office, const struct options *options, const char *start)
{
	return begin(office, options, start, false);
}

bool
office_begin_alone(
    struct office *office, const struct options *options, const char *start)
{
	return begin(office, options, start, true);
}

struct date
office_today(void)
{
	time_t now = time(NULL);
	struct tm local;

	localtime_r(&now, &local);
	return date_of(local.tm_year + 1900, local.tm_mon + 1, local.tm_mday);
}

bool
office_open_faces(struct office *office)
{
	struct fonts *fonts = fonts_load(office->arena, office->diag,
	    file_join(office->arena, office->gazette->root,
		office->gazette->profile->fonts.text));

	if (fonts == NULL)
		return false;
	office->faces_digest = fonts_declared(fonts);
	office->faces_found = fonts_found(fonts);
	office->faces = faces_new(office->arena, office->diag, fonts);
	return office->faces != NULL;
}

int
office_end(struct office *office, bool good)
{
	int status = diag_exit_status(office->diag, office->strict);

	diag_print(office->diag, stderr, office->format);
	faces_free(office->faces);
	file_unlock(office->lock);
	arena_free(office->arena);
	return good || status != 0 ? status : 2;
}

bool
office_select(struct office *office, char *const *paths, size_t count,
    struct selection *selection)
{
	const struct gazette *gazette = office->gazette;
	size_t most = count == 0 ? gazette->count : count;
	bool good = true;

	*selection = (struct selection) {0};
	selection->at = arena_alloc(
	    office->arena, most * sizeof(const struct place_of_issue *));
	for (size_t i = 0; i < most; i++) {
		const struct place_of_issue *place = count == 0
		    ? &gazette->at[i]
		    : gazette_find(
			  office->arena, office->diag, gazette, paths[i]);

		if (place == NULL)
			good = false;
		else
			selection->at[selection->count++] = place;
	}
	return good;
}

struct edition *
office_edition(const struct office *office, struct arena *arena,
    struct diag *diag, const struct place_of_issue *place)
{
	struct issue *issue =
	    gazette_issue(arena, diag, office->gazette, place);

	return issue == NULL ? NULL
			     : edition_set(arena, diag, office->faces, issue);
}
