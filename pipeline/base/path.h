/*
 * path: names of files, on a disk and below a portal. Looks at no disk.
 */
#ifndef BASE_PATH_H
#define BASE_PATH_H

#include <stdbool.h>

struct arena;

/*
 * Is it a relative name that means the same in a URL and on a disk? That is:
 * parts of ASCII letters, digits, dots, hyphens and underlines, each of which
 * begins with a letter or digit, with slashes between; 240 bytes at most. So
 * there is no way up, no root, no scheme and no hidden file.
 */
bool path_is_plain(const char *path);

/* In how many directories it is: its slashes. */
int path_depth(const char *path);

/* "a" and "b" as "a/b"; "" adds nothing. */
const char *path_join(
    struct arena *arena, const char *directory, const char *name);

/* "a" and "b" as "a/b"; a directory of "" or "." adds nothing. */
char *file_join(struct arena *arena, const char *directory, const char *name);

/* What follows the last slash; trailing slashes do not count. */
char *file_base(struct arena *arena, const char *path);

/* What stands before the last slash, "." where there is none. */
char *file_directory(struct arena *arena, const char *path);

#endif
