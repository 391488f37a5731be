#include "publish/ledger_stamps.h"

#include "base/arena.h"
#include "portal/portal.h"
#include "portal/scheduler.h"
#include "portal/status.h"
#include "publish/ledger.h"

#define STAMP_TYPE "application/timestamp-reply"

static bool
read_entry(struct portal *portal, struct arena *scratch, const char *path,
    struct digest *digest)
{
	struct text bytes;
	enum answer answer =
	    portal_read(portal, scratch, path, LEDGER_MOST, &bytes);

	if (answer == ANSWER_FAILURE)
		return false;
	if (answer != ANSWER_WHOLE)
		return portal_fail(portal, path, STATUS_ALTERED,
		    "was published, and cannot be read back");
	*digest = digest_of(bytes);
	return true;
}

/* Did an interrupted run store it? One that was cut off is none. */
static bool
find_stamp(struct portal *portal, struct arena *scratch,
    const struct ledger_stamping *stamping, const char *path,
    struct digest entry, bool *found)
{
	struct text bytes;
	enum answer answer =
	    portal_read(portal, scratch, path, STAMP_MOST, &bytes);

	*found = answer == ANSWER_WHOLE &&
	    stamping->is_of(stamping->context, scratch, bytes, entry);
	return answer != ANSWER_FAILURE;
}

/* Stores it, and reads it back as readers do. */
static bool
store(struct portal *portal, struct arena *scratch, const char *path,
    struct text response)
{
	struct public_file file = public_file_of(path, STAMP_TYPE, response);
	struct job job = {.kind = JOB_READ,
	    .path = path,
	    .limit = file.size,
	    .is_public = true,
	    .arena = scratch};

	if (!portal_store(portal, &file))
		return false;
	scheduler_one(portal, &job);
	if (job.answer == ANSWER_FAILURE)
		return false;
	return (job.answer == ANSWER_WHOLE &&
		   digest_equal(job.digest, file.digest)) ||
	    portal_fail(portal, path, STATUS_ALTERED,
		"read back, it is not what was sent");
}

static bool
stamp_entry(struct portal *portal, struct arena *scratch,
    const struct ledger_stamping *stamping, int seq)
{
	const char *path = ledger_stamp_path(scratch, seq);
	struct digest entry;
	struct text response;
	int status = STATUS_OTHER;
	bool found;

	if (!read_entry(portal, scratch, ledger_path(scratch, seq), &entry) ||
	    !find_stamp(portal, scratch, stamping, path, entry, &found))
		return false;
	if (found)
		return true;
	if (!stamping->fetch(
		stamping->context, scratch, entry, &response, &status))
		return portal_exit(portal, status);
	return store(portal, scratch, path, response);
}

bool
ledger_stamps_add(struct portal *portal, const struct ledger_stamping *stamping,
    int before, int last)
{
	int first = last - STAMPS_MOST > before ? last - STAMPS_MOST : before;
	bool good = true;

	for (int seq = first + 1; good && seq <= last; seq++) {
		struct arena *scratch = arena_new();

		good = stamp_entry(portal, scratch, stamping, seq);
		arena_free(scratch);
	}
	return good;
}
