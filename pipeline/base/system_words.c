#include "base/system_words.h"

#include <errno.h>
#include <stddef.h>
#include <string.h>

#include "base/translate.h"

static const struct {
	int error;
	const char *words; /* the C library's */
} USUAL[] = {
    {ENOENT, N_("No such file or directory")},
    {EACCES, N_("Permission denied")},
    {EPERM, N_("Operation not permitted")},
    {EISDIR, N_("Is a directory")},
    {ENOTDIR, N_("Not a directory")},
    {EEXIST, N_("File exists")},
    {ENOTEMPTY, N_("Directory not empty")},
    {ENOSPC, N_("No space left on device")},
    {EDQUOT, N_("Disk quota exceeded")},
    {EROFS, N_("Read-only file system")},
    {EFBIG, N_("File too large")},
    {EIO, N_("Input/output error")},
    {EBUSY, N_("Device or resource busy")},
    {EXDEV, N_("Invalid cross-device link")},
    {ELOOP, N_("Too many levels of symbolic links")},
    {ENAMETOOLONG, N_("File name too long")},
    {EMFILE, N_("Too many open files")},
    {ENOMEM, N_("Cannot allocate memory")},
    {EPIPE, N_("Broken pipe")},
    {EADDRINUSE, N_("Address already in use")},
    {ECONNREFUSED, N_("Connection refused")},
    {ETIMEDOUT, N_("Connection timed out")},
    {ENETUNREACH, N_("Network is unreachable")},
};

const char *
system_words(int error)
{
	for (size_t i = 0; i < sizeof USUAL / sizeof USUAL[0]; i++)
		if (USUAL[i].error == error)
			return translate(USUAL[i].words);
	return strerror(error);
}
