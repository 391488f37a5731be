/*
 * listing: which derived files there are, danh-muc.json.
 *
 * A directory's listing has the files beside it and, as one file each, the
 * listings of the directories in it; a year's has all files below it. So the
 * digest of the root's listing stands for every derived file, one that changed
 * is found by reading few listings, and none grows but by its own files. An
 * older congbao's listings of directories have all files below them.
 */
#ifndef PUBLISH_LISTING_H
#define PUBLISH_LISTING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/digest.h"
#include "base/record.h"
#include "base/text.h"

struct arena;

#define LISTING_NAME "danh-muc.json"

/* No listing is longer, in bytes. */
enum { LISTING_MOST = 32 * 1024 * 1024 };

struct listed {
	const char *path; /* from the root */
	size_t size;
	struct digest digest;
	const char *type;
	int group; /* files of lower groups are replaced first */
};

extern const struct members LISTED_MEMBERS;

struct listing {
	int version;
	struct items files; /* struct listed, by path */
};

const struct listed *listing_at(const struct listing *listing, size_t index);

/* By path; NULL where it has no such file. */
const struct listed *listing_find(
    const struct listing *listing, const char *path);

struct text listing_write(struct arena *arena, const struct listing *listing);

/* Reads a listing: plain paths in their order, none twice. NULL after an
 * error in the origin's diag. */
struct listing *listing_read(
    struct arena *arena, struct origin origin, struct text bytes);

bool listing_is(const char *path);

/*
 * The listing that has a file: "2024/danh-muc.json" for "2024/van-ban/12.html",
 * "loai/nghi-quyet/danh-muc.json" for "loai/nghi-quyet/2024.html", the root's
 * for "a.css". A listing is in the one above it.
 */
const char *listing_of(struct arena *arena, const char *path);

#endif
