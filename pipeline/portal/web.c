#include "portal/web.h"

#include <string.h>

#include "base/arena.h"
#include "portal/portal_state.h"
#include "portal/status.h"
#include "portal/transfer.h"

enum {
	HTTP_OK = 200,
	HTTP_CREATED = 201,
	HTTP_NO_CONTENT = 204,
	HTTP_REDIRECT = 300, /* to 399 */
	HTTP_CLIENT = 400,
	HTTP_FORBIDDEN = 403,
	HTTP_NOT_FOUND = 404,
	HTTP_NOT_ALLOWED = 405,
	HTTP_CONFLICT = 409,
	HTTP_GONE = 410,
	HTTP_PRECONDITION = 412,
	HTTP_NOT_IMPLEMENTED = 501,
	HTTP_BAD_GATEWAY = 502,
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
	"the portal does not accept the credentials (CONGBAO_USER and "
	"CONGBAO_PASSWORD, or CONGBAO_TOKEN)"},
    {403, VERDICT_FAILED, STATUS_DENIED, "the portal does not allow it"},
    {407, VERDICT_FAILED, STATUS_DENIED, "the proxy requires credentials"},
    {408, VERDICT_AGAIN, 0, "the portal timed out waiting for the request"},
    {413, VERDICT_FAILED, STATUS_OTHER,
	"the portal does not accept files of this size"},
    {423, VERDICT_AGAIN, 0, "somebody has locked the file"},
    {425, VERDICT_AGAIN, 0, "too early"},
    {429, VERDICT_AGAIN, 0, "too many requests for the portal"},
    {500, VERDICT_AGAIN, 0, "the portal has an internal error"},
    {502, VERDICT_AGAIN, 0, "the server behind the portal does not answer"},
    {503, VERDICT_AGAIN, 0, "the portal is overloaded or closed for a while"},
    {504, VERDICT_AGAIN, 0, "the server behind the portal does not answer"},
    {507, VERDICT_FAILED, STATUS_OTHER, "the portal's disk is full"},
    {522, VERDICT_AGAIN, 0, "the server behind the portal does not answer"},
    {524, VERDICT_AGAIN, 0, "the server behind the portal does not answer"},
};

static void
add_header(struct transfer *transfer, const char *header)
{
	transfer->headers.at[transfer->headers.count++] = header;
}

static void
prepare_body(struct job *job, struct transfer *transfer)
{
	transfer->body = job->file;
	add_header(transfer,
	    arena_format(job->arena, "Content-Type: %s", job->file->type));
	if (job->kind == JOB_CREATE)
		add_header(transfer, "If-None-Match: *");
	if (job->match != NULL)
		add_header(transfer,
		    arena_format(job->arena, "If-Match: %s", job->match));
}

/* Overwrite: F, since readers see a gap when Apache replaces by MOVE. */
static void
prepare_move(struct portal *portal, struct job *job, struct transfer *transfer)
{
	transfer->method = "MOVE";
	add_header(transfer,
	    arena_format(job->arena, "Destination: %s", transfer->url));
	add_header(transfer, "Overwrite: F");
	transfer->url = portal_url(portal, job->arena, job->from);
}

