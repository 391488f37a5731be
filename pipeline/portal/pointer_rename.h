/*
 * pointer_rename: replace a file on an SSH server atomically.
 *
 * The rename of the SFTP protocol fails if the name is taken, and libcurl has
 * no other. The program sftp of OpenSSH uses rename(2) by the extension
 * "posix-rename@openssh.com"; it is run here as a subprocess, without a shell,
 * and stays connected between files. It trusts the same host key as libcurl
 * and no other.
 */
#ifndef PORTAL_POINTER_RENAME_H
#define PORTAL_POINTER_RENAME_H

#include <stdbool.h>

struct access;
struct address;
struct arena;

struct pointer_rename;

/* sftp is not started before the first file. The access and the address must
 * outlive it. */
struct pointer_rename *pointer_rename_new(struct arena *arena,
    const struct access *access, const struct address *address,
    const char *user);
void pointer_rename_free(struct pointer_rename *renaming);

/*
 * Renames `draft` to `path`, replacing what is there without a gap. NULL, or
 * the reason it failed, in the arena: sftp's message.
 */
const char *pointer_rename_command(struct pointer_rename *renaming,
    struct arena *arena, const char *draft, const char *path);

/* "a b" as "\"a b\"", for sftp and for libcurl's SFTP commands. */
const char *pointer_rename_quote(struct arena *arena, const char *path);

#endif
