/*
 * portal_write: portals that commands write to, with the secrets of the
 * environment.
 */
#ifndef COMMANDS_PORTAL_WRITE_H
#define COMMANDS_PORTAL_WRITE_H

struct access;
struct arena;
struct diag;
struct portal;

/*
 * Opens the portal at a URL or directory for writing, and completes the access,
 * which must outlive it. NULL after a failure in diag, with an exit status.
 */
struct portal *portal_write_open(struct arena *arena, struct diag *diag,
    const char *where, struct access *access, int *status);

/* Who holds the lock, for people who find the portal locked. */
const char *portal_write_owner(struct arena *arena);

#endif
