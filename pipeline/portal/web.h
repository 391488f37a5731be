/*
 * web: a portal on an HTTP server: as readers see it, or by WebDAV (RFC 4918).
 *
 * A file is replaced by a plain PUT. MOVE is used only if the new name is free:
 * on Apache, readers get 404 and 403 while it replaces a file.
 */
#ifndef PORTAL_WEB_H
#define PORTAL_WEB_H

#include "portal/driver.h"

enum verdict web_prepare(
    struct portal *portal, struct job *job, struct transfer *transfer);
enum verdict web_judge(
    struct portal *portal, struct job *job, const struct transfer *transfer);

/*
 * The verdict for an HTTP status that is not a success, for any job: AGAIN if
 * it is transient, else FAILED; `why` and the exit status are set.
 */
enum verdict web_unwelcome(struct job *job, const struct transfer *transfer);

#endif