enum verdict
web_prepare(struct portal *portal, struct job *job, struct transfer *transfer)
{
	transfer->url = portal_url(portal, job->arena, job->path);
	transfer->scheme = portal->driver->speaks;
	switch (job->kind) {
	case JOB_READ:
		transfer->limit = job->limit;
		transfer->keeps = job->keeps;
		break;
	case JOB_LOOK:
		transfer->head = true;
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
		add_header(transfer, "Cache-Control: no-cache");
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

enum verdict
web_unwelcome(struct job *job, const struct transfer *transfer)
{
	long status = transfer->status;

	/* Apache answers 403 also for a file that is being deleted. */
	if (status == HTTP_FORBIDDEN && ++job->refusals < REFUSALS_MOST) {
		job_failed(job, STATUS_DENIED,
		    "HTTP status 403: the portal "
		    "does not allow it");
		return VERDICT_AGAIN;
	}
	if (status >= HTTP_REDIRECT && status < HTTP_CLIENT)
		return job_failed(job, STATUS_OTHER,
		    "HTTP status %ld: the server redirects%s%.200s; give the "
		    "portal's final URL",
		    status, transfer->location == NULL ? "" : " to ",
		    transfer->location == NULL
			? ""
			: plain(job->arena, transfer->location));
	for (size_t i = 0; i < sizeof HTTP_ERRORS / sizeof HTTP_ERRORS[0];
	     i++) {
		const struct http_error *error = &HTTP_ERRORS[i];

		if (error->http != status)
			continue;
		job_failed(job, error->status, "HTTP status %ld: %s", status,
		    error->message);
		return error->verdict;
	}
	return job_failed(job, STATUS_OTHER, "HTTP status %ld", status);
}

static enum verdict
done(struct job *job, enum answer answer)
{
	job->answer = answer;
	return VERDICT_DONE;
}

/* A weak ETag (Apache's, in the first second) never matches. */
static const char *
strong(const char *etag)
{
	return etag != NULL && etag[0] == '"' ? etag : NULL;
}

static enum verdict
judge_read(struct job *job, const struct transfer *transfer)
{
	if (transfer->ending == ENDING_LONGER)
		return done(job, ANSWER_LONGER);
	if (transfer->status == HTTP_NOT_FOUND || transfer->status == HTTP_GONE)
		return done(job, ANSWER_ABSENT);
	if (transfer->status != HTTP_OK)
		return web_unwelcome(job, transfer);
	job->bytes = transfer->answer;
	job->etag = strong(transfer->etag);
	job->size = transfer->size;
	job->digest = transfer->digest;
	return done(job, ANSWER_WHOLE);
}

/* Both of two clients that make one directory may get this status. */
static enum verdict
judge_unclear(struct job *job, const struct transfer *transfer)
{
	if (job->kind == JOB_DIRECTORY)
		return done(job, ANSWER_EXISTS);
	return job_failed(job, STATUS_INCAPABLE,
	    "HTTP status %ld: the server does not say whether the directory "
	    "existed (201 or 405), so it cannot keep two publications apart "
	    "(congbao portal check says more)",
	    transfer->status);
}

static enum verdict
judge_made(struct job *job, const struct transfer *transfer)
{
	switch (transfer->status) {
	case HTTP_CREATED:
		return done(job, ANSWER_WHOLE);
	case HTTP_NOT_ALLOWED:
		return done(job, ANSWER_EXISTS);
	case HTTP_FORBIDDEN:
		/* Apache's answer to a client that lost the race, too. */
		return job->step < RETRIES_MOST ? VERDICT_NEXT
						: web_unwelcome(job, transfer);
	case HTTP_CONFLICT:
	case HTTP_NOT_FOUND:
		return done(job, ANSWER_ABSENT);
	case HTTP_OK:
	case HTTP_NO_CONTENT:
		return judge_unclear(job, transfer);
	default:
		return web_unwelcome(job, transfer);
	}
}

static enum verdict
judge_stored(struct job *job, const struct transfer *transfer)
{
	if (transfer->status >= HTTP_OK && transfer->status < HTTP_REDIRECT)
		return done(job, ANSWER_WHOLE);
	if (transfer->status == HTTP_PRECONDITION &&
	    (job->kind == JOB_CREATE || job->match != NULL))
		return done(job, ANSWER_EXISTS);
	if (transfer->status == HTTP_CONFLICT ||
	    transfer->status == HTTP_NOT_FOUND)
		return done(job, ANSWER_ABSENT);
	return web_unwelcome(job, transfer);
}

static enum verdict
judge_removed(struct job *job, const struct transfer *transfer)
{
	if (transfer->status >= HTTP_OK && transfer->status < HTTP_REDIRECT)
		return done(job, ANSWER_WHOLE);
	if (transfer->status == HTTP_NOT_FOUND || transfer->status == HTTP_GONE)
		return done(job, ANSWER_ABSENT);
	return web_unwelcome(job, transfer);
}

/* Not every server can MOVE, or recognizes its own host in Destination. */
static enum verdict
judge_moved(struct job *job, const struct transfer *transfer)
{
	switch (transfer->status) {
	case HTTP_PRECONDITION:
		return done(job, ANSWER_EXISTS);
	case HTTP_FORBIDDEN:
	case HTTP_NOT_FOUND:
	case HTTP_NOT_ALLOWED:
	case HTTP_CONFLICT:
	case HTTP_NOT_IMPLEMENTED:
	case HTTP_BAD_GATEWAY:
		return done(job, ANSWER_ABSENT);
	default:
		return transfer->status >= HTTP_OK &&
			transfer->status < HTTP_REDIRECT
		    ? done(job, ANSWER_WHOLE)
		    : web_unwelcome(job, transfer);
	}
}

enum verdict
web_judge(
    struct portal *portal, struct job *job, const struct transfer *transfer)
{
	(void)portal;
	switch (job->kind) {
	case JOB_READ:
	case JOB_LOOK:
		return judge_read(job, transfer);
	case JOB_STORE:
	case JOB_CREATE:
		return judge_stored(job, transfer);
	case JOB_MAKE:
	case JOB_DIRECTORY:
		return judge_made(job, transfer);
	case JOB_REMOVE:
	case JOB_REMOVE_DIRECTORY:
		return judge_removed(job, transfer);
	case JOB_RENAME:
		return judge_moved(job, transfer);
	}
	return VERDICT_FAILED;
}
