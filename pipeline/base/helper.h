/*
 * helper: lets another program convert a file that is not trusted.
 *
 * It runs in a temporary directory of its own, with an environment of its own,
 * without network and within limits (base/sandbox.h). When it ends, when its
 * time is over or when congbao itself is ended, it is killed with everything
 * that it started, and the directory is removed.
 */
#ifndef BASE_HELPER_H
#define BASE_HELPER_H

#include <stddef.h>

#include "base/sandbox.h"
#include "base/text.h"

struct arena;
struct diag;

struct helper_file {
	const char *name; /* below the directory, which may be made for it */
	struct text bytes;
};

struct helper {
	/* Ends with NULL. "{}" stands for the directory, which it runs in; the
	   first is looked up in PATH. */
	const char *const *arguments;
	const struct helper_file *files; /* that it finds in its directory */
	size_t file_count;
	const char *output; /* the file that it is to write */
	struct sandbox_limits limits;
	int seconds; /* that it may run */
};

enum helper_result {
	HELPER_DONE,
	HELPER_MISSING, /* the program is not installed */
	HELPER_REFUSED, /* it failed, or wrote no file, or one too long */
	HELPER_LATE,	/* it was ended since its time was over */
	HELPER_FAILURE, /* in diag */
};

/* Runs it, and reads what it wrote, at most limits.file bytes. */
enum helper_result helper_run(struct arena *arena, struct diag *diag,
    const struct helper *helper, struct text *output);

#endif
