#include "portal/public_file.h"

#include "base/diag.h"
#include "base/file.h"

struct public_file
public_file_of(const char *path, const char *type, struct text bytes)
{
	return (struct public_file) {.path = path,
	    .bytes = bytes,
	    .size = bytes.length,
	    .digest = digest_of(bytes),
	    .type = type};
}

bool
public_file_bytes(struct arena *arena, struct diag *diag,
    const struct public_file *file, struct text *bytes)
{
	*bytes = file->bytes;
	if (file->local == NULL)
		return true;
	if (!file_read(arena, diag, file->local, bytes))
		return false;
	if (bytes->length == file->size &&
	    digest_equal(digest_of(*bytes), file->digest))
		return true;
	diag_failure(diag, file->local,
	    "does not match its manifest: build the issue again");
	return false;
}
