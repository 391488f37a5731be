/*
 * web: a portal as its readers see it, http:// and https://.
 */
#ifndef PUBLISH_WEB_H
#define PUBLISH_WEB_H

#include "publish/former_driver.h"

enum answer web_read(const struct portal *portal, struct arena *arena,
    const char *path, size_t limit, struct text *bytes);

#endif
