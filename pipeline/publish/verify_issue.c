#include "publish/verify_issue.h"

#include <string.h>

#include "base/arena.h"
#include "base/path.h"
#include "portal/portal.h"
#include "publish/manifest.h"
#include "publish/signature_findings.h"
#include "publish/verifier.h"
#include "publish/verify_signatures.h"

static struct issue_entry *
read_manifest(struct verifier *verifier, struct arena *scratch,
    const struct verified_entry *entry)
{
	const char *path = path_join(scratch, entry->issue, MANIFEST_NAME);
	struct origin origin =
	    portal_origin(verifier->portal, CODE_VERIFY_MANIFEST, path);
	struct issue_entry *manifest;
	struct text bytes;

	if (!path_is_plain(path)) {
		verifier_error(verifier, CODE_VERIFY_MANIFEST, path,
		    "the name is too long");
		return NULL;
	}
	if (!verifier_fetch(
		verifier, scratch, origin.code, path, MANIFEST_MOST, &bytes))
		return NULL;
	if (!digest_equal(digest_of(bytes), entry->manifest)) {
		verifier_error(verifier, CODE_VERIFY_MANIFEST, path,
		    "is not the manifest that was published");
		return NULL;
	}
	manifest = manifest_read(scratch, origin, bytes);
	if (manifest != NULL && manifest->draft)
		verifier_error(verifier, CODE_VERIFY_MANIFEST, path,
		    "a draft is published");
	return manifest == NULL || manifest->draft ? NULL : manifest;
}

/* Is it a PDF that this program prints, and that could be signed? */
static bool
may_be_signed(const struct entry_file *file)
{
	struct text path = text_of(file->path);

	return text_ends(path, ".pdf") && !text_ends(path, ".goc.pdf");
}

/* Is the file to be read for its signature? Counts those that have none. */
static bool
is_signed(struct verifier *verifier, const char *directory,
    const struct entry_file *file)
{
	if (verifier->options->trust == NULL || !may_be_signed(file))
		return false;
	if (file->base_size == 0)
		signature_findings_of(verifier->arena,
		    &verifier->verified.findings, directory, NULL)
		    ->files++;
	return file->base_size > 0;
}

static void
verify_files(struct verifier *verifier, struct arena *scratch,
    const char *directory, const struct issue_entry *manifest)
{
	struct expected *files =
	    arena_alloc(scratch, manifest->files.count * sizeof *files);
	size_t count = 0;

	for (size_t i = 0; i < manifest->files.count; i++) {
		const struct entry_file *file = manifest_file_at(manifest, i);
		const char *path = path_join(scratch, directory, file->path);

		if (!path_is_plain(path))
			verifier_error(verifier, CODE_VERIFY_MANIFEST, path,
			    "the name is too long");
		else if (is_signed(verifier, directory, file))
			verify_signed_file(verifier, directory, path, file);
		else
			files[count++] =
			    (struct expected) {path, file->size, file->digest};
	}
	verifier_files(verifier, files, count);
}

/* The signature of a manifest, whose digest the ledger has. */
static void
verify_signature(struct verifier *verifier, size_t index)
{
	struct arena *scratch = arena_new();
	const char *path = verifier_signature_path(verifier, scratch, index);
	struct text bytes;

	if (path == NULL ||
	    !verifier_fetch(verifier, scratch, CODE_VERIFY_MISSING, path,
		MANIFEST_SIGNATURE_MOST, &bytes))
		goto out;
	if (!digest_equal(
		digest_of(bytes), verifier->entries[index].signature)) {
		verifier_error(verifier, CODE_VERIFY_DIGEST, path,
		    "is not the signature that was published");
		goto out;
	}
	verifier->verified.files++;
	verifier->verified.bytes += bytes.length;
	if (verifier->options->trust != NULL)
		verify_manifest_signature(
		    verifier, &verifier->entries[index], path, bytes);
out:
	arena_free(scratch);
}

/* Those of its manifest, and of its manifests after withholdings. */
static void
verify_signatures(struct verifier *verifier, const char *issue)
{
	for (size_t i = 0; i < verifier->count; i++) {
		const struct verified_entry *entry = &verifier->entries[i];
		const char *of = entry->issue != NULL
		    ? entry->issue
		    : entry->restriction.issue;

		if (of != NULL && strcmp(of, issue) == 0)
			verify_signature(verifier, i);
	}
}

void
verify_issue(struct verifier *verifier, struct verified_entry *entry)
{
	struct arena *scratch = arena_new();
	size_t before = verifier_error_count(verifier);
	struct issue_entry *manifest = read_manifest(verifier, scratch, entry);

	if (manifest != NULL) {
		verify_files(verifier, scratch, entry->issue, manifest);
		entry->registered = (struct manifest_registration) {true,
		    manifest->year, manifest->registered.chain,
		    digest_of(text_of(manifest_numbers(scratch, manifest)))};
	}
	verify_signatures(verifier, entry->issue);
	if (verifier_error_count(verifier) == before)
		verifier->verified.issues++;
	arena_free(scratch);
}
