/*
 * installed: the data files that come with the program.
 *
 * They are in share/congbao below the prefix of the running program, or at the
 * top of the source tree in whose build/ it is, or in the directory that the
 * program was compiled for.
 */
#ifndef COMMANDS_INSTALLED_H
#define COMMANDS_INSTALLED_H

struct arena;

/* The path of one of them, such as "fonts/manifest.yaml". NULL: not there. */
const char *installed_find(struct arena *arena, const char *name);

#endif
