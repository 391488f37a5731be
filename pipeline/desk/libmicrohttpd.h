/*
 * libmicrohttpd: the library of the preview's server, loaded when it is needed.
 *
 * It brings GnuTLS, and loading both takes longer than most commands run. So
 * the program is not linked to it, but looks up its functions by name.
 */
#ifndef DESK_LIBMICROHTTPD_H
#define DESK_LIBMICROHTTPD_H

#include <microhttpd.h>
#include <stdbool.h>

struct diag;

/* Names without the prefix MHD_; see the library's own documentation. */
#define LIBMICROHTTPD_FUNCTIONS(X)                                             \
	X(start_daemon)                                                        \
	X(stop_daemon)                                                         \
	X(run)                                                                 \
	X(get_timeout)                                                         \
	X(get_daemon_info)                                                     \
	X(lookup_connection_value)                                             \
	X(suspend_connection)                                                  \
	X(resume_connection)                                                   \
	X(create_response_from_buffer)                                         \
	X(add_response_header)                                                 \
	X(queue_response)                                                      \
	X(destroy_response)

#define LIBMICROHTTPD_MEMBER(name) __typeof__(MHD_##name) *name;
struct libmicrohttpd {
	LIBMICROHTTPD_FUNCTIONS(LIBMICROHTTPD_MEMBER)
};
#undef LIBMICROHTTPD_MEMBER

/* Loads the library; it stays until the process ends. NULL after a failure in
   diag, with the dynamic linker's message. */
const struct libmicrohttpd *libmicrohttpd(struct diag *diag);

#endif
