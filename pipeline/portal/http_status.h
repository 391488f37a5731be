/*
 * http_status: status codes of HTTP (RFC 9110, RFC 4918); data alone.
 */
#ifndef PORTAL_HTTP_STATUS_H
#define PORTAL_HTTP_STATUS_H

#include <stdbool.h>

enum {
	HTTP_OK = 200,
	HTTP_CREATED = 201,
	HTTP_REDIRECT = 300, /* to 399 */
	HTTP_CLIENT = 400,
	HTTP_FORBIDDEN = 403,
	HTTP_NOT_FOUND = 404,
	HTTP_NOT_ALLOWED = 405,
	HTTP_TIMEOUT = 408,
	HTTP_CONFLICT = 409,
	HTTP_GONE = 410,
	HTTP_PRECONDITION = 412,
	HTTP_TOO_MANY = 429,
	HTTP_SERVER = 500, /* to 599 */
	HTTP_NOT_IMPLEMENTED = 501,
	HTTP_BAD_GATEWAY = 502,
};

static inline bool
http_is_success(long status)
{
	return status >= HTTP_OK && status < HTTP_REDIRECT;
}

#endif
