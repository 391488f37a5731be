/*
 * pointer_rename: replace a file on an SSH server at one stroke.
 *
 * SFTP's own rename refuses a name that is taken, and libcurl knows no other.
 * OpenSSH's rename(2), "posix-rename@openssh.com", is what its program sftp
 * asks for, which is run here as a child, without a shell, and stays
 * connected from one file to the next. It trusts the host key that libcurl
 * trusts and no other.
 */
#ifndef PORTAL_POINTER_RENAME_H
#define PORTAL_POINTER_RENAME_H

#include <stdbool.h>

struct access;
struct address;
struct arena;

struct pointer_rename;

/* Nothing is run before the first file. The access outlasts it. */
struct pointer_rename *pointer_rename_new(struct arena *arena,
    const struct access *access, const struct address *address,
    const char *user);
void pointer_rename_free(struct pointer_rename *renaming);

/*
 * Gives the file `draft` the name `path`; whoever had that name is gone then,
 * and at no time is nobody. NULL, or why not, in the arena: words of sftp.
 */
const char *pointer_rename_command(struct pointer_rename *renaming,
    struct arena *arena, const char *draft, const char *path);

/* "a b" as "\"a b\"", for sftp and for libcurl's commands alike. */
const char *pointer_rename_quote(struct arena *arena, const char *path);

#endif
