#include "publish/copy.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/translate.h"
#include "portal/api.h"
#include "portal/api_profile.h"
#include "portal/parallel.h"
#include "portal/portal.h"
#include "portal/status.h"
#include "publish/built_site.h"
#include "publish/copy_journal.h"
#include "publish/issue_index.h"
#include "publish/manifest.h"
#include "sign/signature_record.h"

struct copy_run {
	struct copying *copying;
	struct portal *portal;
	struct copies *copies;
	struct copy_journal *journal;
	const struct api_profile *profile;
};

static void
add(struct copying *copying, const char *path, struct public_file file)
{
	struct copies *copies = copying->copies;

	if (!api_profile_takes(api_profile_of(copying->portal), file.type))
		return;
	file.path = path;
	file.local = file_join(copying->arena, copying->built->directory, path);
	copies->at = arena_more(copying->arena, copies->at, copies->count,
	    &copies->room, sizeof *copies->at);
	copies->at[copies->count++] = (struct copy) {.file = file};
}

/* A file that the manifest does not list. */
static bool
add_own(struct copying *copying, const char *path, const char *type)
{
	const char *local =
	    file_join(copying->arena, copying->built->directory, path);
	struct public_file file = {.type = type};

	if (!digest_of_file(
		copying->portal->diag, local, &file.digest, &file.size))
		return false;
	add(copying, path, file);
	return true;
}

static bool
add_signature(struct copying *copying, const char *issue, const char *name)
{
	const char *path = path_join(copying->arena, issue, name);

	return file_is_absent(file_join(
		   copying->arena, copying->built->directory, path)) ||
	    add_own(copying, path, MANIFEST_SIGNATURE_TYPE);
}

static bool
add_issue(struct copying *copying, const char *issue)
{
	const struct issue_entry *manifest = built_site_manifest(
	    copying->arena, copying->portal->diag, copying->built, issue);

	if (manifest == NULL)
		return false;
	for (size_t i = 0; i < manifest->files.count; i++) {
		const struct entry_file *file = manifest_file_at(manifest, i);

		add(copying, path_join(copying->arena, issue, file->path),
		    (struct public_file) {.size = file->size,
			.digest = file->digest,
			.type = file->type});
	}
	/* Last, as on the gazette's own portal: it lists the other files. */
	return add_signature(copying, issue,
		   manifest_signature_name(copying->arena, manifest)) &&
	    add_own(copying, path_join(copying->arena, issue, MANIFEST_NAME),
		JSON_TYPE);
}

struct copies *
copies_load(
    struct arena *arena, struct portal *portal, const struct built_site *built)
{
	struct copies *copies = arena_alloc(arena, sizeof *copies);
	struct copying copying = {
	    .arena = arena, .portal = portal, .built = built, .copies = copies};
	const struct issue_index *issue_index = built->issue_index;

	for (size_t i = 0; i < issue_index->issues.count; i++)
		if (!add_issue(&copying, issue_index_at(issue_index, i)->path))
			return NULL;
	return copy_journal_read(arena, portal, built, copies) ? copies : NULL;
}

static void
step(struct copy_run *run, const struct copy *copy)
{
	if (run->copying->step != NULL)
		run->copying->step(run->copying->context, copy, run->copies);
}

static void
keep_url(struct copy_run *run, struct copy *copy, const char *url)
{
	if (url != NULL && url != copy->url)
		copy->url = arena_string(run->copying->arena, url);
}

static void
report_altered(struct copy_run *run, struct copy *copy, const char *message)
{
	copy->altered = true;
	run->copies->altered++;
	diag_error_at(run->portal->diag, CODE_PUBLISH_ALTERED,
	    copy->url == NULL ? copy->file.path : copy->url, "%s", message);
}

static void
make_read(struct copy *copy, struct job *job)
{
	job->kind = JOB_READ;
	job->path = copy->file.path;
	job->url = copy->url;
	job->limit = copy->file.size;
}

static bool
is_same(const struct copy *copy, const struct job *job)
{
	return job->answer == ANSWER_WHOLE && job->size == copy->file.size &&
	    digest_equal(job->digest, copy->file.digest);
}

/* Is it there already? Once it was read back only repairs check again. */
static bool
check_make(void *context, size_t index, struct job *job)
{
	struct copy_run *run = context;
	struct copy *copy = &run->copies->at[index];

	if (copy->authentic && !run->copying->repairs)
		return false;
	if (copy->url == NULL && run->profile->find.text == NULL &&
	    run->profile->read.text == NULL)
		return false;
	make_read(copy, job);
	return true;
}

