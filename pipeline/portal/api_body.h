/*
 * api_body: a file as an HTTP API wants it: raw, in a form, or in JSON.
 */
#ifndef PORTAL_API_BODY_H
#define PORTAL_API_BODY_H

#include <stdbool.h>

struct api_profile;
struct job;
struct transfer;

/*
 * Fills in the body of a transfer that stores the job's file, in the job's
 * arena. False: `why` of the job says why not.
 */
bool api_body(struct job *job, const struct api_profile *profile,
    const char *base, struct transfer *transfer);

#endif
