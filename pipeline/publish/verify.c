#include "publish/verify.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/path.h"
#include "portal/each.h"
#include "publish/manifest.h"
#include "portal/portal.h"
#include "portal/status.h"
#include "publish/verifier.h"
#include "publish/verify_ledger.h"
#include "publish/verify_lists.h"

enum { FAILURES_MOST = 5 };

const char *
verifier_name(const struct verifier *verifier, const char *path)
{
	return portal_name(verifier->portal, path);
}

size_t
verifier_wrongs(const struct verifier *verifier)
{
	return verifier->diag->totals[SEVERITY_ERROR] +
	    verifier->diag->totals[SEVERITY_FAILURE];
}

bool
verifier_is_down(const struct verifier *verifier)
{
	return verifier->diag->totals[SEVERITY_FAILURE] >= FAILURES_MOST;
}

bool
verifier_fetch(struct verifier *verifier, struct arena *arena, const char *code,
    const char *path, size_t limit, struct text *bytes)
{
	switch (portal_read(verifier->portal, arena, path, limit, bytes)) {
	case ANSWER_WHOLE:
		return true;
	case ANSWER_ABSENT:
	case ANSWER_EXISTS:
		diag_error_at(verifier->diag, code,
		    verifier_name(verifier, path), "is not there");
		return false;
	case ANSWER_LONGER:
		diag_error_at(verifier->diag, code,
		    verifier_name(verifier, path), "is longer than %zu bytes",
		    limit);
		return false;
	case ANSWER_FAILURE:
		return false;
	}
	return false;
}

struct comparing {
	struct verifier *verifier;
	const struct expected *files;
};

static bool
compare_make(void *context, size_t index, struct job *job)
{
	struct comparing *comparing = context;
	struct verifier *verifier = comparing->verifier;
	const struct expected *file = &comparing->files[index];

	if (file->size > verifier->wish->most) {
		diag_error_at(verifier->diag, "verify-size",
		    verifier_name(verifier, file->path),
		    "is too long to be verified: the limit is %zu bytes",
		    verifier->wish->most);
		return false;
	}
	job->kind = JOB_READ;
	job->path = file->path;
	job->limit = file->size;
	return true;
}

static bool
compare_done(void *context, size_t index, struct job *job)
{
	struct comparing *comparing = context;
	struct verifier *verifier = comparing->verifier;
	const struct expected *file = &comparing->files[index];
	const char *name;

	if (job->answer == ANSWER_FAILURE)
		return !verifier_is_down(verifier);
	if (job->answer == ANSWER_WHOLE &&
	    digest_equal(job->digest, file->digest)) {
		verifier->verified.files++;
		verifier->verified.bytes += file->size;
		return true;
	}
	name = verifier_name(verifier, file->path);
	if (job->answer == ANSWER_ABSENT) {
		diag_error_at(
		    verifier->diag, "verify-missing", name, "is not there");
	} else if (job->answer == ANSWER_LONGER) {
		diag_error_at(verifier->diag, "verify-size", name,
		    "is longer than the %zu bytes that were published",
		    file->size);
	} else if (job->size != file->size) {
		diag_error_at(verifier->diag, "verify-size", name,
		    "has %zu bytes; published were %zu", job->size, file->size);
	} else {
		diag_error_at(verifier->diag, "verify-digest", name,
		    "is not what was published: its SHA-256 is %s, published "
		    "was %s",
		    job->digest.hex, file->digest.hex);
	}
	return true;
}

void
verifier_files(
    struct verifier *verifier, const struct expected *files, size_t count)
{
	struct comparing comparing = {verifier, files};
	struct each each = {compare_make, compare_done, &comparing};

	each_run(verifier->portal, 0, count, &each);
}

static bool
manifest_wrong(struct verifier *verifier, const char *path, const char *why)
{
	diag_error_at(verifier->diag, "verify-manifest",
	    verifier_name(verifier, path), "%s", why);
	return false;
}

