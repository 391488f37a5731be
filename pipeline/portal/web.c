#include "portal/web.h"

#include <string.h>

#include "base/arena.h"
#include "base/translate.h"
#include "portal/http_status.h"
#include "portal/portal_state.h"
#include "portal/status.h"
#include "portal/transfer.h"

enum {
	RETRIES_MOST = 2,
	REFUSALS_MOST = 3,
};

static const struct http_error {
	long http;
	enum verdict verdict;
	int status;
	const char *message;
} HTTP_ERRORS[] = {
    {401, VERDICT_FAILED, STATUS_DENIED,
	N_("the portal does not accept the credentials (CONGBAO_USER and "
	   "CONGBAO_PASSWORD, or CONGBAO_TOKEN)")},
    {403, VERDICT_FAILED, STATUS_DENIED, N_("the portal does not allow it")},
    {407, VERDICT_FAILED, STATUS_DENIED, N_("the proxy requires credentials")},
    {408, VERDICT_AGAIN, 0, N_("the portal timed out waiting for the request")},
    {413, VERDICT_FAILED, STATUS_OTHER,
	N_("the portal does not accept files of this size")},
    {423, VERDICT_AGAIN, 0, N_("somebody has locked the file")},
    {425, VERDICT_AGAIN, 0, N_("too early")},
    {429, VERDICT_AGAIN, 0, N_("too many requests for the portal")},
    {500, VERDICT_AGAIN, 0, N_("the portal has an internal error")},
    {502, VERDICT_AGAIN, 0, N_("the server behind the portal does not answer")},
    {503, VERDICT_AGAIN, 0,
	N_("the portal is overloaded or closed for a while")},
    {504, VERDICT_AGAIN, 0, N_("the server behind the portal does not answer")},
    {507, VERDICT_FAILED, STATUS_OTHER, N_("the portal's disk is full")},
    {522, VERDICT_AGAIN, 0, N_("the server behind the portal does not answer")},
    {524, VERDICT_AGAIN, 0, N_("the server behind the portal does not answer")},
};

/* What a status other than success means, to the kinds of jobs from first to
 * last. */
static const struct {
	enum job_kind first, last;
	long status;
	enum answer answer;
} ANSWERS[] = {
    {JOB_READ, JOB_LOOK, HTTP_NOT_FOUND, ANSWER_ABSENT},
    {JOB_READ, JOB_LOOK, HTTP_GONE, ANSWER_ABSENT},
    {JOB_STORE, JOB_CREATE, HTTP_NOT_FOUND, ANSWER_ABSENT},
    {JOB_STORE, JOB_CREATE, HTTP_CONFLICT, ANSWER_ABSENT},
    {JOB_CREATE, JOB_CREATE, HTTP_PRECONDITION, ANSWER_EXISTS},
    /* Not every server can MOVE, or recognizes its own host in Destination. */
    {JOB_RENAME, JOB_RENAME, HTTP_FORBIDDEN, ANSWER_ABSENT},
    {JOB_RENAME, JOB_RENAME, HTTP_NOT_FOUND, ANSWER_ABSENT},
    {JOB_RENAME, JOB_RENAME, HTTP_NOT_ALLOWED, ANSWER_ABSENT},
    {JOB_RENAME, JOB_RENAME, HTTP_CONFLICT, ANSWER_ABSENT},
    {JOB_RENAME, JOB_RENAME, HTTP_PRECONDITION, ANSWER_EXISTS},
    {JOB_RENAME, JOB_RENAME, HTTP_NOT_IMPLEMENTED, ANSWER_ABSENT},
    {JOB_RENAME, JOB_RENAME, HTTP_BAD_GATEWAY, ANSWER_ABSENT},
    {JOB_MAKE, JOB_DIRECTORY, HTTP_NOT_FOUND, ANSWER_ABSENT},
    {JOB_MAKE, JOB_DIRECTORY, HTTP_NOT_ALLOWED, ANSWER_EXISTS},
    {JOB_MAKE, JOB_DIRECTORY, HTTP_CONFLICT, ANSWER_ABSENT},
    {JOB_REMOVE, JOB_REMOVE_DIRECTORY, HTTP_NOT_FOUND, ANSWER_ABSENT},
    {JOB_REMOVE, JOB_REMOVE_DIRECTORY, HTTP_GONE, ANSWER_ABSENT},
};

static void
prepare_body(struct job *job, struct transfer *transfer)
{
	transfer->body = job->file;
	transfer_line(&transfer->headers,
	    arena_format(job->arena, "Content-Type: %s", job->file->type));
	if (job->kind == JOB_CREATE)
		transfer_line(&transfer->headers, "If-None-Match: *");
	if (job->match != NULL)
		transfer_line(&transfer->headers,
		    arena_format(job->arena, "If-Match: %s", job->match));
}

/* Overwrite: F, since readers see a gap when Apache replaces by MOVE. */
static void
prepare_move(struct portal *portal, struct job *job, struct transfer *transfer)
{
	transfer->method = "MOVE";
	transfer_line(&transfer->headers,
	    arena_format(job->arena, "Destination: %s", transfer->url));
	transfer_line(&transfer->headers, "Overwrite: F");
	transfer->url = portal_url(portal, job->arena, job->from);
}

