/*
 * s3: a portal in an object store, s3://bucket/prefix at an endpoint.
 *
 * Requests are signed by libcurl (SigV4); what it leaves to us is that URLs
 * are canonical, as those of plain paths are, and that the payload's SHA-256
 * is sent along, which the store compares. An object is replaced at one
 * stroke. There are no directories: how one is made by one of all who try,
 * s3_lock.h explains.
 */
#ifndef PORTAL_S3_H
#define PORTAL_S3_H

#include "portal/driver.h"

bool s3_open(struct portal *portal);
enum verdict s3_prepare(
    struct portal *portal, struct job *job, struct transfer *transfer);
enum verdict s3_judge(
    struct portal *portal, struct job *job, const struct transfer *transfer);

#endif
