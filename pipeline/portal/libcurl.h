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
#define LIBCURL_FUNCTIONS(each)                                                \
	each(free);                                                            \
	each(global_init);                                                     \
	each(global_cleanup);                                                  \
	each(easy_init);                                                       \
	each(easy_cleanup);                                                    \
	each(easy_reset);                                                      \
	each(easy_setopt);                                                     \
	each(easy_getinfo);                                                    \
	each(easy_strerror);                                                   \
	each(slist_append);                                                    \
	each(slist_free_all);                                                  \
	each(mime_init);                                                       \
	each(mime_free);                                                       \
	each(mime_addpart);                                                    \
	each(mime_name);                                                       \
	each(mime_filename);                                                   \
	each(mime_type);                                                       \
	each(mime_data);                                                       \
	each(mime_data_cb);                                                    \
	each(multi_init);                                                      \
	each(multi_cleanup);                                                   \
	each(multi_setopt);                                                    \
	each(multi_add_handle);                                                \
	each(multi_remove_handle);                                             \
	each(multi_info_read);                                                 \
	each(multi_perform);                                                   \
	each(multi_poll);                                                      \
	each(url);                                                             \
	each(url_cleanup);                                                     \
	each(url_get);                                                         \
	each(url_set);                                                         \
	each(url_strerror)

#define LIBCURL_MEMBER(name) __typeof__(curl_##name) *name
struct libcurl {
	LIBCURL_FUNCTIONS(LIBCURL_MEMBER);
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
