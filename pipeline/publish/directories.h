/*
 * directories: those that the files of a plan need.
 */
#ifndef PUBLISH_DIRECTORIES_H
#define PUBLISH_DIRECTORIES_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct directories;
struct plan;
struct portal;

struct directories *directories_of(
    struct arena *arena, const struct plan *plan);

/*
 * Makes those of them that may not be there: servers answer so differently
 * where one is missing that nothing can be learned from a file that fails.
 */
bool directories_make(struct directories *directories, struct portal *portal);

/* Was the directory of this file made by us, so that it was empty? */
bool directories_is_new(
    const struct directories *directories, const char *path);

size_t directories_count(const struct directories *directories);
const char *directories_at(const struct directories *directories, size_t index);

#endif
