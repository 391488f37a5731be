/*
 * api: copies in a content management system, by its own HTTP API.
 *
 * A profile describes the API (portal/api_profile.h). Such a system chooses the
 * URLs of files, replaces nothing atomically, has no lock and may rewrite what
 * it receives: it can hold copies of what is published, never the gazette
 * itself. So the only jobs are to send a file, and to read it as readers do at
 * the URL that the system chose.
 */
#ifndef PORTAL_API_H
#define PORTAL_API_H

#include "portal/driver.h"

struct api_profile;

bool api_open(struct portal *portal);
enum verdict api_prepare(
    struct portal *portal, struct job *job, struct transfer *transfer);
enum verdict api_judge(
    struct portal *portal, struct job *job, const struct transfer *transfer);

/* The profile of a portal that this driver opened. */
const struct api_profile *api_profile_of(const struct portal *portal);

#endif
