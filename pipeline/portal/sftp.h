/*
 * sftp: a portal on an SSH server, sftp://.
 *
 * A host key that is in no known_hosts and has not the fingerprint that was
 * given is refused. A file is sent as a draft; it gets a new name by SFTP's
 * rename, and the name of another file by portal/pointer_rename.h. The lock is
 * a directory, which the server makes for one of all who ask.
 */
#ifndef PORTAL_SFTP_H
#define PORTAL_SFTP_H

#include "portal/driver.h"

bool sftp_open(struct portal *portal);
void sftp_close(struct portal *portal);
enum verdict sftp_prepare(
    struct portal *portal, struct job *job, struct transfer *transfer);
enum verdict sftp_judge(
    struct portal *portal, struct job *job, const struct transfer *transfer);

#endif
