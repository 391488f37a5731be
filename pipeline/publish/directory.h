/*
 * directory: a portal in a directory of this machine, file://.
 */
#ifndef PUBLISH_DIRECTORY_H
#define PUBLISH_DIRECTORY_H

#include "publish/former_driver.h"

enum answer directory_read(const struct portal *portal, struct arena *arena,
    const char *path, size_t limit, struct text *bytes);
enum answer directory_size(
    const struct portal *portal, const char *path, size_t *size);
bool directory_store(
    const struct portal *portal, const char *path, struct text bytes);
bool directory_tidy(const struct portal *portal, const char *directory);

#endif
