#include "publish/listing.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

enum {
	VERSION_KNOWN = 1,
	FILES_MOST = 200000,
	GROUPS_MOST = 100,
};

#define LISTED(member) offsetof(struct listed, member)
#define LISTING(member) offsetof(struct listing, member)

static const struct member FILE_ROWS[] = {
    {"path", MEMBER_PATH, LISTED(path), true},
    {"size", MEMBER_SIZE, LISTED(size), true},
    {"sha256", MEMBER_DIGEST, LISTED(digest), true},
    {"type", MEMBER_STRING, LISTED(type), true},
    {"group", MEMBER_INT, LISTED(group), true},
};

const struct members LISTED_MEMBERS = MEMBERS_OF(FILE_ROWS, struct listed);

static const struct member LISTING_ROWS[] = {
    {"version", MEMBER_INT, LISTING(version), true},
    {"files", MEMBER_LIST, LISTING(files), true, &LISTED_MEMBERS},
};

static const struct members LISTINGS = MEMBERS_OF(LISTING_ROWS, struct listing);

const struct listed *
listing_at(const struct listing *listing, size_t index)
{
	return (const struct listed *)listing->files.at + index;
}

static int
compare_path(const void *key, const void *item)
{
	return strcmp(key, ((const struct listed *)item)->path);
}

const struct listed *
listing_find(const struct listing *listing, const char *path)
{
	if (listing->files.count == 0)
		return NULL;
	return bsearch(path, listing->files.at, listing->files.count,
	    sizeof(struct listed), compare_path);
}

struct text
listing_write(struct arena *arena, const struct listing *listing)
{
	return record_write(arena, &LISTINGS, listing);
}

static bool
is_sound(struct origin origin, const struct listing *listing)
{
	if (listing->version != VERSION_KNOWN)
		return origin_refuse(
		    origin, "\"version\" is not 1: made for another congbao");
	if (listing->files.count > FILES_MOST)
		return origin_refuse(origin, "lists more than 200000 files");
	for (size_t i = 0; i < listing->files.count; i++) {
		const struct listed *file = listing_at(listing, i);

		if (file->group > GROUPS_MOST)
			return origin_refuse(origin, "a group is above 100");
		if (i > 0 &&
		    strcmp(listing_at(listing, i - 1)->path, file->path) >= 0)
			return origin_refuse(origin,
			    "files do not stand in the order of their names, "
			    "or one stands twice");
	}
	return true;
}

struct listing *
listing_read(struct arena *arena, struct origin origin, struct text bytes)
{
	struct listing *listing = arena_alloc(arena, sizeof *listing);

	if (!record_read(arena, origin, &LISTINGS, bytes, listing) ||
	    !is_sound(origin, listing))
		return NULL;
	return listing;
}

bool
listing_is(const char *path)
{
	const char *slash = strrchr(path, '/');

	return strcmp(slash == NULL ? path : slash + 1, LISTING_NAME) == 0;
}

/* The part of a path, of this length, that is the directory it is in. */
static size_t
directory_length(const char *path, size_t length)
{
	while (length > 0 && path[length] != '/')
		length--;
	return length;
}

const char *
listing_of(struct arena *arena, const char *path)
{
	size_t length = directory_length(path, strlen(path));

	if (listing_is(path) && length > 0)
		length = directory_length(path, length - 1);
	if (strspn(path, "0123456789") == 4 && path[4] == '/' && length > 4)
		length = 4;
	return length == 0
	    ? LISTING_NAME
	    : arena_format(arena, "%.*s/" LISTING_NAME, (int)length, path);
}
