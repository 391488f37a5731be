/*
 * preview: shows an issue in a browser, and shows it again whenever a source is
 * saved.
 */
#ifndef DESK_PREVIEW_H
#define DESK_PREVIEW_H

#include <stdbool.h>

#include "desk/preview_build.h"

struct diag;

/*
 * Serves the preview on 127.0.0.1 until SIGINT or SIGTERM; port 0: any that is
 * free. Prints the address on standard output. False after a failure in diag.
 */
bool preview_run(
    struct diag *diag, const struct preview_source *source, int port);

#endif
