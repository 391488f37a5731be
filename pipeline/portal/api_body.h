/*
 * api_body: a file as the body of a request: raw, in a form, or in JSON.
 */
#ifndef PORTAL_API_BODY_H
#define PORTAL_API_BODY_H

#include <stdbool.h>

struct api_profile;
struct job;
struct transfer;

/*
 * Fills in the body of the transfer that sends the job's file, in the job's
 * arena. False after a failure, in the job's `why`.
 */
bool api_body(struct job *job, const struct api_profile *profile,
    const char *base, struct transfer *transfer);

#endif
