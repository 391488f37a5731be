#include "publish/derived.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/draft.h"
#include "base/file.h"
#include "base/path.h"
#include "portal/public_file.h"
#include "publish/listing.h"
#include "publish/takeover.h"

enum { GROUP_LISTING = 100 };

/* A listing that an earlier build left. */
struct former {
	const char *path;
	struct listing *listing; /* NULL: none */
	bool is_used;		 /* has a file of it been added or kept? */
};

struct derived {
	struct arena *arena;
	struct diag *diag;
	const char *output;
	struct takeover *published; /* NULL: nothing is */
	const char *last_directory; /* that is known to be there */
	struct listed *at;
	size_t count, room;
	struct former *formers;
	size_t former_count, former_room;
	struct strings paths; /* of all files, the listings first */
	size_t path_room;
	struct strings dropped; /* few */
	size_t dropped_room;
	FILE *shared; /* the files that processes noted; NULL: not shared */
};

static struct listing *
load_former(struct derived *derived, const char *path)
{
	struct diag *quiet = diag_new(derived->arena); /* it is made anew */
	const char *local = file_join(derived->arena, derived->output, path);
	struct arena *scratch = arena_new();
	struct listing *listing = NULL;
	struct text bytes;
	bool there;

	if (file_read_if_there(scratch, derived->diag, local, &bytes, &there) &&
	    there)
		listing = listing_read(derived->arena,
		    (struct origin) {quiet, CODE_PUBLISH_OUTPUT, local}, bytes);
	arena_free(scratch);
	return listing;
}

/* There are few: one for each directory but those below years. */
static struct former *
former_at(struct derived *derived, const char *path)
{
	struct former *former;

	for (size_t i = 0; i < derived->former_count; i++)
		if (strcmp(derived->formers[i].path, path) == 0)
			return &derived->formers[i];
	derived->formers =
	    arena_more(derived->arena, derived->formers, derived->former_count,
		&derived->former_room, sizeof *derived->formers);
	former = &derived->formers[derived->former_count++];
	*former = (struct former) {.path = path};
	former->listing = load_former(derived, path);
	return former;
}

static const struct listed *
find_former(struct derived *derived, const char *path)
{
	struct former *former =
	    former_at(derived, listing_of(derived->arena, path));

	former->is_used = true;
	return former->listing == NULL ? NULL
				       : listing_find(former->listing, path);
}

static void
load_below(struct derived *derived, const struct listing *listing)
{
	for (size_t i = 0; listing != NULL && i < listing->files.count; i++)
		if (listing_at(listing, i)->group == GROUP_LISTING)
			former_at(derived, listing_at(listing, i)->path);
}

/* All listings are loaded at once, so that processes share them. */
struct derived *
derived_begin(struct arena *arena, struct diag *diag, const char *output,
    struct takeover *published)
{
	struct derived *derived = arena_alloc(arena, sizeof *derived);

	derived->arena = arena;
	derived->diag = diag;
	derived->output = output;
	derived->published = published;
	derived->last_directory = "";
	former_at(derived, LISTING_NAME);
	for (size_t i = 0; i < derived->former_count; i++)
		load_below(derived, derived->formers[i].listing);
	return derived;
}

static void
add_listed(struct derived *derived, const struct listed *file)
{
	derived->at = arena_more(derived->arena, derived->at, derived->count,
	    &derived->room, sizeof *derived->at);
	derived->at[derived->count++] = *file;
}

/* A line that no other process's can fall into: one write, at the end. */
static bool
share(struct derived *derived, const struct listed *file)
{
	struct arena *scratch = arena_new();
	struct text line = record_line(scratch, &LISTED_MEMBERS, file);
	ssize_t written = write(fileno(derived->shared), line.at, line.length);
	bool good = written == (ssize_t)line.length;

	if (!good)
		diag_failure(derived->diag, file->path, "%s",
		    strerror(written < 0 ? errno : ENOSPC));
	arena_free(scratch);
	return good;
}

static bool
note(struct derived *derived, const struct listed *file)
{
	if (derived->shared != NULL)
		return share(derived, file);
	add_listed(derived, file);
	return true;
}

bool
derived_share(struct derived *derived)
{
	derived->shared = tmpfile();
	if (derived->shared != NULL &&
	    fcntl(fileno(derived->shared), F_SETFL, O_APPEND) == 0)
		return true;
	diag_failure(derived->diag, derived->output, "%s", strerror(errno));
	return false;
}

/* A line of share. False where it is a part of one: the disk was full. */
static bool
take_shared(struct derived *derived, struct origin quiet, struct text line)
{
	struct listed file = {0};

	if (!record_read(derived->arena, quiet, &LISTED_MEMBERS, line, &file))
		return false;
	find_former(derived, file.path);
	add_listed(derived, &file);
	return true;
}

