#include "portal/s3.h"

#include <string.h>

#include "base/arena.h"
#include "base/digest.h"
#include "base/path.h"
#include "base/translate.h"
#include "portal/access.h"
#include "portal/address.h"
#include "portal/bucket.h"
#include "portal/http_status.h"
#include "portal/lock_record.h"
#include "portal/portal_state.h"
#include "portal/s3_lock.h"
#include "portal/status.h"
#include "portal/transfer.h"
#include "portal/web.h"

/* The steps of CREATE; of STORE the first and, without its condition, the
 * next. The later ones are for stores without conditional PUT. */
enum s3_step { STEP_CONDITION, STEP_LOOK, STEP_SEND };

struct s3 {
	const char *scheme;  /* of the endpoint */
	const char *bucket;  /* its URL */
	const char *prefix;  /* of keys: "", or with a trailing slash */
	const char *signing; /* "aws:amz:us-east-1:s3" */
	const char *run;     /* unique to this process */
	size_t attempts;     /* to make a directory, so far */
};

/* State of a MAKE or REMOVE_DIRECTORY between steps. */
struct s3_locking {
	struct s3_lock *lock;
	enum s3_request request;
};

/* An ID of this process: the same for all portals that it opens. */
static const char *
run_of(struct arena *arena)
{
	struct lock_record us = lock_record_new(arena, "");
	const char *words = arena_format(
	    arena, "%s %d %s", us.machine.hex, us.process, us.began);
	struct digest digest = digest_of(text_of(words));

	return arena_copy(arena, digest.hex, 16);
}

static bool
find_endpoint(struct portal *portal, struct s3 *s3)
{
	const char *endpoint = portal->access->s3_endpoint;
	struct address address = {0};
	const char *wrong = endpoint == NULL
	    ? _("which server? Give CONGBAO_S3_ENDPOINT, such as "
		"https://s3.example.vn")
	    : address_parse(portal->arena, endpoint, &address);

	if (wrong == NULL && strcmp(address.scheme, "https") != 0 &&
	    (strcmp(address.scheme, "http") != 0 ||
		!address_is_loopback(&address)))
		wrong = _("an endpoint is https://… (http:// is for this "
			  "machine only)");
	if (wrong != NULL)
		return portal_fail(portal, "", STATUS_OTHER, "%s", wrong);
	s3->scheme = address.scheme;
	s3->bucket = arena_format(
	    portal->arena, "%s/%s", address.url, portal->address.host);
	return true;
}

bool
s3_open(struct portal *portal)
{
	struct arena *arena = portal->arena;
	struct s3 *s3 = arena_alloc(arena, sizeof *s3);
	const char *region = portal->access->s3_region;
	const char *prefix = portal->address.path;

	if (!find_endpoint(portal, s3))
		return false;
	while (*prefix == '/')
		prefix++;
	if (prefix[0] != '\0' && !path_is_plain(prefix))
		return portal_fail(portal, "", STATUS_OTHER,
		    "a prefix has letters, digits, dots, hyphens, underscores "
		    "and slashes only");
	s3->prefix =
	    prefix[0] == '\0' ? "" : arena_format(arena, "%s/", prefix);
	s3->signing = arena_format(
	    arena, "aws:amz:%s:s3", region == NULL ? "us-east-1" : region);
	s3->run = run_of(arena);
	portal->base = prefix[0] == '\0'
	    ? s3->bucket
	    : arena_format(arena, "%s/%s", s3->bucket, prefix);
	portal->state = s3;
	return true;
}

static void
sign(const struct s3 *s3, struct job *job, struct transfer *transfer)
{
	struct digest digest = transfer->body == NULL
	    ? digest_of((struct text) {0})
	    : transfer->body->digest;

	transfer->scheme = s3->scheme;
	transfer->signing = s3->signing;
	transfer_line(&transfer->headers,
	    arena_format(job->arena, "x-amz-content-sha256: %s", digest.hex));
}

static void
prepare_put(struct job *job, struct transfer *transfer)
{
	transfer->body = job->file;
	transfer_line(&transfer->headers,
	    arena_format(job->arena, "Content-Type: %s", job->file->type));
	transfer_line(&transfer->headers,
	    arena_format(
		job->arena, "x-amz-meta-sha256: %s", job->file->digest.hex));
}

/*
 * Lists the first directory of a path. Keys are plain, so only slashes need
 * escaping in the query.
 */
static const char *
list_url(const struct s3 *s3, struct arena *arena, const char *path)
{
	struct buffer url = {.arena = arena};

	buffer_format(&url, "%s?list-type=2&prefix=", s3->bucket);
	buffer_encode(&url, s3->prefix, "-._");
	for (; *path != '\0' && *path != '/'; path++)
		buffer_byte(&url, *path);
	buffer_string(&url, "%2F");
	return url.at;
}

static const struct public_file *
mark_file(struct arena *arena, const char *path)
{
	struct public_file *file = arena_alloc(arena, sizeof *file);

	*file = public_file_of(path, "text/plain", text_of("\n"));
	return file;
}

