/*
 * curl_transfer: one transfer on libcurl, from its options to its ending.
 *
 * Only the scheme that was asked for is spoken: no answer leads elsewhere,
 * and a redirect is an answer like any other. TLS is 1.2 at least and the
 * server proves who it is. A transfer that stands still ends, and one whose
 * answer does not come. A PUT is sent whole or not at all.
 */
#ifndef PORTAL_CURL_TRANSFER_H
#define PORTAL_CURL_TRANSFER_H

#include <stdbool.h>

struct access;
struct arena;
struct transfer;

struct curl_transfer; /* an easy handle, used again and again */

struct curl_transfer *curl_transfer_open(
    struct arena *arena); /* NULL: there is none */
void curl_transfer_close(struct curl_transfer *curl_transfer);

/* Libcurl's CURL. */
void *curl_transfer_handle(const struct curl_transfer *curl_transfer);

/*
 * Makes the handle ready; what comes is kept in the arena. False where the
 * file that is to be sent cannot be opened: the ending says so.
 */
bool curl_transfer_begin(struct curl_transfer *curl_transfer,
    struct arena *arena, const struct access *access,
    struct transfer *transfer);

/* Says in the transfer what came of it; code is libcurl's. */
void curl_transfer_end(struct curl_transfer *curl_transfer, int code);

#endif