static struct manifest *
read_manifest(
    struct verifier *verifier, struct arena *scratch, const struct seal *seal)
{
	const char *path = path_join(scratch, seal->issue, MANIFEST_NAME);
	struct origin origin = {
	    verifier->diag, "verify-manifest", verifier_name(verifier, path)};
	struct manifest *manifest;
	struct text bytes;

	if (!path_is_plain(path)) {
		manifest_wrong(verifier, path, "the name is too long");
		return NULL;
	}
	if (!verifier_fetch(
		verifier, scratch, origin.code, path, MANIFEST_MOST, &bytes))
		return NULL;
	if (!digest_equal(digest_of(bytes), seal->manifest)) {
		manifest_wrong(
		    verifier, path, "is not the manifest that was published");
		return NULL;
	}
	manifest = manifest_read(scratch, origin, bytes);
	if (manifest != NULL && manifest->draft)
		manifest_wrong(verifier, path, "a draft is published");
	return manifest == NULL || manifest->draft ? NULL : manifest;
}

static void
verify_files(struct verifier *verifier, struct arena *scratch,
    const char *directory, const struct manifest *manifest)
{
	struct expected *files =
	    arena_alloc(scratch, manifest->files.count * sizeof *files);
	size_t count = 0;

	for (size_t i = 0; i < manifest->files.count; i++) {
		const struct manifest_file *file =
		    manifest_file_at(manifest, i);
		const char *path = path_join(scratch, directory, file->path);

		if (path_is_plain(path))
			files[count++] =
			    (struct expected) {path, file->size, file->digest};
		else
			manifest_wrong(verifier, path, "the name is too long");
	}
	verifier_files(verifier, files, count);
}

static void
verify_issue(struct verifier *verifier, struct seal *seal)
{
	struct arena *scratch = arena_new();
	size_t before = verifier_wrongs(verifier);
	struct manifest *manifest = read_manifest(verifier, scratch, seal);

	if (manifest != NULL) {
		verify_files(verifier, scratch, seal->issue, manifest);
		seal->is_known = true;
		seal->year = manifest->year;
		seal->chain = manifest->entry.chain;
		seal->documents =
		    digest_of(text_of(manifest_numbers(scratch, manifest)));
	}
	if (verifier_wrongs(verifier) == before)
		verifier->verified.issues++;
	arena_free(scratch);
}

static void
verify_issues(struct verifier *verifier)
{
	const struct verify_wish *wish = verifier->wish;
	bool is_found = false;

	for (size_t i = 0; i < verifier->count; i++) {
		struct seal *seal = &verifier->seals[i];

		if (verifier_is_down(verifier))
			return;
		if (!seal->is_entered ||
		    (wish->issue != NULL &&
			strcmp(seal->issue, wish->issue) != 0))
			continue;
		is_found = true;
		verify_issue(verifier, seal);
		if (wish->step != NULL)
			wish->step(
			    wish->context, seal->issue, i + 1, verifier->count);
	}
	if (!is_found && wish->issue != NULL)
		diag_error_at(verifier->diag, "verify-ledger",
		    verifier_name(verifier, LEDGER_DIRECTORY),
		    "has no entry of an issue %s", wish->issue);
}

int
verify_portal(struct arena *arena, struct diag *diag,
    const struct verify_wish *wish, struct verified *verified)
{
	struct verifier verifier = {.arena = arena, .diag = diag, .wish = wish};
	size_t before = verifier_wrongs(&verifier);
	int status;

	*verified = (struct verified) {0};
	verifier.portal = portal_open(
	    arena, diag, wish->where, PORTAL_READ, wish->access, &status);
	if (verifier.portal == NULL)
		return status;
	if (verify_ledger(&verifier)) {
		verify_issues(&verifier);
		if (wish->issue == NULL)
			verify_lists(&verifier);
	}
	status = verifier.portal->status;
	if (status == 0 && verifier_wrongs(&verifier) != before)
		status = STATUS_ALTERED;
	portal_close(verifier.portal);
	*verified = verifier.verified;
	return status;
}
