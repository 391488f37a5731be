/*
 * upload: transfers, several at a time, by libcurl's multi interface.
 *
 * Only upload.c, curl_transfer.c and address.c call libcurl (portal/libcurl.h).
 */
#ifndef PORTAL_UPLOAD_H
#define PORTAL_UPLOAD_H

#include <stdbool.h>
#include <stddef.h>

struct access;
struct arena;
struct diag;
struct transfer;

struct upload; /* reuses connections */

enum { UPLOAD_MOST = 16 }; /* transfers at a time */

/* NULL after a failure in diag. The access must outlive it. */
struct upload *upload_open(
    struct arena *arena, struct diag *diag, const struct access *access);
void upload_close(struct upload *upload);

/*
 * Starts a transfer; it and its arena must live until it has ended. Fewer than
 * UPLOAD_MOST are running.
 */
void upload_start(
    struct upload *upload, struct arena *arena, struct transfer *transfer);

/* A transfer that has ended; NULL if none did within that time. */
struct transfer *upload_wait(struct upload *upload, int milliseconds);

#endif
