#include "publish/evidence_make.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/path.h"
#include "portal/parallel.h"
#include "portal/portal.h"
#include "portal/status.h"
#include "publish/evidence.h"
#include "publish/ledger.h"
#include "publish/ledger_stamps.h"
#include "publish/manifest.h"
#include "publish/verifier.h"

/* A list while it is made. */
struct evidence_making {
	struct verifier *verifier;
	FILE *out;
	struct digesting *digesting;
	struct evidence_list *list;
	struct digest *stamps; /* of each entry's time-stamp; empty: none */
};

static void
add(struct evidence_making *making, const char *path, struct digest digest)
{
	evidence_write_line(making->out, making->digesting, path, digest);
	making->list->lines++;
}

static int
compare_files(const void *left, const void *right)
{
	const struct file_digest *a = left, *b = right;

	return strcmp(a->path, b->path);
}

/* The files that the manifest lists, and the manifest. */
static bool
find_listed(struct verifier *verifier, struct arena *scratch,
    const struct verified_entry *entry, struct file_digests *files)
{
	const char *path = path_join(scratch, entry->issue, MANIFEST_NAME);
	struct origin origin =
	    portal_origin(verifier->portal, CODE_VERIFY_MANIFEST, path);
	struct issue_entry *manifest;
	struct text bytes;

	if (!verifier_fetch(
		verifier, scratch, origin.code, path, MANIFEST_MOST, &bytes))
		return false;
	if (!digest_equal(digest_of(bytes), entry->manifest))
		return verifier_error(verifier, origin.code, path,
		    "is not the manifest that was published");
	manifest = manifest_read(scratch, origin, bytes);
	if (manifest == NULL)
		return false;
	file_digests_add(scratch, files, path, entry->manifest);
	for (size_t i = 0; i < manifest->files.count; i++) {
		const struct entry_file *file = manifest_file_at(manifest, i);

		file_digests_add(scratch, files,
		    path_join(scratch, entry->issue, file->path), file->digest);
	}
	return true;
}

/* The signatures of the manifest, those after withholdings too. */
static void
find_signatures(struct verifier *verifier, struct arena *scratch,
    const char *issue, struct file_digests *files)
{
	for (size_t i = 0; i < verifier->count; i++) {
		const char *path =
		    verifier_signature_path(verifier, scratch, i);

		if (path != NULL &&
		    strcmp(file_directory(scratch, path), issue) == 0)
			file_digests_add(scratch, files, path,
			    verifier->entries[i].signature);
	}
}

static bool
add_issue(struct evidence_making *making, const struct verified_entry *entry)
{
	struct arena *scratch = arena_new();
	struct file_digests files = {0};
	bool good = find_listed(making->verifier, scratch, entry, &files);

	if (good) {
		find_signatures(
		    making->verifier, scratch, entry->issue, &files);
		qsort(files.at, files.count, sizeof *files.at, compare_files);
		for (size_t i = 0; i < files.count; i++)
			add(making, files.at[i].path, files.at[i].digest);
	}
	arena_free(scratch);
	return good;
}

/* By path, as if a slash were at its end: so the files are in order, too. */
static int
compare_issues(const void *left, const void *right)
{
	const struct verified_entry *const *a = left, *const *b = right;
	const char *x = (*a)->issue, *y = (*b)->issue;

	while (*x != '\0' && *x == *y) {
		x++;
		y++;
	}
	return (*x == '\0' ? '/' : *x) - (*y == '\0' ? '/' : *y);
}

static bool
add_issues(struct evidence_making *making)
{
	struct verifier *verifier = making->verifier;
	const struct verified_entry **issues =
	    arena_alloc(verifier->arena, verifier->count * sizeof *issues);
	size_t count = 0;
	bool good = true;

	for (size_t i = 0; i < verifier->count; i++)
		if (verifier->entries[i].issue != NULL)
			issues[count++] = &verifier->entries[i];
	qsort(issues, count, sizeof *issues, compare_issues);
	for (size_t i = 0; good && i < count; i++)
		good = add_issue(making, issues[i]);
	return good;
}

static bool
stamp_make(void *context, size_t index, struct job *job)
{
	struct evidence_making *making = context;

	job->kind = JOB_READ;
	job->path = ledger_stamp_path(making->verifier->arena, (int)index + 1);
	job->limit = STAMP_MOST;
	return true;
}

static bool
stamp_done(void *context, size_t index, struct job *job)
{
	struct evidence_making *making = context;

	if (job->answer == ANSWER_WHOLE)
		making->stamps[index] = job->digest;
	return job->answer != ANSWER_FAILURE;
}

static bool
add_ledger(struct evidence_making *making)
{
	struct verifier *verifier = making->verifier;
	struct parallel reads = {stamp_make, stamp_done, making};
	struct arena *arena = verifier->arena;

	making->stamps =
	    arena_alloc(arena, verifier->count * sizeof *making->stamps);
	if (!parallel_run(verifier->portal, 0, verifier->count, &reads))
		return false;
	for (size_t i = 0; i < verifier->count; i++) {
		int seq = (int)i + 1;

		add(making, ledger_path(arena, seq),
		    verifier->entries[i].entry);
		if (digest_is_given(making->stamps[i]))
			add(making, ledger_stamp_path(arena, seq),
			    making->stamps[i]);
	}
	making->list->seq = (int)verifier->count;
	return true;
}

static void
add_before(struct evidence_making *making, const struct evidence_list *before,
    struct digest token)
{
	struct arena *arena = making->verifier->arena;

	if (before->number == 0)
		return;
	add(making, evidence_path(arena, before->number), before->digest);
	add(making, evidence_token_path(arena, before->number), token);
}

bool
evidence_make(struct verifier *verifier, const struct evidence_list *before,
    struct digest token, FILE *out, struct evidence_list *list)
{
	struct evidence_making making = {.verifier = verifier,
	    .out = out,
	    .digesting = digesting_begin(),
	    .list = list};
	bool good;

	*list = (struct evidence_list) {.number = before->number + 1};
	add_before(&making, before, token);
	good = add_issues(&making) && add_ledger(&making);
	list->digest = digesting_end(making.digesting);
	return good &&
	    (fflush(out) == 0 ||
		portal_fail(verifier->portal, "", STATUS_OTHER,
		    "the list cannot be written to a temporary file"));
}
