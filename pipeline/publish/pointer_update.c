#include "publish/pointer_update.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/translate.h"
#include "portal/driver.h"
#include "portal/lock.h"
#include "portal/portal.h"
#include "portal/scheduler.h"
#include "portal/status.h"
#include "publish/file_index.h"
#include "publish/ledger.h"
#include "publish/plan.h"

enum { ROUNDS_MOST = 8 }; /* of others who publish during the repair */

static bool
refuse_moved(const struct pointer_update *update)
{
	return portal_fail(update->portal, POINTER_NAME, STATUS_MOVED,
	    "somebody else published in between: publish again");
}

/* Reads the pointer, its ETag and digest. */
static enum answer
read_pointer(struct pointer_update *update, struct arena *arena,
    struct pointer **pointer)
{
	struct origin origin = {
	    update->portal->diag, CODE_PUBLISH_PORTAL, POINTER_NAME};
	struct job job = {.kind = JOB_READ,
	    .path = POINTER_NAME,
	    .limit = LEDGER_MOST,
	    .keeps = true,
	    .arena = arena};

	scheduler_one(update->portal, &job);
	update->there = job.digest;
	update->etag =
	    job.etag == NULL ? NULL : arena_string(update->arena, job.etag);
	if (pointer != NULL)
		*pointer = job.answer == ANSWER_WHOLE
		    ? pointer_read(arena, origin, job.bytes)
		    : NULL;
	return job.answer;
}

bool
pointer_update_is_base(struct pointer_update *update)
{
	struct arena *scratch = arena_new();
	struct pointer *pointer;
	struct digest base = digest_none();
	enum answer answer = read_pointer(update, scratch, &pointer);
	bool same;

	if (pointer != NULL)
		base = pointer_base(pointer);
	same = answer != ANSWER_FAILURE &&
	    (answer == ANSWER_ABSENT || pointer != NULL) &&
	    digest_equal(base, update->plan->base);
	if (!same && answer != ANSWER_FAILURE)
		refuse_moved(update);
	arena_free(scratch);
	return same;
}

/* Renames a draft that belongs to this run as long as the lock does. */
static enum answer
rename_draft(struct pointer_update *update, const struct public_file *file)
{
	struct arena *scratch = arena_new();
	struct public_file draft = *file;
	enum answer answer = ANSWER_FAILURE;

	draft.path = lock_draft(update->lock, scratch);
	if (portal_store(update->portal, &draft) && lock_holds(update->lock))
		answer = portal_rename(update->portal, draft.path, file);
	arena_free(scratch);
	/* If the lock is lost, it has reported why the draft is gone. */
	if (answer == ANSWER_ABSENT && !lock_holds(update->lock))
		answer = ANSWER_FAILURE;
	return answer;
}

static bool
replace_by_rename(struct pointer_update *update, const struct public_file *file)
{
	enum answer answer = rename_draft(update, file);

	if (answer == ANSWER_ABSENT)
		portal_fail(update->portal, POINTER_NAME, STATUS_INCAPABLE,
		    "cannot be replaced by a file of the lock's directory");
	return answer == ANSWER_WHOLE;
}

bool
pointer_update_append(struct pointer_update *update,
    const struct public_file *file, pointer_update_plain *plain, void *context,
    size_t index)
{
	const struct driver *driver = update->portal->driver;
	bool is_fenced = driver->moves || (driver->renames && !driver->creates);

	if (update->lock == NULL || !is_fenced)
		return plain(context, index);
	switch (rename_draft(update, file)) {
	case ANSWER_WHOLE:
		return true;
	case ANSWER_EXISTS:
		return portal_fail(update->portal, file->path, STATUS_MOVED,
		    "was made by somebody else in between: publish again");
	case ANSWER_ABSENT:
		return plain(context, index);
	default:
		return false;
	}
}

static enum answer
store(struct pointer_update *update, const struct public_file *file,
    const char *match)
{
	struct arena *scratch = arena_new();
	struct job job = {.kind = JOB_STORE,
	    .path = file->path,
	    .file = file,
	    .match = match,
	    .arena = scratch};

	scheduler_one(update->portal, &job);
	arena_free(scratch);
	return job.answer;
}

/*
 * The condition failed: the pointer is another run's, or ours, resent by
 * libcurl; or the server's answer is wrong.
 */
static bool
retry_refused(struct pointer_update *update, const struct public_file *file)
{
	struct arena *scratch = arena_new();
	struct digest before = update->there;
	enum answer answer = read_pointer(update, scratch, NULL);

	arena_free(scratch);
	if (answer == ANSWER_FAILURE)
		return false;
	if (answer == ANSWER_WHOLE && digest_equal(update->there, file->digest))
		return true;
	if (answer != ANSWER_WHOLE || !digest_equal(update->there, before))
		return refuse_moved(update);
	return store(update, file, NULL) == ANSWER_WHOLE;
}

/* The entry after this pointer's; NULL: there is none. */
static struct ledger_entry *
next_entry(struct pointer_update *update, struct arena *arena,
    const struct pointer *after, struct digest *digest, enum answer *answer)
{
	struct text bytes;
	struct ledger_entry *entry =
	    ledger_fetch(update->portal, arena, after->seq + 1, answer, &bytes);

	*digest = digest_of(bytes);
	return entry != NULL && digest_equal(entry->previous, after->ledger)
	    ? entry
	    : NULL;
}

