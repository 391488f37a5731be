/*
 * libcurl: libcurl, loaded when a portal is used.
 *
 * It pulls in two dozen libraries, and loading them takes longer than most
 * commands run. So the program is not linked to it, but loads it at run time
 * and looks up its functions by name.
 */
#ifndef PORTAL_LIBCURL_H
#define PORTAL_LIBCURL_H

#include <curl/curl.h>
#include <stdbool.h>

struct diag;

/* Names without the prefix curl_; see libcurl's own documentation. */
#define LIBCURL_FUNCTIONS(X)                                                   \
	X(free)                                                                \
	X(global_init)                                                         \
	X(global_cleanup)                                                      \
	X(easy_init)                                                           \
	X(easy_cleanup)                                                        \
	X(easy_reset)                                                          \
	X(easy_setopt)                                                         \
	X(easy_perform)                                                        \
	X(easy_getinfo)                                                        \
	X(easy_strerror)                                                       \
	X(slist_append)                                                        \
	X(slist_free_all)                                                      \
	X(mime_init)                                                           \
	X(mime_free)                                                           \
	X(mime_addpart)                                                        \
	X(mime_name)                                                           \
	X(mime_filename)                                                       \
	X(mime_type)                                                           \
	X(mime_data)                                                           \
	X(mime_data_cb)                                                        \
	X(multi_init)                                                          \
	X(multi_cleanup)                                                       \
	X(multi_setopt)                                                        \
	X(multi_add_handle)                                                    \
	X(multi_remove_handle)                                                 \
	X(multi_info_read)                                                     \
	X(multi_perform)                                                       \
	X(multi_poll)                                                          \
	X(url)                                                                 \
	X(url_cleanup)                                                         \
	X(url_get)                                                             \
	X(url_set)                                                             \
	X(url_strerror)

#define LIBCURL_MEMBER(name) __typeof__(curl_##name) *name;
struct libcurl {
	LIBCURL_FUNCTIONS(LIBCURL_MEMBER)
};
#undef LIBCURL_MEMBER

/*
 * Loads the library, unless it is loaded; it stays until the process ends.
 * False after a failure in diag, with the dynamic linker's message.
 */
bool libcurl_load(struct diag *diag);

/* The functions, after libcurl_load succeeded. */
const struct libcurl *libcurl(void);

#endif
