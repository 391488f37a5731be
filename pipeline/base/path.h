/*
 * path: file names, on disk and on a portal. Does not access the file system.
 */
#ifndef BASE_PATH_H
#define BASE_PATH_H

#include <stdbool.h>

struct arena;

/*
 * Is it a relative path that is the same in a URL and on disk? Its segments
 * consist of ASCII letters, digits, dots, hyphens and underscores, begin with a
 * letter or digit, and are separated by slashes; it has at most 240 bytes. So
 * it can be no absolute path, URL with a scheme, "..", or hidden file.
 */
bool path_is_plain(const char *path);

/* How many directories deep it is: the number of slashes. */
int path_depth(const char *path);

/* "a" and "b" to "a/b"; with the directory "", the name itself. */
const char *path_join(
    struct arena *arena, const char *directory, const char *name);

/* "a" and "b" to "a/b"; with the directory "" or ".", a copy of the name. */
char *file_join(struct arena *arena, const char *directory, const char *name);

/*
 * The part after the last slash, as basename(3); trailing slashes are ignored.
 */
char *file_base(struct arena *arena, const char *path);

/* The part before the last slash, as dirname(3); "." if there is none. */
char *file_directory(struct arena *arena, const char *path);

#endif
