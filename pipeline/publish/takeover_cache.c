#include "publish/takeover_cache.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/draft.h"
#include "base/file.h"
#include "base/system_words.h"
#include "base/translate.h"
#include "portal/portal.h"
#include "portal/status.h"
#include "publish/file_index.h"
#include "publish/ledger.h"
#include "publish/takeover.h"

bool
takeover_refuse(struct takeover *takeover, const char *path, const char *why)
{
	return portal_refuse(takeover->portal, path, STATUS_ALTERED,
	    CODE_PUBLISH_PORTAL, "%s", why);
}

bool
takeover_is_unfinished(const struct takeover *takeover)
{
	return pointer_is_under_way(takeover->pointer);
}

/* Reports a file that is missing or too long. */
static bool
is_whole(struct takeover *takeover, const char *path, enum answer answer)
{
	switch (answer) {
	case ANSWER_WHOLE:
		return true;
	case ANSWER_FAILURE:
		return false;
	case ANSWER_LONGER:
		return takeover_refuse(
		    takeover, path, _("is longer than published"));
	case ANSWER_ABSENT:
	case ANSWER_EXISTS:
		break;
	}
	return takeover_refuse(
	    takeover, path, _("was published, and is missing"));
}

bool
takeover_fetch(struct takeover *takeover, struct arena *arena, const char *path,
    size_t limit, struct text *bytes)
{
	return is_whole(takeover, path,
	    portal_read(takeover->portal, arena, path, limit, bytes));
}

static const char *
cached(
    struct arena *arena, const struct takeover *takeover, struct digest digest)
{
	return file_join(arena, takeover->cache, digest.hex);
}

bool
takeover_cache_load(struct takeover *takeover, struct arena *arena,
    struct digest digest, struct text *bytes)
{
	const char *path = cached(arena, takeover, digest);

	return !file_is_absent(path) &&
	    file_read(arena, diag_new(arena), path, bytes) &&
	    digest_equal(digest_of(*bytes), digest);
}

bool
takeover_cache_store(
    struct takeover *takeover, struct digest digest, struct text bytes)
{
	struct arena *scratch = arena_new();
	struct diag *diag = takeover->portal->diag;
	bool good = file_make_directory(diag, takeover->cache) &&
	    file_write_output(diag, cached(scratch, takeover, digest), bytes);

	arena_free(scratch);
	return good;
}

/* The digest of the bytes last read for a path: the cache has them under it. */
static struct digest
current_digest(
    const struct takeover *takeover, const char *path, struct digest listed)
{
	for (size_t i = 0; i < takeover->replaced_count; i++)
		if (strcmp(takeover->replaced[i].path, path) == 0)
			return takeover->replaced[i].digest;
	return listed;
}

static void
record_replaced(
    struct takeover *takeover, const char *path, struct digest digest)
{
	takeover->replaced = arena_more(takeover->arena, takeover->replaced,
	    takeover->replaced_count, &takeover->replaced_room,
	    sizeof *takeover->replaced);
	takeover->replaced[takeover->replaced_count].path =
	    arena_string(takeover->arena, path);
	takeover->replaced[takeover->replaced_count++].digest = digest;
}

struct listed_digest {
	struct digest digest;
	bool is_replaced; /* perhaps, by an interrupted run */
};

/* Were these bytes published, or may they have replaced those? */
static bool
is_accepted(struct takeover *takeover, const char *path,
    struct listed_digest listed, struct digest digest)
{
	if (digest_equal(digest, listed.digest))
		return true;
	if (!listed.is_replaced)
		return takeover_refuse(
		    takeover, path, _("is not what was published"));
	record_replaced(takeover, path, digest);
	return true;
}

static bool
read_expected(struct takeover *takeover, struct arena *arena, const char *path,
    size_t limit, struct listed_digest listed, struct text *bytes)
{
	struct digest digest = current_digest(takeover, path, listed.digest);

	if (takeover_cache_load(takeover, arena, digest, bytes))
		return true;
	if (!takeover_fetch(takeover, arena, path, limit, bytes))
		return false;
	digest = digest_of(*bytes);
	return is_accepted(takeover, path, listed, digest) &&
	    takeover_cache_store(takeover, digest, *bytes);
}

bool
takeover_cache_read(struct takeover *takeover, struct arena *arena,
    const char *path, size_t limit, struct digest listed, struct text *bytes)
{
	return read_expected(takeover, arena, path, limit,
	    (struct listed_digest) {listed, false}, bytes);
}

bool
takeover_cache_read_mutable(struct takeover *takeover, struct arena *arena,
    const char *path, size_t limit, struct digest listed, struct text *bytes)
{
	return read_expected(takeover, arena, path, limit,
	    (struct listed_digest) {listed, takeover_is_unfinished(takeover)},
	    bytes);
}

size_t
takeover_size_limit(
    const struct takeover *takeover, const struct indexed_file *listed)
{
	return takeover_is_unfinished(takeover) ? FILE_INDEX_MOST
						: listed->size;
}

static bool
has_digest(const char *path, struct digest digest)
{
	struct arena *scratch = arena_new();
	struct digest found;
	size_t size;
	bool same = !file_is_absent(path) &&
	    digest_of_file(diag_new(scratch), path, &found, &size) &&
	    digest_equal(found, digest);

	arena_free(scratch);
	return same;
}

static bool
fetch_into(struct takeover *takeover, const struct indexed_file *listed,
    FILE *into, struct digest *digest)
{
	return is_whole(takeover, listed->path,
		   portal_fetch(takeover->portal, listed->path,
		       takeover_size_limit(takeover, listed), into, digest)) &&
	    is_accepted(takeover, listed->path,
		(struct listed_digest) {
		    listed->digest, takeover_is_unfinished(takeover)},
		*digest);
}

/* Downloads into the cache, without holding the file in memory. */
static bool
fetch_local(struct takeover *takeover, struct arena *arena,
    const struct indexed_file *listed, const char **local)
{
	struct diag *diag = takeover->portal->diag;
	const char *draft =
	    draft_of(arena, cached(arena, takeover, listed->digest));
	struct digest digest;
	bool good = file_make_directory(diag, takeover->cache);
	FILE *into = good ? fopen(draft, "wb") : NULL;

	if (into == NULL) {
		if (good)
			diag_failure(diag, draft, "%s", system_words(errno));
		return false;
	}
	good = fetch_into(takeover, listed, into, &digest);
	*local = cached(arena, takeover, digest);
	if (fclose(into) != 0 || (good && rename(draft, *local) != 0)) {
		diag_failure(diag, draft, "%s", system_words(errno));
		good = false;
	}
	if (!good)
		unlink(draft);
	return good;
}

bool
takeover_cache_local(struct takeover *takeover, struct arena *arena,
    const struct indexed_file *listed, const char **local)
{
	struct digest digest =
	    current_digest(takeover, listed->path, listed->digest);

	*local = cached(arena, takeover, digest);
	return has_digest(*local, digest) ||
	    fetch_local(takeover, arena, listed, local);
}
