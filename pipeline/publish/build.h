/*
 * build: write the public files of an issue into the output directory.
 *
 * The directory belongs to the program. Files that an earlier build listed in
 * its manifest and that the issue no longer has are removed; files that no
 * manifest lists, or that were changed since, are kept.
 */
#ifndef PUBLISH_BUILD_H
#define PUBLISH_BUILD_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct diag;
struct issue_package;

struct built {
	size_t written, kept, removed; /* files */
};

/*
 * Writes the package below `output`, the manifest last. Files that are not
 * printed yet are printed one at a time, and their bytes freed once written.
 * Files that already have the same bytes are not touched. False after a failure
 * in diag.
 */
bool build_write(struct arena *arena, struct diag *diag, const char *output,
    struct issue_package *package, struct built *built);

#endif
