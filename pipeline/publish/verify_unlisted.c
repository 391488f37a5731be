#include "publish/verify_unlisted.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/path.h"
#include "base/translate.h"
#include "portal/lock.h"
#include "portal/portal.h"
#include "publish/evidence.h"
#include "publish/file_index.h"
#include "publish/manifest.h"
#include "publish/verifier.h"

struct names {
	struct arena *arena;
	struct strings all;
	size_t room;
};

static void
add(struct names *names, const char *path)
{
	strings_add(names->arena, &names->all, &names->room,
	    arena_string(names->arena, path));
}

static void
add_manifest(struct verifier *verifier, struct names *names, const char *issue)
{
	struct arena *scratch = arena_new();
	const char *path = path_join(scratch, issue, MANIFEST_NAME);
	struct origin origin = {diag_new(scratch), CODE_VERIFY_MANIFEST, path};
	struct issue_entry *manifest = NULL;
	struct text bytes;

	add(names, path);
	/* These bytes were verified before. */
	if (portal_read(verifier->portal, scratch, path, MANIFEST_MOST,
		&bytes) == ANSWER_WHOLE)
		manifest = manifest_read(scratch, origin, bytes);
	for (size_t i = 0; manifest != NULL && i < manifest->files.count; i++)
		add(names,
		    path_join(
			scratch, issue, manifest_file_at(manifest, i)->path));
	arena_free(scratch);
}

static void add_listed(struct verifier *verifier, struct names *names,
    const struct file_index *file_index);

static void
add_file_index(struct verifier *verifier, struct names *names, const char *path)
{
	struct arena *scratch = arena_new();
	struct origin origin = {
	    diag_new(scratch), CODE_VERIFY_FILE_INDEX, path};
	struct file_index *file_index = NULL;
	struct text bytes;

	if (portal_read(verifier->portal, scratch, path, FILE_INDEX_MOST,
		&bytes) == ANSWER_WHOLE)
		file_index = file_index_read(scratch, origin, bytes);
	if (file_index != NULL)
		add_listed(verifier, names, file_index);
	arena_free(scratch);
}

static void
add_listed(struct verifier *verifier, struct names *names,
    const struct file_index *file_index)
{
	for (size_t i = 0; i < file_index->files.count; i++) {
		const char *path = file_index_at(file_index, i)->path;

		add(names, path);
		if (file_index_is(path))
			add_file_index(verifier, names, path);
	}
}

/* Collects the names of all files that are listed somewhere. */
static void
add_all(struct verifier *verifier, const struct file_index *root,
    struct names *names)
{
	add(names, POINTER_NAME);
	add(names, FILE_INDEX_NAME);
	/* verify_ledger() reports the entry after the pointer's. */
	for (size_t i = 0; i <= verifier->count; i++)
		add(names, ledger_path(names->arena, (int)i + 1));
	for (size_t i = 0; i < verifier->count; i++)
		if (verifier->entries[i].issue != NULL)
			add_manifest(
			    verifier, names, verifier->entries[i].issue);
	for (size_t i = 0; i < verifier->count; i++) {
		const char *path =
		    verifier_signature_path(verifier, names->arena, i);

		if (path != NULL)
			add(names, path);
	}
	/* A list, its token, the next list, and so on. */
	for (size_t i = 0; i < verifier->verified.evidence; i++)
		add(names,
		    (i % 2 == 0 ? evidence_path : evidence_token_path)(
			names->arena, (int)(i / 2) + 1));
	add_listed(verifier, names, root);
	qsort(names->all.at, names->all.count, sizeof *names->all.at,
	    strings_compare);
}

/* A time-stamp of an entry, or of the one after the pointer's. */
static bool
is_stamp(
    const struct verifier *verifier, struct arena *scratch, const char *path)
{
	int seq;

	return sscanf(path, LEDGER_DIRECTORY "/%6d", &seq) == 1 && seq > 0 &&
	    (size_t)seq <= verifier->count + 1 &&
	    strcmp(path, ledger_stamp_path(scratch, seq)) == 0;
}

/* Collects the names of all files that are there and must be listed. */
static void
walk(struct verifier *verifier, struct names *there, const char *directory)
{
	struct arena *scratch = arena_new();
	const char *top = verifier->portal->address.path;
	struct file_names found = {0};

	file_list(scratch, verifier->diag, file_join(scratch, top, directory),
	    &found);
	for (size_t i = 0; i < found.count; i++) {
		const char *path = file_join(scratch, directory, found.at[i]);

		if (!file_is_directory(file_join(scratch, top, path))) {
			if (!is_stamp(verifier, scratch, path))
				add(there, path);
		} else if (strcmp(path, LOCK_DIRECTORY) != 0) {
			walk(verifier, there, path);
		}
	}
	arena_free(scratch);
}

/* The number of files that should be there. */
static size_t
count_listed(const struct verifier *verifier)
{
	/* Besides: the pointer, the ledger, manifests and indexes. */
	size_t count = verifier->verified.files + 1 + verifier->count + 1 +
	    verifier->verified.file_indexes + verifier->verified.evidence;

	for (size_t i = 0; i < verifier->count; i++)
		count += verifier->entries[i].issue != NULL;
	return count;
}

static void
report_unlisted(struct verifier *verifier, const struct file_index *root,
    const struct strings *there)
{
	struct names names = {.arena = arena_new()};

	add_all(verifier, root, &names);
	for (size_t i = 0; i < there->count; i++)
		if (bsearch(&there->at[i], names.all.at, names.all.count,
			sizeof *names.all.at, strings_compare) == NULL)
			verifier_error_unless_locked(verifier,
			    CODE_VERIFY_UNLISTED, there->at[i],
			    _("is there, and nothing lists it: a publication "
			      "was interrupted, or it is somebody else's"));
	arena_free(names.arena);
}

void
verify_unlisted(struct verifier *verifier, const struct file_index *root)
{
	struct names there = {.arena = arena_new()};

	if (verifier->portal->driver->is_local) {
		walk(verifier, &there, "");
		if (there.all.count != count_listed(verifier))
			report_unlisted(verifier, root, &there.all);
	}
	arena_free(there.arena);
}
