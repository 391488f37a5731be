/*
 * upload: transfers, several at a time, by libcurl's multi interface.
 *
 * libcurl (portal/libcurl.h) is known to upload.c, wire.c and address.c alone.
 */
#ifndef PORTAL_UPLOAD_H
#define PORTAL_UPLOAD_H

#include <stdbool.h>
#include <stddef.h>

struct access;
struct arena;
struct diag;
struct transfer;

struct upload; /* keeps connections from one transfer to the next */

enum { UPLOAD_MOST = 16 }; /* transfers at a time */

/* NULL after a failure in diag. The access outlasts it. */
struct upload *upload_open(
    struct arena *arena, struct diag *diag, const struct access *access);
void upload_close(struct upload *upload);

/*
 * Starts a transfer, which with its arena outlasts its ending. There are
 * fewer than UPLOAD_MOST under way.
 */
void upload_start(
    struct upload *upload, struct arena *arena, struct transfer *transfer);

/* One that has ended; NULL: none did in that time. */
struct transfer *upload_wait(struct upload *upload, int milliseconds);

#endif
