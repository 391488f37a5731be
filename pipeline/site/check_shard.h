/*
 * check_shard: the digests of a year's files, by which the page kiem-tra.html
 * finds a file that a reader has.
 *
 *   kiem-tra/<year>.js   the issues and documents of the year, and their files
 *
 * The page computes the SHA-256 of the reader's file and loads the shards,
 * newest first, until one has it. They are scripts because a page opened from a
 * disk may load nothing else.
 *
 * A file is "<digest> <name>", or "<digest> <name> <base>" if it is signed;
 * base is the digest of its bytes before the signature. Of a digest there are
 * the first 16 bytes, in Base64 without padding: to make another file with the
 * same takes 2^128 attempts.
 */
#ifndef SITE_CHECK_SHARD_H
#define SITE_CHECK_SHARD_H

#include "base/text.h"

struct arena;
struct archive;

/* "kiem-tra/2024.js" */
const char *check_shard_path(struct arena *arena, int year);

/* The shard of a year whose entries are complete. Withheld documents are in it
   with their former files. */
struct text check_shard(
    struct arena *arena, const struct archive *archive, int year);

#endif
