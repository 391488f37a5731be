#include "desk/libmicrohttpd.h"

#include <stddef.h>

#include "base/library.h"

/* Like the tables of a linked library, written once, before it is used. */
static struct libmicrohttpd functions;

#define ROW(name) {"MHD_" #name, &functions.name},
static const struct library_function ROWS[] = {LIBMICROHTTPD_FUNCTIONS(ROW)};
#undef ROW

const struct libmicrohttpd *
libmicrohttpd(struct diag *diag)
{
	static const char *const NAMES[] = {"libmicrohttpd.so.12", NULL};

	if (functions.start_daemon == NULL &&
	    !library_load(diag, NAMES, ROWS, sizeof ROWS / sizeof ROWS[0]))
		return NULL;
	return &functions;
}
