/*
 * stamp: what was built from what, so that nothing is built twice.
 *
 * A stamp stands in the output directory, .congbao/<name>, and holds the
 * digest of all that files were made from, of each file what the system says
 * of it (size, times, inode) and its digest, and what the build had to say.
 * Where the first digest is the same and no file was touched, the files are
 * what a build would make. A file that seems touched is read: a directory that
 * was copied, or restored by a CI job, has the same bytes. Anything else is no
 * stamp, and the build is done again.
 */
#ifndef PUBLISH_STAMP_H
#define PUBLISH_STAMP_H

#include <stdbool.h>

#include "base/digest.h"
#include "base/record.h"
#include "base/text.h"

struct arena;
struct diag;

struct stamp {
	const char *output; /* directory */
	const char *name;   /* "2022/tet" */
	struct digest inputs;
};

/* Is the stamp valid? If so, `messages` is what the build reported. */
bool stamp_holds(
    struct arena *arena, const struct stamp *stamp, struct text *messages);

/*
 * Stamps files, given by their paths from the output directory. False after a
 * failure in diag.
 */
bool stamp_write(struct arena *arena, struct diag *diag,
    const struct stamp *stamp, struct strings paths, struct text messages);

/* Before files of it are changed. */
void stamp_remove(const struct stamp *stamp);

/* Of the stamp and all it says; false, and of nothing, where there is none. */
bool stamp_digest(const struct stamp *stamp, struct digest *digest);

#endif
