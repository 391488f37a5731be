/*
 * build: the public files of an issue in a directory on this machine.
 *
 * The directory is the program's own. Files that an earlier build listed in
 * its manifest and that the issue has no more are taken away; what no
 * manifest lists, or was changed since, stays.
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
 * Writes the release below `output`, its manifest last; what is not printed
 * yet is printed and forgotten file by file. Files that are there with the
 * same bytes are not touched. False after a failure in diag.
 */
bool build_write(struct arena *arena, struct diag *diag, const char *output,
    struct issue_package *package, struct built *built);

#endif
