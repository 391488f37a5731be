/*
 * wire: one transfer on libcurl, from its options to its ending.
 *
 * Only the scheme that was asked for is spoken: no answer leads elsewhere,
 * and a redirect is an answer like any other. TLS is 1.2 at least and the
 * server proves who it is. A transfer that stands still ends, and one whose
 * answer does not come. A PUT is sent whole or not at all.
 */
#ifndef PORTAL_WIRE_H
#define PORTAL_WIRE_H

#include <stdbool.h>

struct access;
struct arena;
struct transfer;

struct wire; /* an easy handle, used again and again */

struct wire *wire_open(struct arena *arena); /* NULL: there is none */
void wire_close(struct wire *wire);

/* Libcurl's CURL. */
void *wire_handle(const struct wire *wire);

/*
 * Makes the handle ready; what comes is kept in the arena. False where the
 * file that is to be sent cannot be opened: the ending says so.
 */
bool wire_begin(struct wire *wire, struct arena *arena,
    const struct access *access, struct transfer *transfer);

/* Says in the transfer what came of it; code is libcurl's. */
void wire_end(struct wire *wire, int code);

#endif
