/*
 * ftps: a portal on an FTP server with explicit TLS, ftps://.
 *
 * Both the control and the data connection are encrypted. The data connection
 * reuses the TLS session of the control connection, which servers may require;
 * libcurl keeps one session per server, so one file is sent at a time. A file
 * is uploaded as a draft and renamed by RNFR and RNTO, which replace an
 * existing file. The lock is a directory, since only one client succeeds in
 * making it.
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