bool
derived_gather(struct derived *derived)
{
	struct origin quiet = {
	    diag_new(derived->arena), CODE_PUBLISH_OUTPUT, LISTING_NAME};
	char *line = NULL;
	size_t room = 0;
	bool good = true;

	rewind(derived->shared);
	errno = 0;
	while (good && getline(&line, &room, derived->shared) > 0)
		good = take_shared(derived, quiet, text_of(line));
	if (ferror(derived->shared))
		diag_failure(
		    derived->diag, derived->output, "%s", strerror(errno));
	else if (!good)
		diag_failure(derived->diag, derived->output,
		    "what the processes wrote is not whole");
	good = good && !ferror(derived->shared);
	free(line);
	fclose(derived->shared);
	derived->shared = NULL;
	return good;
}

static bool
has_size(const char *path, size_t size)
{
	struct stat status;

	return stat(path, &status) == 0 && S_ISREG(status.st_mode) &&
	    (size_t)status.st_size == size;
}

static bool
make_directory_of(
    struct derived *derived, struct arena *scratch, const char *local)
{
	const char *directory = file_directory(scratch, local);

	if (strcmp(directory, derived->last_directory) == 0)
		return true;
	if (!file_make_directory(derived->diag, directory) ||
	    !draft_tidy(derived->diag, directory))
		return false;
	derived->last_directory = arena_string(derived->arena, directory);
	return true;
}

static bool
write_file(
    struct derived *derived, const struct listed *file, struct text bytes)
{
	struct arena *scratch = arena_new();
	const char *local = file_join(scratch, derived->output, file->path);
	bool good = make_directory_of(derived, scratch, local);

	good = good &&
	    (file_has(local, bytes) ||
		file_write_output(derived->diag, local, bytes));
	arena_free(scratch);
	return good;
}

/* What is promised never to change is no place for what may. */
static bool
is_free(const char *path)
{
	const char *slash = strchr(path, '/');

	return path_is_plain(path) && strncmp(path, "so-cai/", 7) != 0 &&
	    strncmp(path, "khoa/", 5) != 0 &&
	    (slash == NULL || strspn(path, "0123456789") != 4 ||
		slash != path + 4 || strncmp(slash, "/so-", 4) != 0 ||
		strchr(slash + 1, '/') == NULL);
}

bool
derived_add(struct derived *derived, const char *path, const char *type,
    int group, struct text bytes)
{
	struct listed file = {
	    .size = bytes.length, .digest = digest_of(bytes), .group = group};

	assert(is_free(path) && group > 0 && group < GROUP_LISTING);
	file.path = arena_string(derived->arena, path);
	file.type = arena_string(derived->arena, type);
	find_former(derived, file.path);
	return write_file(derived, &file, bytes) && note(derived, &file);
}

bool
derived_keep(struct derived *derived, const char *path)
{
	const struct listed *file = find_former(derived, path);

	return file != NULL &&
	    has_size(
		file_join(derived->arena, derived->output, path), file->size) &&
	    note(derived, file);
}

void
derived_drop(struct derived *derived, const char *path)
{
	strings_add(
	    derived->arena, &derived->dropped, &derived->dropped_room, path);
}

static int
compare(const void *left, const void *right)
{
	const struct listed *a = left, *b = right;

	return strcmp(a->path, b->path);
}

static bool
is_listed(const struct derived *derived, const char *path)
{
	struct listed key = {.path = path};

	return derived->count > 0 &&
	    bsearch(&key, derived->at, derived->count, sizeof key, compare) !=
	    NULL;
}

/* What is on this machine as it is on the portal may stay. */
static bool
is_published(struct derived *derived, const struct listed *file)
{
	const struct listed *there;

	return derived->published != NULL &&
	    !strings_have(&derived->dropped, file->path) &&
	    takeover_find(derived->published, file->path, &there) &&
	    there != NULL && digest_equal(there->digest, file->digest);
}

static bool
remove_former(struct derived *derived, const char *path)
{
	const char *local = file_join(derived->arena, derived->output, path);

	if (unlink(local) == 0 || errno == ENOENT || errno == ENOTDIR)
		return true;
	diag_failure(derived->diag, local, "%s", strerror(errno));
	return false;
}

static bool
remove_formers(struct derived *derived, const struct former *former)
{
	bool good = true;

	for (size_t i = 0;
	     former->listing != NULL && i < former->listing->files.count; i++) {
		const struct listed *file = listing_at(former->listing, i);

		if (!is_listed(derived, file->path) &&
		    !listing_is(file->path) && !is_published(derived, file))
			good = remove_former(derived, file->path) && good;
	}
	return good;
}

/* A listing on this machine that is the one published. */
static bool
is_untouched(struct derived *derived, const char *path)
{
	const struct listed *there;
	struct digest digest;
	size_t size;

	return derived->published != NULL &&
	    takeover_find(derived->published, path, &there) && there != NULL &&
	    digest_of_file(diag_new(derived->arena),
		file_join(derived->arena, derived->output, path), &digest,
		&size) &&
	    digest_equal(digest, there->digest);
}

/* Listings of directories that nothing was added to, this time. */
static bool
remove_unused(struct derived *derived)
{
	bool good = true;

	for (size_t i = 0; i < derived->former_count; i++) {
		const struct former *former = &derived->formers[i];

		good = remove_formers(derived, former) && good;
		if (!former->is_used && former->listing != NULL &&
		    !is_untouched(derived, former->path))
			good = remove_former(derived, former->path) && good;
	}
	return good;
}

