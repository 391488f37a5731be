/*
 * directory: a portal in a local directory, file://.
 *
 * A file gets its name when it is complete and synced to the disk.
 */
#ifndef PORTAL_DIRECTORY_H
#define PORTAL_DIRECTORY_H

#include "portal/driver.h"

enum verdict directory_prepare(
    struct portal *portal, struct job *job, struct transfer *transfer);
enum verdict directory_judge(
    struct portal *portal, struct job *job, const struct transfer *transfer);
bool directory_tidy(struct portal *portal, const char *directory);

#endif