/*
 * Does the portal have the pointer's file index? If not, its mutable files are
 * unknown, and marked to be replaced.
 */
static bool
point_to_file_index(
    struct pointer_update *update, struct arena *arena, struct pointer *pointer)
{
	struct text bytes = {0};
	enum answer answer = portal_read(
	    update->portal, arena, FILE_INDEX_NAME, FILE_INDEX_MOST, &bytes);

	pointer->under_way = digest_none();
	if (answer == ANSWER_WHOLE &&
	    digest_equal(digest_of(bytes), pointer->file_index))
		pointer->under_way.hex[0] = '\0';
	if (!digest_is_given(pointer->file_index)) /* of an older congbao */
		pointer->file_index = digest_of(bytes);
	return answer != ANSWER_FAILURE;
}

/* The pointer has the last issue and its current manifest. */
static void
update_issue(struct pointer *pointer, const struct ledger_entry *entry)
{
	if (ledger_is_issue(entry)) {
		pointer->issues++;
		pointer->issue = entry->issue;
		pointer->manifest = entry->manifest;
	} else if (digest_is_given(entry->manifest) &&
	    strcmp(entry->issue, pointer->issue) == 0) {
		pointer->manifest = entry->manifest;
	}
}

/* Follows the ledger from our entry to its end, and points there. */
static bool
repair_once(
    struct pointer_update *update, struct arena *arena, struct pointer *pointer)
{
	enum answer answer;
	struct digest digest;
	struct ledger_entry *entry;
	struct public_file file;

	while ((entry = next_entry(update, arena, pointer, &digest, &answer)) !=
	    NULL) {
		pointer->issues = pointer_issues(pointer);
		pointer->seq = entry->seq;
		pointer->ledger = digest;
		pointer->file_index = entry->file_index;
		update_issue(pointer, entry);
	}
	if (answer == ANSWER_FAILURE ||
	    !point_to_file_index(update, arena, pointer))
		return false;
	file = public_file_of(
	    POINTER_NAME, JSON_TYPE, pointer_write(arena, pointer));
	return portal_store(update->portal, &file);
}

static bool
repair_pointer(struct pointer_update *update)
{
	struct arena *scratch = arena_new();
	struct pointer pointer = *update->plan->after;
	enum answer answer = ANSWER_WHOLE;
	struct digest digest;
	bool is_right = true;

	for (int i = 0; is_right && i < ROUNDS_MOST && answer == ANSWER_WHOLE;
	     i++) {
		is_right = repair_once(update, scratch, &pointer);
		if (is_right)
			next_entry(update, scratch, &pointer, &digest, &answer);
	}
	arena_free(scratch);
	return portal_fail(update->portal, POINTER_NAME, STATUS_MOVED,
	    is_right
		? _("somebody else published while this run was suspended, and "
		    "the pointer was overwritten: it leads to the last entry "
		    "of the ledger again; publish again")
		: _("somebody else published while this run was suspended, and "
		    "the pointer was overwritten: publish again"));
}

/* Did nobody else publish? */
static bool
was_alone(struct pointer_update *update)
{
	struct arena *scratch = arena_new();
	struct text bytes;
	enum answer answer = portal_read(update->portal, scratch,
	    ledger_path(scratch, update->plan->after->seq + 1), LEDGER_MOST,
	    &bytes);

	arena_free(scratch);
	if (answer == ANSWER_FAILURE)
		return false;
	return (answer == ANSWER_ABSENT && lock_holds(update->lock)) ||
	    repair_pointer(update);
}

bool
pointer_update_write(
    struct pointer_update *update, const struct public_file *file)
{
	if (update->lock == NULL)
		return portal_store(update->portal, file);
	if (update->portal->driver->renames)
		return replace_by_rename(update, file);
	switch (store(update, file, update->etag)) {
	case ANSWER_WHOLE:
		break;
	case ANSWER_EXISTS:
		if (!retry_refused(update, file))
			return false;
		break;
	case ANSWER_ABSENT:
		return portal_fail(update->portal, POINTER_NAME, STATUS_OTHER,
		    "cannot be stored: the server says that its directory is "
		    "not there");
	default:
		return false;
	}
	update->etag = NULL; /* of the old pointer */
	return was_alone(update);
}

bool
pointer_update_mark_unfinished(struct pointer_update *update)
{
	struct arena *scratch = arena_new();
	struct pointer *pointer;
	struct public_file file;
	bool good = true;

	read_pointer(update, scratch, &pointer);
	if (pointer != NULL && !pointer_is_under_way(pointer)) {
		pointer->under_way = digest_none();
		file = public_file_of(
		    POINTER_NAME, JSON_TYPE, pointer_write(scratch, pointer));
		good = update->portal->driver->renames
		    ? replace_by_rename(update, &file)
		    : store(update, &file, update->etag) == ANSWER_WHOLE;
	}
	arena_free(scratch);
	return good && pointer != NULL;
}
