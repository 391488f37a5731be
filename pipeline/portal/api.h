/*
 * api: copies in a content management system, by its own HTTP API.
 *
 * How the API is spoken to a profile says (portal/api_profile.h). Such a
 * system gives files addresses of its own, takes nothing at one stroke, has
 * no lock and may rewrite what it is given: it can hold copies of what is
 * published, never the gazette itself. So there is no job here but to send a
 * file and to read it at the address that the system gave it, as readers do.
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

/* Of a portal that is open by this driver. */
const struct api_profile *api_profile_of(const struct portal *portal);

#endif
