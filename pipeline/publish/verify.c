#include "publish/verify.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/utf8.h"
#include "number/registry.h"
#include "publish/catalogue.h"
#include "publish/growth.h"
#include "publish/manifest.h"
#include "base/path.h"
#include "publish/portal.h"

enum {
	FAILURES_MOST = 5, /* a server that is down is not asked on and on */
};

/* What a manifest says of its line in the register. */
struct seal {
	bool is_known; /* the manifest is right */
	struct digest chain;
	struct digest documents; /* of their numbers */
};

struct verifier {
	struct arena *arena;
	struct diag *diag;
	struct portal *portal;
	size_t most;
	const struct catalogue *catalogue;
	struct seal *seals; /* of each issue */
	struct verified verified;
};

static const char *
name_of(const struct verifier *verifier, const char *path)
{
	return portal_name(verifier->portal, path);
}

/* A file that must be there, of `limit` bytes at most; else codes tell. */
static bool
fetch(const struct verifier *verifier, struct arena *arena, const char *missing,
    const char *longer, const char *path, size_t limit, struct text *bytes)
{
	switch (portal_read(verifier->portal, arena, path, limit, bytes)) {
	case ANSWER_WHOLE:
		return true;
	case ANSWER_ABSENT:
	case ANSWER_EXISTS:
		diag_error_at(verifier->diag, missing, name_of(verifier, path),
		    "is not there");
		return false;
	case ANSWER_LONGER:
		diag_error_at(verifier->diag, longer, name_of(verifier, path),
		    "is longer than %zu bytes", limit);
		return false;
	case ANSWER_FAILURE:
		return false;
	}
	return false;
}

static bool
is_as_listed(const struct verifier *verifier, struct arena *scratch,
    const char *path, const struct manifest_file *file)
{
	struct text bytes;
	struct digest digest;

	if (!fetch(verifier, scratch, "verify-missing", "verify-size", path,
		file->size, &bytes))
		return false;
	digest = digest_of(bytes);
	if (digest_equal(digest, file->digest))
		return true;
	if (bytes.length != file->size)
		diag_error_at(verifier->diag, "verify-size",
		    name_of(verifier, path),
		    "has %zu bytes; published were %zu", bytes.length,
		    file->size);
	else
		diag_error_at(verifier->diag, "verify-digest",
		    name_of(verifier, path),
		    "is not what was published: its SHA-256 is %s, published "
		    "was %s",
		    digest.hex, file->digest.hex);
	return false;
}

static void
verify_file(struct verifier *verifier, struct arena *scratch, const char *path,
    const struct manifest_file *file)
{
	if (!path_is_plain(path))
		diag_error_at(verifier->diag, "verify-manifest",
		    name_of(verifier, path), "the name is too long");
	else if (file->size > verifier->most)
		diag_error_at(verifier->diag, "verify-size",
		    name_of(verifier, path),
		    "is too long to be verified: the limit is %zu bytes",
		    verifier->most);
	else if (is_as_listed(verifier, scratch, path, file)) {
		verifier->verified.files++;
		verifier->verified.bytes += file->size;
	}
}

static bool
manifest_wrong(
    const struct verifier *verifier, const char *path, const char *why)
{
	diag_error_at(verifier->diag, "verify-manifest",
	    name_of(verifier, path), "%s", why);
	return false;
}

static bool
manifest_agrees(const struct verifier *verifier, const char *path,
    const struct catalogue_issue *issue, const struct manifest *manifest)
{
	if (manifest->draft)
		return manifest_wrong(verifier, path, "a draft is published");
	if (manifest->year != issue->year ||
	    !numbers_equal(&manifest->numbers, &issue->numbers) ||
	    date_compare(manifest->date, issue->date) != 0)
		return manifest_wrong(verifier, path,
		    "its year, numbers or date are not those of the "
		    "catalogue");
	if (strcmp(manifest->label, issue->label) != 0 ||
	    manifest->documents.count != issue->documents ||
	    manifest->pages != issue->pages)
		return manifest_wrong(verifier, path,
		    "its label, documents or pages are not those of the "
		    "catalogue");
	return true;
}

static struct manifest *
read_manifest(const struct verifier *verifier, struct arena *scratch,
    const struct catalogue_issue *issue, const char *path)
{
	struct origin origin = {
	    verifier->diag, "verify-manifest", name_of(verifier, path)};
	struct manifest *manifest;
	struct text bytes;

	if (!path_is_plain(path)) {
		manifest_wrong(verifier, path, "the name is too long");
		return NULL;
	}
	if (!fetch(verifier, scratch, origin.code, origin.code, path,
		MANIFEST_MOST, &bytes))
		return NULL;
	if (!digest_equal(digest_of(bytes), issue->manifest)) {
		manifest_wrong(verifier, path,
		    "is not the manifest that the catalogue knows");
		return NULL;
	}
	manifest = manifest_read(scratch, origin, bytes);
	if (manifest == NULL ||
	    !manifest_agrees(verifier, path, issue, manifest))
		return NULL;
	return manifest;
}

static size_t
wrongs(const struct diag *diag)
{
	return diag->totals[SEVERITY_ERROR] + diag->totals[SEVERITY_FAILURE];
}

static bool
is_down(const struct verifier *verifier)
{
	return verifier->diag->totals[SEVERITY_FAILURE] >= FAILURES_MOST;
}