static bool
check_done(void *context, size_t index, struct job *job)
{
	struct copy_run *run = context;
	struct copy *copy = &run->copies->at[index];
	bool was = copy->authentic;

	if (job->answer == ANSWER_FAILURE)
		return false;
	copy->authentic = is_same(copy, job);
	if (job->answer == ANSWER_ABSENT) {
		copy->url = NULL;
		return true;
	}
	keep_url(run, copy, job->url);
	if (!copy->authentic) {
		if (!run->copying->repairs)
			report_altered(run, copy,
			    arena_format(job->arena,
				_("has other bytes than %s: no authentic copy; "
				  "the portal changes files, or somebody "
				  "changed this one"),
				copy->file.path));
		return true;
	}
	step(run, copy);
	return was || copy_journal_append(run->journal, copy);
}

static bool
send_make(void *context, size_t index, struct job *job)
{
	struct copy_run *run = context;
	struct copy *copy = &run->copies->at[index];

	if (copy->authentic || copy->altered)
		return false;
	job->kind = JOB_STORE;
	job->path = copy->file.path;
	job->file = &copy->file;
	return true;
}

static bool
send_done(void *context, size_t index, struct job *job)
{
	struct copy_run *run = context;
	struct copy *copy = &run->copies->at[index];

	if (job->answer != ANSWER_WHOLE)
		return false;
	keep_url(run, copy, job->url);
	copy->sent = true;
	run->copies->sent++;
	run->copies->bytes += copy->file.size;
	step(run, copy);
	return copy_journal_append(run->journal, copy);
}

static bool
read_make(void *context, size_t index, struct job *job)
{
	struct copy_run *run = context;
	struct copy *copy = &run->copies->at[index];

	if (!copy->sent)
		return false;
	make_read(copy, job);
	return true;
}

static bool
read_done(void *context, size_t index, struct job *job)
{
	struct copy_run *run = context;
	struct copy *copy = &run->copies->at[index];

	if (job->answer == ANSWER_FAILURE)
		return false;
	copy->authentic = is_same(copy, job);
	if (copy->authentic)
		return copy_journal_append(run->journal, copy);
	report_altered(run, copy,
	    arena_format(job->arena,
		job->answer == ANSWER_ABSENT
		    ? _("readers do not find %s: no authentic copy; the portal "
			"changes files, or somebody changed this one")
		    : _("has other bytes than were sent of %s: no authentic "
			"copy; the portal changes files, or somebody changed "
			"this one"),
		copy->file.path));
	return true;
}

/* The index after the last file of the issue that `first` is in. */
static size_t
end_of_issue(const struct copies *copies, size_t first)
{
	const char *path = copies->at[first].file.path;
	size_t end = first, length;

	/* "2024/so-01/" */
	length = strcspn(path, "/") + 1;
	length += strcspn(path + length, "/") + 1;
	while (end < copies->count &&
	    strncmp(path, copies->at[end].file.path, length) == 0)
		end++;
	return end;
}

static bool
copy_issues(struct copy_run *run)
{
	struct parallel check = {check_make, check_done, run};
	struct parallel send = {send_make, send_done, run};
	struct parallel read_back = {read_make, read_done, run};

	for (size_t first = 0, end; first < run->copies->count; first = end) {
		end = end_of_issue(run->copies, first);
		if (!parallel_run(run->portal, first, end, &check) ||
		    !parallel_run(run->portal, first, end, &send) ||
		    !parallel_run(run->portal, first, end, &read_back))
			return false;
		if (run->copies->altered == 0)
			continue;
		portal_exit(run->portal, STATUS_ALTERED);
		return false;
	}
	return true;
}

static bool
are_authentic(const struct copying *copying)
{
	if (copying->repairs)
		return false;
	for (size_t i = 0; i < copying->copies->count; i++)
		if (!copying->copies->at[i].authentic)
			return false;
	return true;
}

bool
copies_make(struct copying *copying)
{
	struct copy_run run = {.copying = copying,
	    .portal = copying->portal,
	    .copies = copying->copies,
	    .profile = api_profile_of(copying->portal)};
	bool good;

	if (are_authentic(copying))
		return true;
	run.journal =
	    copy_journal_open(copying->arena, copying->portal, copying->built);
	if (run.journal == NULL)
		return false;
	/* Another run may have made copies while this one waited. */
	good = copy_journal_read(copying->arena, copying->portal,
		   copying->built, copying->copies) &&
	    copy_issues(&run);
	return copy_journal_close(run.journal) && good;
}
