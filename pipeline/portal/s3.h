/*
 * s3: a portal in an object store, s3://bucket/prefix at an endpoint.
 *
 * libcurl signs the requests (SigV4); it leaves to us that URLs are canonical,
 * as those of plain paths are, and that the SHA-256 of the payload is sent,
 * which the store verifies. Objects are replaced atomically. There are no
 * directories: s3_lock.h explains how exactly one client makes one.
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