static void
verify_files(struct verifier *verifier, const char *directory,
    const struct manifest *manifest)
{
	struct arena *scratch = arena_new();

	for (size_t i = 0; i < manifest->files.count; i++) {
		const struct manifest_file *file =
		    manifest_file_at(manifest, i);

		if (is_down(verifier))
			break;
		verify_file(verifier, scratch,
		    path_join(scratch, directory, file->path), file);
		arena_reset(scratch);
	}
	arena_free(scratch);
}

static struct seal
verify_issue(struct verifier *verifier, const struct catalogue_issue *issue)
{
	struct arena *scratch = arena_new();
	size_t before = wrongs(verifier->diag);
	struct seal seal = {.is_known = false};
	struct manifest *manifest = read_manifest(verifier, scratch, issue,
	    path_join(scratch, issue->path, MANIFEST_NAME));

	if (manifest != NULL) {
		verify_files(verifier, issue->path, manifest);
		seal.is_known = true;
		seal.chain = manifest->entry.chain;
		seal.documents =
		    digest_of(text_of(manifest_numbers(scratch, manifest)));
	}
	if (wrongs(verifier->diag) == before)
		verifier->verified.issues++;
	arena_free(scratch);
	return seal;
}

static void
register_wrong(
    const struct verifier *verifier, const char *path, const char *why)
{
	diag_error_at(verifier->diag, "verify-register",
	    name_of(verifier, path), "%s", why);
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
read_register(const struct verifier *verifier, const char *path, int year)
{
	struct registry *registry;
	struct text bytes = {"", 0};

	if (!fetch(verifier, verifier->arena, "verify-register",
		"verify-register", path, GROWTH_REGISTER_MOST, &bytes))
		return NULL;
	if (has_control(bytes)) {
		register_wrong(verifier, path, "is no text");
		return NULL;
	}
	registry = registry_parse(verifier->arena, verifier->diag,
	    name_of(verifier, path), year, bytes);
	if (registry == NULL)
		register_wrong(
		    verifier, path, "is not as the program writes it");
	return registry;
}

static const struct entry *
entry_of(const struct registry *registry, const struct catalogue_issue *issue)
{
	const struct numbers *numbers = &issue->numbers;

	for (size_t i = 0; i < registry->count; i++)
		if (registry->at[i].first == numbers->at[0] &&
		    registry->at[i].last == numbers->at[numbers->count - 1] &&
		    date_compare(registry->at[i].date, issue->date) == 0)
			return &registry->at[i];
	return NULL;
}

static void
verify_entry(const struct verifier *verifier, const char *path,
    const struct registry *registry, size_t index)
{
	const struct catalogue_issue *issue =
	    catalogue_at(verifier->catalogue, index);
	const struct seal *seal = &verifier->seals[index];
	const struct entry *entry = entry_of(registry, issue);

	if (entry == NULL)
		diag_error_at(verifier->diag, "verify-register",
		    name_of(verifier, path),
		    "has no line with the numbers and the date of %s",
		    issue->path);
	else if (seal->is_known &&
	    (!digest_equal(entry->chain, seal->chain) ||
		!digest_equal(
		    digest_of(text_of(entry->documents)), seal->documents)))
		diag_error(verifier->diag, "verify-register", entry->span,
		    "is not the line that the manifest of %s knows",
		    issue->path);
}

static void
warn_unpublished(
    const struct verifier *verifier, const struct registry *registry)
{
	for (size_t i = 0; i < registry->count; i++) {
		const struct entry *entry = &registry->at[i];
		int at[] = {entry->first};
		struct numbers numbers = {at, 1};

		if (catalogue_holder(
			verifier->catalogue, registry->year, &numbers) == NULL)
			diag_warning(verifier->diag, "verify-unpublished",
			    entry->span,
			    "number %d of %d is given and not published",
			    entry->first, registry->year);
	}
}

/* All issues of the year that begins at `first` in the catalogue. */
static size_t
verify_year(const struct verifier *verifier, size_t first)
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
			verify_entry(verifier, path, registry, end);
	if (registry != NULL)
		warn_unpublished(verifier, registry);
	return end;
}

static bool
read_catalogue(struct verifier *verifier)
{
	struct origin origin = {verifier->diag, "verify-catalogue",
	    name_of(verifier, CATALOGUE_NAME)};
	struct text bytes;

	if (!fetch(verifier, verifier->arena, origin.code, origin.code,
		CATALOGUE_NAME, CATALOGUE_MOST, &bytes))
		return false;
	verifier->catalogue = catalogue_read(verifier->arena, origin, bytes);
	return verifier->catalogue != NULL;
}

static void
verify_all(struct verifier *verifier, verify_step *step, void *context)
{
	size_t count = verifier->catalogue->issues.count;

	verifier->seals =
	    arena_alloc(verifier->arena, count * sizeof *verifier->seals);
	for (size_t i = 0; i < count && !is_down(verifier); i++) {
		const struct catalogue_issue *issue =
		    catalogue_at(verifier->catalogue, i);

		verifier->seals[i] = verify_issue(verifier, issue);
		if (step != NULL)
			step(context, issue->path, i + 1, count);
	}
	for (size_t i = 0; i < count && !is_down(verifier);)
		i = verify_year(verifier, i);
}

bool
verify_portal(struct arena *arena, struct diag *diag, const char *where,
    size_t most, verify_step *step, void *context, struct verified *verified)
{
	struct verifier verifier = {.arena = arena, .diag = diag, .most = most};
	size_t before = wrongs(diag);

	verifier.portal = portal_open(arena, diag, where, PORTAL_READ);
	if (verifier.portal != NULL && read_catalogue(&verifier))
		verify_all(&verifier, step, context);
	portal_close(verifier.portal);
	*verified = verifier.verified;
	return wrongs(diag) == before;
}
