#include "publish/verify_lists.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/utf8.h"
#include "number/registry.h"
#include "portal/portal.h"
#include "publish/growth.h"
#include "publish/listing.h"
#include "publish/verifier.h"

static const struct seal *
seal_of(const struct verifier *verifier, const char *issue)
{
	for (size_t i = 0; i < verifier->count; i++)
		if (verifier->seals[i].is_entered &&
		    verifier->seals[i].issue != NULL &&
		    strcmp(verifier->seals[i].issue, issue) == 0)
			return &verifier->seals[i];
	return NULL;
}

/* A message may show lines of it on a terminal. */
static bool
has_control(struct text bytes)
{
	if (utf8_valid_length(bytes) < bytes.length)
		return true;
	while (bytes.length > 0)
		if (utf8_is_control(utf8_next(&bytes)))
			return true;
	return false;
}

static struct registry *
read_register(struct verifier *verifier, const char *path, int year)
{
	struct registry *registry;
	struct text bytes = {"", 0};

	if (!verifier_fetch(verifier, verifier->arena, CODE_VERIFY_REGISTER,
		path, GROWTH_REGISTER_MOST, &bytes))
		return NULL;
	if (has_control(bytes)) {
		verifier_wrong(
		    verifier, CODE_VERIFY_REGISTER, path, "is no text");
		return NULL;
	}
	registry = registry_parse(verifier->arena, verifier->diag,
	    portal_name(verifier->portal, path), year, bytes);
	if (registry == NULL)
		verifier_wrong(verifier, CODE_VERIFY_REGISTER, path,
		    "is not as the program writes it");
	return registry;
}

static const struct register_line *
line_of(const struct registry *registry, const struct issue_entry *issue)
{
	const struct numbers *numbers = &issue->numbers;

	const struct register_line *line =
	    registry_holder(registry, numbers->at[0]);

	return line != NULL && line->first == numbers->at[0] &&
		line->last == numbers->at[numbers->count - 1] &&
		date_compare(line->date, issue->date) == 0
	    ? line
	    : NULL;
}

static void
verify_line(const struct verifier *verifier, const char *path,
    const struct registry *registry, size_t index)
{
	const struct issue_entry *issue =
	    catalogue_at(verifier->catalogue, index);
	const struct seal *seal = seal_of(verifier, issue->path);
	const struct register_line *line = line_of(registry, issue);

	if (line == NULL)
		verifier_wrong(verifier, CODE_VERIFY_REGISTER, path,
		    "has no line with the numbers and the date of %s",
		    issue->path);
	else if (seal != NULL && seal->registered.is_known &&
	    (!digest_equal(line->chain, seal->registered.chain) ||
		!digest_equal(digest_of(text_of(line->documents)),
		    seal->registered.documents)))
		diag_error(verifier->diag, CODE_VERIFY_REGISTER, line->span,
		    "is not the line that the manifest of %s knows",
		    issue->path);
}

static void
warn_unpublished(
    const struct verifier *verifier, const struct registry *registry)
{
	for (size_t i = 0; i < registry->count; i++) {
		const struct register_line *line = &registry->at[i];
		int at[] = {line->first};
		struct numbers numbers = {at, 1};

		if (catalogue_holder(
			verifier->catalogue, registry->year, &numbers) == NULL)
			diag_warning(verifier->diag, CODE_VERIFY_UNPUBLISHED,
			    line->span,
			    "number %d of %d is given and not published",
			    line->first, registry->year);
	}
}

/* All issues of the year that begins at `first` in the catalogue. */
static size_t
verify_year(struct verifier *verifier, size_t first)
{
	const struct catalogue *catalogue = verifier->catalogue;
	int year = catalogue_at(catalogue, first)->year;
	const char *path =
	    arena_format(verifier->arena, "%d/" GROWTH_REGISTER_NAME, year);
	struct registry *registry = read_register(verifier, path, year);
	size_t end = first;

	for (; end < catalogue->issues.count &&
	     catalogue_at(catalogue, end)->year == year;
	     end++)
		if (registry != NULL)
			verify_line(verifier, path, registry, end);
	if (registry != NULL)
		warn_unpublished(verifier, registry);
	return end;
}

static void
verify_registers(struct verifier *verifier)
{
	size_t count = verifier->catalogue->issues.count;

	for (size_t i = 0; i < count && !verifier_is_down(verifier);)
		if (verifier_wants_year(
			verifier, catalogue_at(verifier->catalogue, i)->year))
			i = verify_year(verifier, i);
		else
			i++;
}

