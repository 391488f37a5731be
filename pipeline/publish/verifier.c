#include "publish/verifier.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "base/path.h"
#include "base/translate.h"
#include "portal/parallel.h"
#include "portal/portal.h"
#include "portal/status.h"
#include "publish/manifest.h"
#include "sign/signature_record.h"

enum { FAILURES_MOST = 5 };

bool
verifier_error(const struct verifier *verifier, enum diag_code code,
    const char *path, const char *format, ...)
{
	char words[1024];
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(words, sizeof words, translate(format), arguments);
	va_end(arguments);
	diag_error_at(verifier->diag, code, portal_name(verifier->portal, path),
	    "%s", words);
	return false;
}

/* Does the entry withhold a document from the issue? */
static bool
withholds(const struct verified_entry *entry, const char *issue)
{
	return entry->restriction.what != NULL &&
	    restriction_is(&entry->restriction, RESTRICTION_WITHHELD) &&
	    strcmp(entry->restriction.issue, issue) == 0;
}

/* A run after one that was interrupted may enter the same document again. */
static bool
is_again(const struct verifier *verifier, size_t index, const char *issue)
{
	const struct verified_entry *entries = verifier->entries;

	for (size_t i = 0; i < index; i++)
		if (withholds(&entries[i], issue) &&
		    strcmp(entries[i].restriction.id,
			entries[index].restriction.id) == 0)
			return true;
	return false;
}

/* How many documents were withheld from the issue, up to this entry. */
static size_t
count_withheld(const struct verifier *verifier, size_t index)
{
	const char *issue = verifier->entries[index].restriction.issue;
	size_t count = 0;

	for (size_t i = 0; i <= index; i++)
		count += withholds(&verifier->entries[i], issue) &&
		    !is_again(verifier, i, issue);
	return count;
}

const char *
verifier_signature_path(
    const struct verifier *verifier, struct arena *arena, size_t index)
{
	const struct verified_entry *entry = &verifier->entries[index];
	const char *path;

	if (!entry->is_valid || !digest_is_given(entry->signature))
		return NULL;
	path = entry->issue != NULL
	    ? path_join(arena, entry->issue, MANIFEST_SIGNATURE_NAME)
	    : path_join(arena, entry->restriction.issue,
		  manifest_signature_after(
		      arena, count_withheld(verifier, index)));
	return path_is_plain(path) ? path : NULL;
}

size_t
verifier_error_count(const struct verifier *verifier)
{
	return verifier->diag->totals[SEVERITY_ERROR] +
	    verifier->diag->totals[SEVERITY_FAILURE];
}

bool
verifier_wants_year(const struct verifier *verifier, int year)
{
	const char *issue = verifier->options->issue;

	return issue == NULL || atoi(issue) == year;
}

bool
verifier_is_down(const struct verifier *verifier)
{
	return verifier->diag->totals[SEVERITY_FAILURE] >= FAILURES_MOST;
}

void
verifier_error_unless_locked(const struct verifier *verifier,
    enum diag_code code, const char *path, const char *why)
{
	if (verifier->is_locked)
		diag_warning_at(verifier->diag, code,
		    portal_name(verifier->portal, path), "%s", why);
	else
		verifier_error(verifier, code, path, "%s", why);
}

bool
verifier_fetch(struct verifier *verifier, struct arena *arena,
    enum diag_code code, const char *path, size_t limit, struct text *bytes)
{
	switch (portal_read(verifier->portal, arena, path, limit, bytes)) {
	case ANSWER_WHOLE:
		return true;
	case ANSWER_ABSENT:
	case ANSWER_EXISTS:
		return verifier_error(verifier, code, path, "is not there");
	case ANSWER_LONGER:
		return verifier_error(
		    verifier, code, path, "is longer than %zu bytes", limit);
	case ANSWER_FAILURE:
		return false;
	}
	return false;
}

struct checked_file
verifier_checked(const struct verifier *verifier, const char *path)
{
	return (struct checked_file) {verifier->diag,
	    portal_name(verifier->portal, path), verifier->options->trust};
}

struct comparing {
	struct verifier *verifier;
	const struct expected *files;
};

bool
verifier_may_read(struct verifier *verifier, const struct expected *file)
{
	return file->size <= verifier->options->most ||
	    verifier_error(verifier, CODE_VERIFY_SIZE, file->path,
		"is too long to be verified: the limit is %zu bytes",
		verifier->options->most);
}

static bool
compare_make(void *context, size_t index, struct job *job)
{
	struct comparing *comparing = context;
	const struct expected *file = &comparing->files[index];

	if (!verifier_may_read(comparing->verifier, file))
		return false;
	job->kind = JOB_READ;
	job->path = file->path;
	job->limit = file->size;
	return true;
}

bool
verifier_is_right(struct verifier *verifier, const struct expected *file,
    const struct job *job)
{
	if (job->answer == ANSWER_WHOLE &&
	    digest_equal(job->digest, file->digest)) {
		verifier->verified.files++;
		verifier->verified.bytes += file->size;
		return true;
	}
	if (job->answer == ANSWER_ABSENT)
		return verifier_error(
		    verifier, CODE_VERIFY_MISSING, file->path, "is not there");
	if (job->answer == ANSWER_LONGER)
		return verifier_error(verifier, CODE_VERIFY_SIZE, file->path,
		    "is longer than the %zu bytes that were published",
		    file->size);
	if (job->size != file->size)
		return verifier_error(verifier, CODE_VERIFY_SIZE, file->path,
		    "has %zu bytes instead of the %zu published", job->size,
		    file->size);
	return verifier_error(verifier, CODE_VERIFY_DIGEST, file->path,
	    "is not what was published: its SHA-256 is %s instead of %s",
	    job->digest.hex, file->digest.hex);
}

static bool
compare_done(void *context, size_t index, struct job *job)
{
	struct comparing *comparing = context;

	if (job->answer == ANSWER_FAILURE)
		return !verifier_is_down(comparing->verifier);
	verifier_is_right(comparing->verifier, &comparing->files[index], job);
	return true;
}

void
verifier_files(
    struct verifier *verifier, const struct expected *files, size_t count)
{
	struct comparing comparing = {verifier, files};
	struct parallel parallel = {compare_make, compare_done, &comparing};

	parallel_run(verifier->portal, 0, count, &parallel);
}
