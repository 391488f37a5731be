/*
 * stamp: build stamps, so that nothing is built twice.
 *
 * A stamp is a file .congbao/<name> in the output directory. It has the digest
 * of all inputs, for each output file its state (size, times, inode) and
 * digest, and the messages of the build. If the inputs have the same digest and
 * no file was touched, the build is up to date. A file whose state changed is
 * read: in a directory that was copied, or restored by a CI job, it has the
 * same bytes. Otherwise the stamp is stale, and the build is done again.
 */
#ifndef COMMANDS_STAMP_H
#define COMMANDS_STAMP_H

#include <stdbool.h>

#include "base/digest.h"
#include "base/text.h"

struct arena;
struct diag;

struct stamp {
	const char *output; /* directory */
	const char *name;   /* "2022/tet" */
	struct digest inputs;
};

/* Is the build up to date? Then `messages` is what it reported. */
bool stamp_holds(
    struct arena *arena, const struct stamp *stamp, struct text *messages);

/*
 * Stamps files, given by their paths in the output directory and the digests of
 * what was written there. False after a failure in diag.
 */
bool stamp_write(struct arena *arena, struct diag *diag,
    const struct stamp *stamp, const struct file_digests *files,
    struct text messages);

/* To be called before its files are changed. */
void stamp_remove(const struct stamp *stamp);

/* The digest of the stamp file; if there is none, of no bytes, and false. */
bool stamp_digest(const struct stamp *stamp, struct digest *digest);

#endif
