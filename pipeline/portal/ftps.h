/*
 * ftps: a portal on an FTP server with explicit TLS, ftps://.
 *
 * Both connections are encrypted, or there are none. The one for data goes on
 * with the session of the other, which servers may ask for; libcurl keeps one
 * session a server, so one file is sent at a time. A file is sent as a draft,
 * and RNFR and RNTO give it its name, also where that is taken. The lock is a
 * directory, which the server makes for one of all who ask.
 */
#ifndef PORTAL_FTPS_H
#define PORTAL_FTPS_H

#include "portal/driver.h"

bool ftps_open(struct portal *portal);
enum verdict ftps_prepare(
    struct portal *portal, struct job *job, struct transfer *transfer);
enum verdict ftps_judge(
    struct portal *portal, struct job *job, const struct transfer *transfer);

#endif
