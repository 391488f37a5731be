#include "publish/verify.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/diag.h"
#include "portal/parallel.h"
#include "portal/portal.h"
#include "portal/status.h"
#include "publish/known.h"
#include "publish/verifier.h"
#include "publish/verify_ledger.h"
#include "publish/verify_lists.h"
#include "publish/verify_restrictions.h"
#include "publish/verify_tasks.h"
#include "publish/verify_unlisted.h"

enum { FAILURES_MOST = 5 };

bool
verifier_error(const struct verifier *verifier, enum diag_code code,
    const char *path, const char *format, ...)
{
	char words[1024];
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(words, sizeof words, format, arguments);
	va_end(arguments);
	diag_error_at(verifier->diag, code, portal_name(verifier->portal, path),
	    "%s", words);
	return false;
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

	if (file->size > verifier->options->most)
		return verifier_error(verifier, CODE_VERIFY_SIZE, file->path,
		    "is too long to be verified: the limit is %zu bytes",
		    verifier->options->most);
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

	if (job->answer == ANSWER_FAILURE)
		return !verifier_is_down(verifier);
	if (job->answer == ANSWER_WHOLE &&
	    digest_equal(job->digest, file->digest)) {
		verifier->verified.files++;
		verifier->verified.bytes += file->size;
		return true;
	}
	if (job->answer == ANSWER_ABSENT)
		verifier_error(
		    verifier, CODE_VERIFY_MISSING, file->path, "is not there");
	else if (job->answer == ANSWER_LONGER)
		verifier_error(verifier, CODE_VERIFY_SIZE, file->path,
		    "is longer than the %zu bytes that were published",
		    file->size);
	else if (job->size != file->size)
		verifier_error(verifier, CODE_VERIFY_SIZE, file->path,
		    "has %zu bytes instead of the %zu published", job->size,
		    file->size);
	else
		verifier_error(verifier, CODE_VERIFY_DIGEST, file->path,
		    "is not what was published: its SHA-256 is %s instead of "
		    "%s",
		    job->digest.hex, file->digest.hex);
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

static void
verify_all(struct verifier *verifier)
{
	const struct file_index *root = NULL;
	size_t before = verifier_error_count(verifier);

	if (!verify_ledger(verifier))
		return;
	if (verify_is_settled(verifier))
		root = verify_root(verifier);
	verify_tasks(verifier, root);
	verify_lists(verifier);
	if (root != NULL)
		verify_restrictions(verifier, root);
	/* After errors the indexes may be incomplete. */
	if (root != NULL && verifier->options->issue == NULL &&
	    verifier_error_count(verifier) == before)
		verify_unlisted(verifier, root);
}

static bool
read_known(struct verifier *verifier)
{
	const char *path = verifier->options->known;

	return path == NULL ||
	    known_read(verifier->arena, verifier->diag, path, &verifier->known);
}

/* Saves the head of a ledger that was found right. */
static bool
save_known(const struct verifier *verifier)
{
	struct known known = {.portal = verifier->options->where};

	if (verifier->options->known == NULL)
		return true;
	known.seq = verifier->pointer->seq;
	known.ledger = verifier->pointer->ledger;
	return known_write(verifier->diag, verifier->options->known, &known);
}

int
verify_portal(struct arena *arena, struct diag *diag,
    const struct verify_options *options, struct verified *verified)
{
	struct verifier verifier = {
	    .arena = arena, .diag = diag, .options = options};
	size_t before = verifier_error_count(&verifier);
	int status;

	*verified = (struct verified) {0};
	if (!read_known(&verifier))
		return STATUS_OTHER;
	verifier.portal = portal_open(
	    arena, diag, options->where, PORTAL_READ, options->access, &status);
	if (verifier.portal == NULL)
		return status;
	verify_all(&verifier);
	status = verifier.portal->status;
	if (status == 0 && verifier_error_count(&verifier) != before)
		status = STATUS_ALTERED;
	portal_close(verifier.portal);
	*verified = verifier.verified;
	if (status == 0 && !save_known(&verifier))
		status = STATUS_OTHER;
	return status;
}
