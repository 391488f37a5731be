/*
 * sftp: a portal on an SSH server, sftp://.
 *
 * A host key that is not in known_hosts, or does not match the given
 * fingerprint, is refused. A file is uploaded as a draft; SFTP's rename gives
 * it a name that is free, portal/pointer_rename.h one that is taken. The lock
 * is a directory, since only one client succeeds in making it.
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
