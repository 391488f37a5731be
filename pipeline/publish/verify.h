/*
 * verify: is what a portal shows whole and as it was published?
 *
 * Reads the portal as anybody can, from its catalogue on: each manifest by
 * the catalogue's SHA-256, each file by its manifest's, each year's register
 * by its chain, and whether catalogue, manifests and registers agree. No
 * answer is trusted: sizes are bounded, names are plain, and nothing is
 * written on this machine.
 */
#ifndef PUBLISH_VERIFY_H
#define PUBLISH_VERIFY_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct diag;

/* What a file of an issue may have at most unless the caller knows better. */
#define VERIFY_MOST ((size_t)512 * 1024 * 1024)

struct verified {
	size_t issues, files, bytes; /* that are right */
};

/* Called after each issue; total counts those of the catalogue. */
typedef void verify_step(
    void *context, const char *path, size_t done, size_t total);

/*
 * Verifies the portal at a URL or in a directory; no file may be longer than
 * `most`; step may be NULL. Every mismatch is an error in diag, at the file:
 *
 *   verify-catalogue  index.json is missing or cannot be understood
 *   verify-manifest   likewise an issue's manifest, or it is not the one of
 *                     the catalogue
 *   verify-missing    a file is not there
 *   verify-size       a file has another size than published
 *   verify-digest     a file has other bytes than published
 *   verify-register   a register is missing, cannot be understood (with the
 *                     errors of number/registry.h) or does not agree
 *
 * A number that stands in a register and is not published is a warning,
 * verify-unpublished. False after errors or failures.
 */
bool verify_portal(struct arena *arena, struct diag *diag, const char *where,
    size_t most, verify_step *step, void *context, struct verified *verified);

#endif
