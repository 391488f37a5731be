/*
 * web: a portal that is spoken to by HTTP: as its readers do, or by WebDAV
 * (RFC 4918).
 *
 * A file is replaced by a plain PUT over it. MOVE is not used: on Apache,
 * readers meet 404 and 403 while it replaces a file.
 */
#ifndef PORTAL_WEB_H
#define PORTAL_WEB_H

#include "portal/driver.h"

enum verdict web_prepare(
    struct portal *portal, struct job *job, struct transfer *transfer);
enum verdict web_judge(
    struct portal *portal, struct job *job, const struct transfer *transfer);

/*
 * What an HTTP status that is no success means for any job: AGAIN where it
 * may pass, else FAILED, with words and exit status.
 */
enum verdict web_unwelcome(struct job *job, const struct transfer *transfer);

#endif
