#include "publish/publish.h"

#include <assert.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "publish/plan.h"
#include "publish/portal.h"
#include "publish/release.h"

/* Larger than any register or catalogue that this program writes. */
enum { MOVING_MOST = 16 * 1024 * 1024 };

static bool
failed(const struct portal *portal, const char *path, const char *why)
{
	diag_failure(portal->diag, portal_name(portal, path), "%s", why);
	return false;
}

/* Two offices may publish at once: the second one must plan again. */
static bool
is_as_planned(const struct portal *portal, struct arena *arena,
    const struct action *action)
{
	struct digest now = {""};
	struct text bytes;

	if (!action->moves)
		return true;
	switch (portal_read(
	    portal, arena, action->file.path, MOVING_MOST, &bytes)) {
	case ANSWER_FAILURE:
		return false;
	case ANSWER_WHOLE:
		now = digest_of(bytes);
		break;
	case ANSWER_ABSENT:
	case ANSWER_EXISTS:
	case ANSWER_LONGER:
		break;
	}
	return digest_equal(now, action->before) ||
	    failed(portal, action->file.path,
		"was changed by somebody else in the meantime: publish "
		"again");
}

static bool
read_back(const struct portal *portal, struct arena *arena,
    const struct public_file *file)
{
	struct text bytes;

	switch (portal_read(portal, arena, file->path, file->size, &bytes)) {
	case ANSWER_FAILURE:
		return false;
	case ANSWER_WHOLE:
		if (digest_equal(digest_of(bytes), file->digest))
			return true;
		break;
	case ANSWER_ABSENT:
	case ANSWER_EXISTS:
	case ANSWER_LONGER:
		break;
	}
	return failed(portal, file->path,
	    "read back, it is not what was sent: the portal changes files, "
	    "or its disk is full or broken");
}

static bool
send(const struct portal *portal, const struct action *action)
{
	struct arena *arena = arena_new();
	struct text bytes;
	bool sent =
	    public_file_bytes(arena, portal->diag, &action->file, &bytes) &&
	    is_as_planned(portal, arena, action) &&
	    portal_store(portal, action->file.path, bytes) &&
	    read_back(portal, arena, &action->file);

	arena_free(arena);
	return sent;
}

static const char *
directory_of(struct arena *arena, const struct action *action)
{
	const char *directory = file_directory(arena, action->file.path);

	return strcmp(directory, ".") == 0 ? "" : directory;
}

/* Files of one directory mostly stand together in a plan. */
static bool
tidy(const struct portal *portal, const struct plan *plan)
{
	struct arena *arena = arena_new();
	const char *last = NULL;
	bool good = true;

	for (size_t i = 0; good && i < plan->count; i++) {
		const char *directory = directory_of(arena, &plan->at[i]);

		if (last == NULL || strcmp(last, directory) != 0)
			good = portal_tidy(portal, directory);
		last = directory;
	}
	arena_free(arena);
	return good;
}

bool
publish_plan(const struct portal *portal, const struct plan *plan,
    publish_step *step, void *context, struct published *published)
{
	*published = (struct published) {0};
	assert(!plan->is_refused);
	if (!tidy(portal, plan))
		return false;
	for (size_t i = 0; i < plan->count; i++) {
		const struct action *action = &plan->at[i];

		if (action->kind == ACTION_KEEP)
			continue;
		if (!send(portal, action))
			return false;
		published->files++;
		published->bytes += action->file.size;
		if (step != NULL)
			step(context, action->file.path, published);
	}
	return true;
}
