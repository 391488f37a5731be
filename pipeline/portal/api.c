#include "portal/api.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/json_pointer.h"
#include "portal/access.h"
#include "portal/api_answer.h"
#include "portal/api_body.h"
#include "portal/api_profile.h"
#include "portal/api_template.h"
#include "portal/http_status.h"
#include "portal/portal_state.h"
#include "portal/status.h"
#include "portal/transfer.h"
#include "portal/web.h"

enum {
	ANSWER_MOST = 1024 * 1024, /* bytes of JSON */
};

bool
api_open(struct portal *portal)
{
	const char *path = portal->access->api;

	if (path == NULL)
		return portal_fail(portal, "", STATUS_OTHER,
		    "this API needs a profile: give --api FILE");
	portal->state = api_profile_load(portal->arena, portal->diag, path);
	if (portal->state == NULL)
		portal->status = diag_exit_status(portal->diag, false);
	return portal->state != NULL;
}

const struct api_profile *
api_profile_of(const struct portal *portal)
{
	return portal->state;
}

/* A job that reads has no file: only its path is known. */
static const char *
fill(const struct portal *portal, struct job *job, const char *template)
{
	struct public_file only = {.path = job->path, .type = ""};

	return api_template_fill(job->arena, template, portal->base,
	    job->file == NULL ? &only : job->file);
}

static void
add_headers(struct portal *portal, struct job *job, struct transfer *transfer)
{
	const struct values *headers = &api_profile_of(portal)->headers;

	for (size_t i = 0; i < headers->count; i++)
		transfer_line(
		    &transfer->headers, fill(portal, job, headers->at[i].text));
}

static void
prepare_request(struct portal *portal, struct job *job,
    struct transfer *transfer, const char *url)
{
	transfer->url = url;
	transfer->limit = ANSWER_MOST;
	transfer->keeps = true;
	add_headers(portal, job, transfer);
}

/* Credentials are sent for private copies only, and only to the portal. */
static enum verdict
prepare_get(struct portal *portal, struct job *job, struct transfer *transfer)
{
	transfer->url = job->url;
	transfer->scheme =
	    arena_copy(job->arena, job->url, strcspn(job->url, ":"));
	transfer->is_public = !api_profile_of(portal)->is_private ||
	    !api_answer_is_ours(job->arena, portal->base, job->url);
	transfer_line(&transfer->headers, "Cache-Control: no-cache");
	return VERDICT_TRANSFER;
}

static enum verdict
refuse_address(struct job *job)
{
	return job_failed(job, STATUS_OTHER,
	    "the API's response has no https:// URL of the copy");
}

static enum verdict
prepare_read(struct portal *portal, struct job *job, struct transfer *transfer)
{
	const struct api_profile *profile = api_profile_of(portal);

	if (job->url != NULL)
		return prepare_get(portal, job, transfer);
	if (profile->find.text != NULL) {
		prepare_request(portal, job, transfer,
		    fill(portal, job, profile->find.text));
		return VERDICT_TRANSFER;
	}
	if (profile->read.text != NULL) {
		job->url = api_answer_url(job->arena, portal->base,
		    fill(portal, job, profile->read.text));
		return job->url == NULL ? refuse_address(job)
					: prepare_get(portal, job, transfer);
	}
	job->answer = ANSWER_ABSENT; /* the API has no way to find out */
	return VERDICT_DONE;
}

static enum verdict
prepare_store(struct portal *portal, struct job *job, struct transfer *transfer)
{
	const struct api_profile *profile = api_profile_of(portal);

	prepare_request(
	    portal, job, transfer, fill(portal, job, profile->send.text));
	transfer->method = profile->method.text;
	transfer->is_once = true;
	if (api_body(job, profile, portal->base, transfer))
		return VERDICT_TRANSFER;
	return job_failed(job, STATUS_OTHER, "%s", job->why);
}

enum verdict
api_prepare(struct portal *portal, struct job *job, struct transfer *transfer)
{
	if (job->kind == JOB_READ)
		return prepare_read(portal, job, transfer);
	if (job->kind == JOB_STORE)
		return prepare_store(portal, job, transfer);
	return job_failed(job, STATUS_INCAPABLE,
	    "the portal can hold copies, not the gazette itself");
}

static bool
is_absent(const struct transfer *transfer)
{
	return transfer->status == HTTP_NOT_FOUND ||
	    transfer->status == HTTP_GONE;
}

static enum verdict
too_long(struct job *job)
{
	return job_failed(
	    job, STATUS_OTHER, "the API's response is over a megabyte");
}

static enum verdict
judge_found(
    struct portal *portal, struct job *job, const struct transfer *transfer)
{
	const char *named;

	if (transfer->ending == ENDING_LONGER)
		return too_long(job);
	if (is_absent(transfer))
		return job_done(job, ANSWER_ABSENT);
	if (!http_is_success(transfer->status))
		return web_unwelcome(job, transfer);
	named = json_pointer_string(
	    job->arena, transfer->answer, api_profile_of(portal)->found.text);
	if (named == NULL)
		return job_done(job, ANSWER_ABSENT);
	job->url = api_answer_url(job->arena, portal->base, named);
	return job->url == NULL ? refuse_address(job) : VERDICT_NEXT;
}

static enum verdict
judge_sent(
    struct portal *portal, struct job *job, const struct transfer *transfer)
{
	const struct api_profile *profile = api_profile_of(portal);
	const char *named;

	if (transfer->ending == ENDING_LONGER)
		return too_long(job);
	if (!http_is_success(transfer->status))
		return web_unwelcome(job, transfer);
	named = profile->answer.text == NULL
	    ? fill(portal, job, profile->read.text)
	    : json_pointer_string(
		  job->arena, transfer->answer, profile->answer.text);
	if (named == NULL)
		return job_failed(job, STATUS_OTHER,
		    "the API's response has no string at %.100s",
		    profile->answer.text);
	job->url = api_answer_url(job->arena, portal->base, named);
	return job->url == NULL ? refuse_address(job)
				: job_done(job, ANSWER_WHOLE);
}

enum verdict
api_judge(
    struct portal *portal, struct job *job, const struct transfer *transfer)
{
	if (job->kind == JOB_STORE)
		return judge_sent(portal, job, transfer);
	if (job->url == NULL)
		return judge_found(portal, job, transfer);
	return web_judge(portal, job, transfer);
}
