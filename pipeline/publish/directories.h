/*
 * directories: the directories that hold the files of a plan.
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
 * Creates those that may be missing, parents first: servers answer so
 * differently to a file in a missing directory that a failed store says
 * nothing.
 */
bool directories_make(struct directories *directories, struct portal *portal);

/* Was the directory of this file created by this run, and so empty? */
bool directories_is_new(
    const struct directories *directories, const char *path);

size_t directories_count(const struct directories *directories);
const char *directories_at(const struct directories *directories, size_t index);

#endif