static bool
write_listing(struct derived *derived, const char *path,
    const struct listing *listing, struct listed *file)
{
	struct arena *scratch = arena_new();
	struct text bytes = listing_write(scratch, listing);
	bool good;

	strings_add(derived->arena, &derived->paths, &derived->path_room, path);
	*file = (struct listed) {.path = path,
	    .size = bytes.length,
	    .digest = digest_of(bytes),
	    .type = JSON_TYPE,
	    .group = GROUP_LISTING};
	good = write_file(derived, file, bytes);
	arena_free(scratch);
	return good;
}

/* A listing as it is published; NULL where there is none. */
static bool
find_published(
    struct derived *derived, const char *path, const struct listing **listing)
{
	*listing = NULL;
	return derived->published == NULL ||
	    takeover_listing(derived->published, path, listing);
}

/* The published listing with these files, sorted, in the place of its own. */
static struct listing
merge(const struct derived *derived, struct arena *arena,
    const struct listing *published, const struct listed *files, size_t count)
{
	size_t most = count + (published == NULL ? 0 : published->files.count);
	struct listed *at = arena_alloc(arena, most * sizeof *at);
	struct listing merged = {.version = 1, .files = {at, 0}};
	size_t taken = 0;

	for (size_t i = 0; published != NULL && i < published->files.count;
	     i++) {
		const struct listed *file = listing_at(published, i);

		while (
		    taken < count && strcmp(files[taken].path, file->path) < 0)
			at[merged.files.count++] = files[taken++];
		if ((taken < count &&
			strcmp(files[taken].path, file->path) == 0) ||
		    strings_have(&derived->dropped, file->path))
			continue;
		at[merged.files.count++] = *file;
	}
	while (taken < count)
		at[merged.files.count++] = files[taken++];
	return merged;
}

/* The listing in the one above that leads to a file, or is the file; NULL:
   the one above has the file itself. */
static const char *
listing_below(struct arena *arena, const char *above, const char *path)
{
	const char *below = listing_is(path) ? path : NULL;
	const char *name = listing_of(arena, path);

	for (; strcmp(name, above) != 0; name = listing_of(arena, name))
		below = name;
	return below;
}

static bool write_directory(struct derived *derived, const char *path,
    const struct listed *files, size_t count, struct listed *listed);

/* Of files below a directory: the line of its listing. One that is published,
   with no files beside it, stays. */
static bool
write_below(struct derived *derived, const char *path, struct listed *files,
    size_t count, struct listed *listed)
{
	const struct listed *line = NULL;
	size_t kept = 0;

	for (size_t i = 0; i < count; i++)
		if (strcmp(files[i].path, path) == 0)
			line = &files[i];
	if (line != NULL && count == 1) {
		*listed = *line;
		return true;
	}
	for (size_t i = 0; i < count; i++)
		if (&files[i] != line)
			files[kept++] = files[i];
	return write_directory(
	    derived, arena_string(derived->arena, path), files, kept, listed);
}

/* Puts the lines of listings in the place of what these have; files of one
   directory stand together in the order of names. */
static bool
divide(struct derived *derived, struct arena *scratch, const char *path,
    struct listing *listing)
{
	struct listed *at = listing->files.at;
	size_t kept = 0;

	for (size_t i = 0, end; i < listing->files.count; i = end) {
		const char *below = listing_below(scratch, path, at[i].path);
		size_t directory;

		end = i + 1;
		if (below == NULL) {
			at[kept++] = at[i];
			continue;
		}
		directory = strlen(below) - strlen(LISTING_NAME);
		while (end < listing->files.count &&
		    strncmp(at[end].path, below, directory) == 0)
			end++;
		if (!write_below(derived, below, &at[i], end - i, &at[kept++]))
			return false;
	}
	listing->files.count = kept;
	return true;
}

/* What is published of a directory, with these files, sorted. */
static bool
write_directory(struct derived *derived, const char *path,
    const struct listed *files, size_t count, struct listed *listed)
{
	struct arena *scratch = arena_new();
	const struct listing *published;
	bool good = find_published(derived, path, &published);

	if (good) {
		struct listing merged =
		    merge(derived, scratch, published, files, count);

		good = divide(derived, scratch, path, &merged) &&
		    write_listing(derived, path, &merged, listed);
	}
	arena_free(scratch);
	return good;
}

bool
derived_end(struct derived *derived)
{
	struct listed root;
	bool good;

	qsort(derived->at, derived->count, sizeof *derived->at, compare);
	good = remove_unused(derived) &&
	    write_directory(
		derived, LISTING_NAME, derived->at, derived->count, &root);
	for (size_t i = 0; i < derived->count; i++)
		strings_add(derived->arena, &derived->paths,
		    &derived->path_room, derived->at[i].path);
	return good;
}

struct strings
derived_paths(const struct derived *derived)
{
	return derived->paths;
}