static void
prepare_locking(struct portal *portal, struct job *job,
    const struct s3_locking *locking, struct transfer *transfer)
{
	const struct s3 *s3 = portal->state;
	const char *mark = s3_lock_mark(locking->lock);

	transfer->limit = BUCKET_MOST;
	if (locking->request == S3_LIST) {
		transfer->url = list_url(s3, job->arena, job->path);
		transfer->keeps = true;
		return;
	}
	transfer->url = portal_url(portal, job->arena, mark);
	if (locking->request == S3_MARK)
		transfer->body = mark_file(job->arena, mark);
	else
		transfer->method = "DELETE";
}

static struct s3_locking *
begin_locking(struct portal *portal, struct job *job)
{
	struct s3 *s3 = portal->state;
	struct s3_locking *locking = arena_alloc(job->arena, sizeof *locking);

	locking->lock = s3_lock_new(job->arena, job, s3->run, s3->attempts++);
	locking->request = s3_lock_step(locking->lock, job, s3->prefix, NULL);
	return locking;
}

static void
prepare_create(struct job *job, struct transfer *transfer)
{
	if (job->step == STEP_LOOK) {
		transfer->head = true;
		return;
	}
	prepare_put(job, transfer);
	if (job->step == STEP_CONDITION)
		transfer_line(&transfer->headers, "If-None-Match: *");
}

enum verdict
s3_prepare(struct portal *portal, struct job *job, struct transfer *transfer)
{
	switch (job->kind) {
	case JOB_READ:
	case JOB_LOOK:
		break;
	case JOB_STORE:
		prepare_put(job, transfer);
		if (job->match != NULL && job->step == STEP_CONDITION)
			transfer_line(&transfer->headers,
			    arena_format(
				job->arena, "If-Match: %s", job->match));
		break;
	case JOB_CREATE:
		prepare_create(job, transfer);
		break;
	case JOB_REMOVE:
		transfer->method = "DELETE";
		break;
	case JOB_DIRECTORY: /* nothing to make; it may have objects */
		job->answer = ANSWER_EXISTS;
		return VERDICT_DONE;
	case JOB_MAKE:
	case JOB_REMOVE_DIRECTORY:
		if (job->step == 0)
			job->state = begin_locking(portal, job);
		prepare_locking(portal, job, job->state, transfer);
		break;
	case JOB_RENAME:
		return VERDICT_FAILED;
	}
	sign(portal->state, job, transfer);
	return VERDICT_TRANSFER;
}

static enum verdict
judge_locking(
    struct portal *portal, struct job *job, const struct transfer *transfer)
{
	const struct s3 *s3 = portal->state;
	struct s3_locking *locking = job->state;
	bool lists = locking->request == S3_LIST;
	struct bucket_list list;

	if (!http_is_success(transfer->status) &&
	    !(locking->request == S3_UNMARK &&
		transfer->status == HTTP_NOT_FOUND))
		return web_unwelcome(job, transfer);
	if (lists && !bucket_list_read(job->arena, transfer->answer, &list))
		return job_failed(job, STATUS_INCAPABLE,
		    "the store does not list its objects as S3 does");
	locking->request =
	    s3_lock_step(locking->lock, job, s3->prefix, lists ? &list : NULL);
	if (locking->request == S3_FAILED)
		return job_failed(job, STATUS_INCAPABLE, "%s", job->why);
	return locking->request == S3_DONE ? VERDICT_DONE : VERDICT_NEXT;
}

/* We hold the lock, so looking first is enough without conditional PUT. */
static enum verdict
judge_look(struct job *job, const struct transfer *transfer)
{
	if (transfer->status == HTTP_NOT_FOUND)
		return VERDICT_NEXT;
	return transfer->status == HTTP_OK ? job_done(job, ANSWER_EXISTS)
					   : web_unwelcome(job, transfer);
}

static enum verdict
judge_put(
    struct portal *portal, struct job *job, const struct transfer *transfer)
{
	bool has_condition = job->kind == JOB_CREATE || job->match != NULL;

	if (has_condition && job->step == STEP_CONDITION &&
	    transfer->status == HTTP_NOT_IMPLEMENTED)
		return VERDICT_NEXT;
	/* Somebody is storing it right now: retry. */
	if (has_condition && transfer->status == HTTP_CONFLICT) {
		job_failed(job, 0, "somebody else is storing it, too");
		return VERDICT_AGAIN;
	}
	/* Objects need no directory. */
	if (job->kind == JOB_STORE && transfer->status == HTTP_NOT_FOUND)
		return job_failed(
		    job, STATUS_OTHER, "the endpoint has no such bucket");
	return web_judge(portal, job, transfer);
}

enum verdict
s3_judge(
    struct portal *portal, struct job *job, const struct transfer *transfer)
{
	if (job->kind == JOB_MAKE || job->kind == JOB_REMOVE_DIRECTORY)
		return judge_locking(portal, job, transfer);
	if (job->kind == JOB_CREATE && job->step == STEP_LOOK)
		return judge_look(job, transfer);
	if (job->kind == JOB_STORE || job->kind == JOB_CREATE)
		return judge_put(portal, job, transfer);
	return web_judge(portal, job, transfer);
}
