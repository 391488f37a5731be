/*
 * preview_server: shows a preview to a browser on this machine.
 *
 * It listens on 127.0.0.1 alone. All its paths begin with a random token, which
 * only who began the preview knows: other users of the machine and pages of
 * other sites do not. A request that names another host, as by a name that was
 * rebound to this address, or that comes from another site, is refused.
 *
 *   <token>/                    the page (preview_assets.h)
 *   <token>/tinh-hinh?sau=N     the state of the preview, as JSON, as soon as
 *                               its version is not N; then a line end, and the
 *                               page that changed first, if one did
 *   <token>/kieu-chu/0          a font file
 *   <token>/kieu-chu.css        the faces, for the pages
 *   <token>/tep/…               the files of the preview (preview_files.h), and
 *                               styles and scripts of the site
 *
 * It has one thread, and waits where its caller does.
 */
#ifndef DESK_PREVIEW_SERVER_H
#define DESK_PREVIEW_SERVER_H

#include <stdbool.h>

struct arena;
struct diag;
struct faces;
struct preview;
struct preview_server;

/* Begins to listen; port 0: any that is free. NULL after a failure in diag. The
   preview is read whenever a browser asks for it. */
struct preview_server *preview_server_begin(struct arena *arena,
    struct diag *diag, int port, const struct preview *preview,
    struct faces *faces);

/* The address to be opened, "http://127.0.0.1:8765/5f…/". */
const char *preview_server_address(const struct preview_server *server);

/* What to wait for before preview_server_run: a descriptor that is readable, or
   so many milliseconds; -1: no end. */
int preview_server_descriptor(const struct preview_server *server);
int preview_server_timeout(const struct preview_server *server);

/* Reads requests and writes answers, as far as that needs no waiting. */
void preview_server_run(struct preview_server *server);

/* Answers those who wait. */
void preview_server_tell(struct preview_server *server);

void preview_server_end(struct preview_server *server);

#endif
