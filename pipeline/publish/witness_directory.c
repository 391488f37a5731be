#include "publish/witness_directory.h"

#include "base/arena.h"
#include "base/file.h"
#include "publish/ledger.h"

enum { SHOWN = 8 }; /* digits of a digest in a file's name */

struct digest
witness_entry(
    struct arena *arena, struct diag *diag, const char *directory, int seq)
{
	struct text bytes;
	bool there;

	return file_read_if_there(arena, diag,
		   file_join(arena, directory, ledger_path(arena, seq)), &bytes,
		   &there) &&
		there
	    ? digest_of(bytes)
	    : digest_none();
}

bool
witness_keep_entry(
    struct diag *diag, const char *directory, int seq, struct text bytes)
{
	struct arena *scratch = arena_new();
	bool good = file_write_output(diag,
	    file_join(scratch, directory, ledger_path(scratch, seq)), bytes);

	arena_free(scratch);
	return good;
}

const char *
witness_keep_other(struct arena *arena, struct diag *diag,
    const char *directory, const char *path, struct text bytes)
{
	const char *evidence = file_join(arena, directory, "khac");
	const char *kept = arena_format(arena, "%s/%.*s-%s", evidence, SHOWN,
	    digest_of(bytes).hex, file_base(arena, path));

	return file_make_directory(diag, evidence) &&
		file_write(diag, kept, bytes)
	    ? kept
	    : NULL;
}