/* As many issues as entries, and each with its entry's manifest. */
static void
compare_catalogue(const struct verifier *verifier)
{
	const struct catalogue *catalogue = verifier->catalogue;
	bool is_under_way = pointer_is_under_way(verifier->pointer);

	for (size_t i = 0; i < catalogue->issues.count; i++) {
		const struct issue_entry *issue = catalogue_at(catalogue, i);
		const struct seal *seal = seal_of(verifier, issue->path);

		if (seal == NULL && is_under_way)
			continue; /* it will be entered */
		if (seal == NULL ||
		    !digest_equal(seal->manifest, issue->manifest))
			verifier_wrong(verifier, CODE_VERIFY_CATALOGUE,
			    CATALOGUE_NAME, "has %s otherwise than the ledger",
			    issue->path);
	}
	for (size_t i = 0; i < verifier->count; i++)
		if (verifier->seals[i].is_entered &&
		    verifier->seals[i].issue != NULL &&
		    catalogue_find(catalogue, verifier->seals[i].issue) == NULL)
			verifier_wrong(verifier, CODE_VERIFY_CATALOGUE,
			    CATALOGUE_NAME, "lacks %s",
			    verifier->seals[i].issue);
}

static bool
fetch_year(void *context, struct arena *arena,
    const struct catalogue_year *year, struct text *bytes)
{
	struct verifier *verifier = context;

	if (!verifier_fetch(verifier, arena, CODE_VERIFY_CATALOGUE, year->path,
		CATALOGUE_MOST, bytes))
		return false;
	/* While files are being replaced, index.json is the last. */
	if (digest_equal(digest_of(*bytes), year->digest) ||
	    pointer_is_under_way(verifier->pointer))
		return true;
	return verifier_wrong(verifier, CODE_VERIFY_CATALOGUE, year->path,
	    "is not the year's file that the catalogue knows");
}

static bool
verify_catalogue(struct verifier *verifier)
{
	struct origin origin = portal_origin(
	    verifier->portal, CODE_VERIFY_CATALOGUE, CATALOGUE_NAME);
	struct text bytes;

	if (!verifier_fetch(verifier, verifier->arena, origin.code,
		CATALOGUE_NAME, CATALOGUE_MOST, &bytes))
		return false;
	verifier->catalogue = catalogue_read(
	    verifier->arena, origin, bytes, fetch_year, verifier);
	if (verifier->catalogue == NULL)
		return false;
	compare_catalogue(verifier);
	return true;
}

static struct listing *
read_listing(struct verifier *verifier, struct arena *arena, const char *path,
    struct digest digest)
{
	struct origin origin =
	    portal_origin(verifier->portal, CODE_VERIFY_LISTING, path);
	struct text bytes;

	if (!verifier_fetch(
		verifier, arena, origin.code, path, LISTING_MOST, &bytes))
		return NULL;
	if (!digest_equal(digest_of(bytes), digest)) {
		verifier_wrong(verifier, origin.code, path,
		    "is not the listing that was published");
		return NULL;
	}
	return listing_read(arena, origin, bytes);
}

void
verify_listed(struct verifier *verifier, const struct listing *listing)
{
	struct arena *scratch = arena_new();
	size_t count = 0;
	struct expected *files =
	    arena_alloc(scratch, listing->files.count * sizeof *files);

	for (size_t i = 0; i < listing->files.count; i++) {
		const struct listed *file = listing_at(listing, i);

		if (!listing_is(file->path))
			files[count++] = (struct expected) {
			    file->path, file->size, file->digest};
	}
	verifier_files(verifier, files, count);
	arena_free(scratch);
}

/* A directory's listing leads to those in it: to no others, and so not round in
   a circle. */
static void
verify_below(
    struct verifier *verifier, const char *path, const struct listing *listing)
{
	struct arena *scratch = arena_new();

	for (size_t i = 0; i < listing->files.count; i++) {
		const struct listed *file = listing_at(listing, i);

		if (!listing_is(file->path))
			continue;
		if (strcmp(listing_of(scratch, file->path), path) == 0)
			verify_directory(verifier, file);
		else
			verifier_wrong(verifier, CODE_VERIFY_LISTING, path,
			    "leads to the listing of a directory elsewhere");
	}
	arena_free(scratch);
}

void
verify_directory(struct verifier *verifier, const struct listed *file)
{
	struct arena *scratch = arena_new();
	struct listing *listing =
	    read_listing(verifier, scratch, file->path, file->digest);

	if (listing != NULL) {
		verifier->verified.listings++;
		verify_listed(verifier, listing);
		verify_below(verifier, file->path, listing);
	}
	arena_free(scratch);
}

const struct listing *
verify_root(struct verifier *verifier)
{
	return read_listing(verifier, verifier->arena, LISTING_NAME,
	    verifier->pointer->listing);
}

bool
verify_is_settled(struct verifier *verifier)
{
	if (!pointer_is_under_way(verifier->pointer))
		return true;
	verifier_unless_held(verifier, CODE_VERIFY_UNFINISHED, POINTER_NAME,
	    verifier->is_held
		? "a publication is under way: derived files are not looked at"
		: "derived files are being replaced, and nobody is at it: a "
		  "publication died, or somebody wrote that into the pointer; "
		  "publish again, and they can be verified");
	return false;
}

void
verify_lists(struct verifier *verifier)
{
	bool is_under_way = pointer_is_under_way(verifier->pointer);

	if (!verifier_is_down(verifier) && verify_catalogue(verifier) &&
	    !is_under_way)
		verify_registers(verifier);
}
