#include "publish/built_site.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "portal/public_file.h"
#include "publish/file_index.h"
#include "publish/issue_index.h"
#include "publish/manifest.h"

static bool
load_built(struct arena *arena, struct diag *diag, const char *path,
    struct text *bytes)
{
	bool there;
	bool good = file_read_if_there(arena, diag, path, bytes, &there);

	if (!good || there)
		return good;
	diag_error_at(diag, CODE_PUBLISH_OUTPUT, path,
	    "is missing: no numbered issue was built into this "
	    "directory");
	return false;
}

static bool
load_file_index(
    struct arena *arena, struct diag *diag, struct built_site *built)
{
	const char *path = file_join(arena, built->directory, FILE_INDEX_NAME);
	struct text bytes;

	if (!load_built(arena, diag, path, &bytes))
		return false;
	built->file = arena_alloc(arena, sizeof *built->file);
	*built->file = public_file_of(FILE_INDEX_NAME, JSON_TYPE, bytes);
	built->file_index = file_index_read(
	    arena, (struct origin) {diag, CODE_PUBLISH_OUTPUT, path}, bytes);
	return built->file_index != NULL;
}

struct loading {
	struct diag *diag;
	const struct built_site *built;
};

static bool
is_listed(struct origin origin, struct text bytes, const struct digest *digest)
{
	if (digest != NULL && digest_equal(*digest, digest_of(bytes)))
		return true;
	diag_error_at(origin.diag, origin.code, origin.path,
	    "is not what the file index says: build the issues again");
	return false;
}

/* Loads a file of the output; digest NULL: the index does not list it. */
static bool
load_listed(struct arena *arena, const struct loading *loading,
    const char *name, const struct digest *digest, struct origin *origin,
    struct text *bytes)
{
	*origin = (struct origin) {loading->diag, CODE_PUBLISH_OUTPUT,
	    file_join(arena, loading->built->directory, name)};
	return load_built(arena, loading->diag, origin->path, bytes) &&
	    is_listed(*origin, *bytes, digest);
}

static bool
load_year(void *context, struct arena *arena, const struct indexed_year *year,
    struct text *bytes)
{
	struct origin origin;

	return load_listed(
	    arena, context, year->path, &year->digest, &origin, bytes);
}

static bool
load_issue_index(
    struct arena *arena, struct diag *diag, struct built_site *built)
{
	const struct indexed_file *listed =
	    file_index_find(built->file_index, ISSUE_INDEX_NAME);
	struct loading loading = {diag, built};
	struct origin origin;
	struct text bytes;

	if (!load_listed(arena, &loading, ISSUE_INDEX_NAME,
		listed == NULL ? NULL : &listed->digest, &origin, &bytes))
		return false;
	built->issue_index =
	    issue_index_read(arena, origin, bytes, load_year, &loading);
	return built->issue_index != NULL;
}

/* Restrictions are there if the root's index lists them. */
static bool
load_restrictions(
    struct arena *arena, struct diag *diag, struct built_site *built)
{
	const struct indexed_file *listed =
	    file_index_find(built->file_index, RESTRICTIONS_PUBLISHED);
	struct loading loading = {diag, built};
	struct origin origin;
	struct text bytes;

	return listed == NULL ||
	    (load_listed(arena, &loading, RESTRICTIONS_PUBLISHED,
		 &listed->digest, &origin, &bytes) &&
		restrictions_read(arena, origin, bytes, &built->restrictions));
}

struct built_site *
built_site_load(struct arena *arena, struct diag *diag, const char *directory)
{
	struct built_site *built = arena_alloc(arena, sizeof *built);

	built->directory = directory;
	if (!load_file_index(arena, diag, built) ||
	    !load_issue_index(arena, diag, built) ||
	    !load_restrictions(arena, diag, built))
		return NULL;
	return built;
}

struct issue_entry *
built_site_manifest(struct arena *arena, struct diag *diag,
    const struct built_site *built, const char *issue)
{
	const char *path = file_join(
	    arena, file_join(arena, built->directory, issue), MANIFEST_NAME);
	struct text bytes;

	if (!file_read(arena, diag, path, &bytes))
		return NULL;
	return manifest_read(
	    arena, (struct origin) {diag, CODE_PUBLISH_OUTPUT, path}, bytes);
}

struct file_index *
built_site_file_index(struct arena *arena, struct diag *diag,
    const struct built_site *built, const struct indexed_file *listed)
{
	struct origin origin = {diag, CODE_PUBLISH_OUTPUT,
	    file_join(arena, built->directory, listed->path)};
	struct text bytes;

	if (!file_read(arena, diag, origin.path, &bytes) ||
	    !is_listed(origin, bytes, &listed->digest))
		return NULL;
	return file_index_read(arena, origin, bytes);
}
