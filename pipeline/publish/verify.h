/*
 * verify: check that a portal is complete and as it was published.
 *
 * Reads the portal like any reader, without credentials, from its pointer on:
 * the ledger by its hash chain, each manifest by the digest in its entry, each
 * file by that in its manifest, the mutable files by their indexes, each year's
 * register by its chain, and whether all of these agree. No answer is trusted:
 * sizes are limited, names must be plain, and nothing but the `known` file is
 * written on this machine.
 */
#ifndef PUBLISH_VERIFY_H
#define PUBLISH_VERIFY_H

#include <stddef.h>

#include "publish/verified.h"

struct arena;
struct diag;

/* Default limit of the size of a file of an issue. */
#define VERIFY_MOST ((size_t)512 * 1024 * 1024)

/*
 * Every mismatch is an error in diag, at the file:
 *
 *   verify-pointer    moi-nhat.json is missing or cannot be parsed
 *   verify-ledger     an entry is missing, has another digest than the next
 *                     one or the pointer has, is older than the one before,
 *                     or is after the pointer's
 *   verify-known      the kept entry is not in the ledger
 *   verify-issue-index  index.json or a year's file is missing, cannot be
 *                     parsed or has other issues than the ledger
 *   verify-manifest   an issue's manifest is missing, cannot be parsed or is
 *                     not the one that was published
 *   verify-missing    a file is missing
 *   verify-size       a file has another size than published
 *   verify-digest     a file has other bytes than published
 *   verify-file-index a file index is not the one that was published
 *   verify-unlisted   in a local directory: a file that nothing lists
 *   verify-unfinished mutable files are being replaced, and nobody holds the
 *                     lock
 *   verify-restrictions  go-bo.json is missing, cannot be parsed or has other
 *                     restrictions than the ledger
 *   verify-withheld   a file of a withheld document is there
 *   verify-witness    a witness has not signed an entry of this ledger
 *   verify-register   a register is missing, cannot be parsed (with the errors
 *                     of number/registry.h) or does not agree
 *
 * And for signatures and time-stamps, if certificates are trusted:
 *
 *   verify-signature  a PDF or manifest is not what was signed, or is not
 *                     signed although it should be
 *   verify-timestamp  a time-stamp is not of its file, or not by an authority
 *                     that is trusted; a list of evidence does not agree
 *   verify-trust      a certificate is not trusted, was not valid, or was
 *                     revoked when it signed
 *
 * Warnings are verify-unpublished, a number in a register that is not
 * published, and, while somebody holds the lock, verify-unfinished and entries
 * after the pointer's. The exit status: 0, or STATUS_ALTERED after errors, or
 * that of a failure. After 0 the `known` file has the last entry. What is
 * found, and its order, do not depend on `jobs`.
 */
int verify_portal(struct arena *arena, struct diag *diag,
    const struct verify_options *options, struct verified *verified);

#endif
