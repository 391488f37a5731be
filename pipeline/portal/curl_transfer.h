/*
 * curl_transfer: one transfer with libcurl, from its options to its ending.
 *
 * Only the requested scheme is used, and redirects are not followed. TLS is 1.2
 * or later and the server's certificate is verified. A transfer that stalls, or
 * gets no response, times out. If the file to send has changed, the transfer is
 * aborted before its last part.
 */
#ifndef PORTAL_CURL_TRANSFER_H
#define PORTAL_CURL_TRANSFER_H

#include <stdbool.h>

struct access;
struct arena;
struct transfer;

struct curl_transfer; /* an easy handle, which is reused */

/* NULL if libcurl has no handle for us. */
struct curl_transfer *curl_transfer_open(struct arena *arena);
void curl_transfer_close(struct curl_transfer *curl_transfer);

/* The CURL easy handle. */
void *curl_transfer_handle(const struct curl_transfer *curl_transfer);

/*
 * Sets up the handle; the response is kept in the arena. False if the file to
 * send cannot be opened or the one to write cannot be truncated, with the
 * reason in the transfer's ending.
 */
bool curl_transfer_begin(struct curl_transfer *curl_transfer,
    struct arena *arena, const struct access *access,
    struct transfer *transfer);

/* Fills in the response part of the transfer; `code` is a CURLcode. */
void curl_transfer_end(struct curl_transfer *curl_transfer, int code);

#endif
