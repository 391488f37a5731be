#include "publish/publication.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "portal/public_file.h"
#include "publish/catalogue.h"
#include "publish/listing.h"
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
	    "is not there: no numbered issue was built into this directory");
	return false;
}

static bool
load_listing(
    struct arena *arena, struct diag *diag, struct publication *publication)
{
	const char *path =
	    file_join(arena, publication->directory, LISTING_NAME);
	struct text bytes;

	if (!load_built(arena, diag, path, &bytes))
		return false;
	publication->file = arena_alloc(arena, sizeof *publication->file);
	*publication->file = public_file_of(LISTING_NAME, JSON_TYPE, bytes);
	publication->listing = listing_read(
	    arena, (struct origin) {diag, CODE_PUBLISH_OUTPUT, path}, bytes);
	return publication->listing != NULL;
}

struct loading {
	struct diag *diag;
	const struct publication *publication;
};

static bool
is_listed(struct origin origin, struct text bytes, const struct digest *digest)
{
	if (digest != NULL && digest_equal(*digest, digest_of(bytes)))
		return true;
	diag_error_at(origin.diag, origin.code, origin.path,
	    "is not what the listing says: build the issues again");
	return false;
}

/* A file of the output, by its digest; NULL: the listing has none. */
static bool
load_listed(struct arena *arena, const struct loading *loading,
    const char *name, const struct digest *digest, struct origin *origin,
    struct text *bytes)
{
	*origin = (struct origin) {loading->diag, CODE_PUBLISH_OUTPUT,
	    file_join(arena, loading->publication->directory, name)};
	return load_built(arena, loading->diag, origin->path, bytes) &&
	    is_listed(*origin, *bytes, digest);
}

static bool
load_year(void *context, struct arena *arena, const struct catalogue_year *year,
    struct text *bytes)
{
	struct origin origin;

	return load_listed(
	    arena, context, year->path, &year->digest, &origin, bytes);
}

static bool
load_catalogue(
    struct arena *arena, struct diag *diag, struct publication *publication)
{
	const struct listed *listed =
	    listing_find(publication->listing, CATALOGUE_NAME);
	struct loading loading = {diag, publication};
	struct origin origin;
	struct text bytes;

	if (!load_listed(arena, &loading, CATALOGUE_NAME,
		listed == NULL ? NULL : &listed->digest, &origin, &bytes))
		return false;
	publication->catalogue =
	    catalogue_read(arena, origin, bytes, load_year, &loading);
	return publication->catalogue != NULL;
}

/* Of files that the root's listing has. */
static bool
load_restrictions(
    struct arena *arena, struct diag *diag, struct publication *publication)
{
	const struct listed *listed =
	    listing_find(publication->listing, RESTRICTIONS_PUBLISHED);
	struct loading loading = {diag, publication};
	struct origin origin;
	struct text bytes;

	return listed == NULL ||
	    (load_listed(arena, &loading, RESTRICTIONS_PUBLISHED,
		 &listed->digest, &origin, &bytes) &&
		restrictions_read(
		    arena, origin, bytes, &publication->restrictions));
}

struct publication *
publication_load(struct arena *arena, struct diag *diag, const char *directory)
{
	struct publication *publication =
	    arena_alloc(arena, sizeof *publication);

	publication->directory = directory;
	if (!load_listing(arena, diag, publication) ||
	    !load_catalogue(arena, diag, publication) ||
	    !load_restrictions(arena, diag, publication))
		return NULL;
	return publication;
}

struct issue_entry *
publication_manifest(struct arena *arena, struct diag *diag,
    const struct publication *publication, const char *issue)
{
	const char *path = file_join(arena,
	    file_join(arena, publication->directory, issue), MANIFEST_NAME);
	struct text bytes;

	if (!file_read(arena, diag, path, &bytes))
		return NULL;
	return manifest_read(
	    arena, (struct origin) {diag, CODE_PUBLISH_OUTPUT, path}, bytes);
}

struct listing *
publication_listing(struct arena *arena, struct diag *diag,
    const struct publication *publication, const struct listed *listed)
{
	struct origin origin = {diag, CODE_PUBLISH_OUTPUT,
	    file_join(arena, publication->directory, listed->path)};
	struct text bytes;

	if (!file_read(arena, diag, origin.path, &bytes) ||
	    !is_listed(origin, bytes, &listed->digest))
		return NULL;
	return listing_read(arena, origin, bytes);
}