enum verdict
web_prepare(struct portal *portal, struct job *job, struct transfer *transfer)
{
	switch (job->kind) {
	case JOB_READ:
	case JOB_LOOK:
		break;
	case JOB_STORE:
	case JOB_CREATE:
		prepare_body(job, transfer);
		break;
	case JOB_MAKE:
	case JOB_DIRECTORY:
		transfer->method = "MKCOL";
		transfer->url = arena_format(job->arena, "%s/", transfer->url);
		break;
	case JOB_REMOVE:
		transfer->method = "DELETE";
		break;
	case JOB_REMOVE_DIRECTORY:
		transfer->method = "DELETE";
		transfer->url = arena_format(job->arena, "%s/", transfer->url);
		break;
	case JOB_RENAME:
		prepare_move(portal, job, transfer);
		break;
	}
	if (job->is_public) /* ask the server, not a cache */
		transfer_line(&transfer->headers, "Cache-Control: no-cache");
	if (transfer->method != NULL)
		transfer->limit = 64 * 1024; /* a message of the server */
	return VERDICT_TRANSFER;
}

/* Replaces what could be a terminal's control sequence. */
static const char *
plain(struct arena *arena, const char *text)
{
	char *copy = arena_string(arena, text);

	for (char *p = copy; *p != '\0'; p++)
		if (*p < ' ' || *p > '~')
			*p = '?';
	return copy;
}

static enum verdict
redirected(struct job *job, const struct transfer *transfer)
{
	if (transfer->location == NULL)
		return job_failed(job, STATUS_OTHER,
		    "HTTP status %ld: the server redirects; give the portal's "
		    "final URL",
		    transfer->status);
	return job_failed(job, STATUS_OTHER,
	    "HTTP status %ld: the server redirects to %.200s; give the "
	    "portal's final URL",
	    transfer->status, plain(job->arena, transfer->location));
}

enum verdict
web_unwelcome(struct job *job, const struct transfer *transfer)
{
	long status = transfer->status;

	/* Apache answers 403 also for a file that is being deleted. */
	if (status == HTTP_FORBIDDEN && ++job->refusals < REFUSALS_MOST) {
		job_failed(job, STATUS_DENIED,
		    "HTTP status 403: the portal does not allow it");
		return VERDICT_AGAIN;
	}
	if (status >= HTTP_REDIRECT && status < HTTP_CLIENT)
		return redirected(job, transfer);
	for (size_t i = 0; i < sizeof HTTP_ERRORS / sizeof HTTP_ERRORS[0];
	     i++) {
		const struct http_error *error = &HTTP_ERRORS[i];

		if (error->http != status)
			continue;
		job_failed(job, error->status, "HTTP status %ld: %s", status,
		    translate(error->message));
		return error->verdict;
	}
	return job_failed(job, STATUS_OTHER, "HTTP status %ld", status);
}

/* A weak ETag (Apache's, in the first second) never matches. */
static const char *
strong(const char *etag)
{
	return etag != NULL && etag[0] == '"' ? etag : NULL;
}

static enum verdict
judge_by_status(struct job *job, const struct transfer *transfer)
{
	for (size_t i = 0; i < sizeof ANSWERS / sizeof ANSWERS[0]; i++)
		if (ANSWERS[i].status == transfer->status &&
		    ANSWERS[i].first <= job->kind &&
		    job->kind <= ANSWERS[i].last)
			return job_done(job, ANSWERS[i].answer);
	return http_is_success(transfer->status) ? job_done(job, ANSWER_WHOLE)
						 : web_unwelcome(job, transfer);
}

static enum verdict
judge_read(struct job *job, const struct transfer *transfer)
{
	if (transfer->ending != ENDING_LONGER && transfer->status != HTTP_OK)
		return http_is_success(transfer->status)
		    ? web_unwelcome(job, transfer)
		    : judge_by_status(job, transfer);
	job->etag = strong(transfer->etag);
	return job_received(job, transfer);
}

/* Both of two clients that make one directory may get this status. */
static enum verdict
judge_unclear(struct job *job, const struct transfer *transfer)
{
	if (job->kind == JOB_DIRECTORY)
		return job_done(job, ANSWER_EXISTS);
	return job_failed(job, STATUS_INCAPABLE,
	    "HTTP status %ld: the server does not say whether the directory "
	    "existed (201 or 405), so it cannot keep two publications apart "
	    "(congbao portal check says more)",
	    transfer->status);
}

static enum verdict
judge_made(struct job *job, const struct transfer *transfer)
{
	/* Apache's answer to a client that lost the race, too. */
	if (transfer->status == HTTP_FORBIDDEN && job->step < RETRIES_MOST)
		return VERDICT_NEXT;
	return http_is_success(transfer->status) &&
		transfer->status != HTTP_CREATED
	    ? judge_unclear(job, transfer)
	    : judge_by_status(job, transfer);
}

enum verdict
web_judge(
    struct portal *portal, struct job *job, const struct transfer *transfer)
{
	(void)portal;
	if (job->kind == JOB_READ || job->kind == JOB_LOOK)
		return judge_read(job, transfer);
	if (job->kind == JOB_MAKE || job->kind == JOB_DIRECTORY)
		return judge_made(job, transfer);
	if (job->match != NULL && transfer->status == HTTP_PRECONDITION)
		return job_done(job, ANSWER_EXISTS);
	return judge_by_status(job, transfer);
}
