#include "publish/renew.h"

#include <stdio.h>
#include <sys/mman.h>

#include "base/arena.h"
#include "base/diag.h"
#include "portal/access.h"
#include "portal/lock.h"
#include "portal/portal.h"
#include "portal/status.h"
#include "publish/evidence.h"
#include "publish/evidence_make.h"
#include "publish/ledger.h"
#include "publish/renew_due.h"
#include "publish/verifier.h"
#include "publish/verify.h"
#include "publish/verify_ledger.h"
#include "sign/timestamp.h"

#define LIST_TYPE "text/plain; charset=utf-8"
#define TOKEN_TYPE "application/timestamp-reply"

enum { DAY = 86400 };

struct renewal {
	const struct renewing *renewing;
	struct verify_options options;
	struct verifier verifier;
	struct renew_due due;
	struct evidence_list list;
	struct text bytes; /* of the list: a file that is mapped */
	struct timestamp timestamp;
};

static bool
is_due(const struct renewal *renewal)
{
	const struct renewing *renewing = renewal->renewing;

	return renewing->within < 0 ||
	    (renewal->due.until != 0 &&
		renewal->due.until - renewing->now <=
		    (int64_t)renewing->within * DAY);
}

/* Reads the ledger, and when certificates end. */
static bool
look(struct renewal *renewal)
{
	struct verifier *verifier = &renewal->verifier;

	if (!verify_ledger(verifier))
		return portal_exit(verifier->portal, STATUS_ALTERED);
	return (verifier_error_count(verifier) == 0 ||
		   portal_exit(verifier->portal, STATUS_ALTERED)) &&
	    renew_due_find(verifier, &renewal->due);
}

/* Only what is as it was published is stamped anew. */
static bool
verify_all(struct renewal *renewal)
{
	struct portal *portal = renewal->verifier.portal;
	struct verified verified;
	int status = verify_portal(renewal->renewing->arena, portal->diag,
	    &renewal->options, &verified);

	return status == 0 || portal_exit(portal, status);
}

/* Maps the list, which is in a file without a name. */
static bool
map(struct renewal *renewal, FILE *file)
{
	long length = ftell(file);
	void *at = length <= 0 ? MAP_FAILED
			       : mmap(NULL, (size_t)length, PROT_READ,
				     MAP_PRIVATE, fileno(file), 0);

	if (at == MAP_FAILED)
		return portal_fail(renewal->verifier.portal, "", STATUS_OTHER,
		    "the list cannot be read from a temporary file");
	renewal->bytes = (struct text) {at, (size_t)length};
	return true;
}

static bool
stamp(struct renewal *renewal)
{
	struct portal *portal = renewal->verifier.portal;
	int status = STATUS_NETWORK;

	return timestamp_fetch(renewal->renewing->arena, portal->diag,
		   renewal->renewing->tsa, renewal->list.digest,
		   &renewal->timestamp, &status) ||
	    portal_exit(portal, status);
}

/* Is the file there as it was sent? */
static bool
is_there(struct portal *portal, const struct public_file *file, FILE *back)
{
	struct digest digest;

	switch (portal_fetch(portal, file->path, file->size, back, &digest)) {
	case ANSWER_FAILURE:
		return false;
	case ANSWER_WHOLE:
		if (digest_equal(digest, file->digest))
			return true;
		/* fall through */
	default:
		return portal_fail(portal, file->path, STATUS_ALTERED,
		    "read back, it is not what was sent");
	}
}

static bool
store(struct portal *portal, const struct public_file *file)
{
	FILE *back = tmpfile();
	bool good;

	if (back == NULL)
		return portal_fail(
		    portal, "", STATUS_OTHER, "no temporary file");
	good = portal_store(portal, file) && is_there(portal, file, back);
	fclose(back);
	return good;
}

/* Is the ledger the one that was listed? */
static bool
is_same_ledger(struct renewal *renewal)
{
	struct portal *portal = renewal->verifier.portal;
	struct pointer *pointer;

	return pointer_load(portal, renewal->renewing->arena, &pointer) &&
	    ((pointer != NULL &&
		 digest_equal(
		     pointer->ledger, renewal->verifier.pointer->ledger)) ||
		portal_fail(portal, POINTER_NAME, STATUS_MOVED,
		    "somebody published in between: renew again"));
}

/* A reader who finds the token finds its list. */
static bool
store_both(struct renewal *renewal, struct lock *lock)
{
	struct portal *portal = renewal->verifier.portal;
	struct arena *arena = renewal->renewing->arena;
	int number = renewal->list.number;
	struct public_file list = public_file_of(
	    evidence_path(arena, number), LIST_TYPE, renewal->bytes);
	struct public_file token =
	    public_file_of(evidence_token_path(arena, number), TOKEN_TYPE,
		renewal->timestamp.response);

	return is_same_ledger(renewal) &&
	    portal_directory(portal, EVIDENCE_DIRECTORY) != ANSWER_FAILURE &&
	    portal_tidy(portal, EVIDENCE_DIRECTORY) && store(portal, &list) &&
	    lock_holds(lock) && store(portal, &token);
}

static bool
tick(void *context)
{
	return lock_keep(context);
}

static bool
store_locked(struct renewal *renewal)
{
	struct portal *portal = renewal->verifier.portal;
	struct lock *lock = lock_take(renewal->renewing->arena, portal,
	    renewal->renewing->owner, LOCK_SECONDS, renewal->renewing->wait);
	bool good;

	if (lock == NULL)
		return false;
	portal->tick = tick;
	portal->tick_context = lock;
	good = store_both(renewal, lock);
	portal->tick = NULL;
	lock_release(lock);
	return good;
}

static bool
make_and_store(struct renewal *renewal)
{
	FILE *file = tmpfile();
	bool good;

	if (file == NULL)
		return portal_fail(renewal->verifier.portal, "", STATUS_OTHER,
		    "no temporary file");
	good = evidence_make(&renewal->verifier, &renewal->due.last,
		   renewal->due.token, file, &renewal->list) &&
	    map(renewal, file);
	if (good) {
		good = stamp(renewal) && store_locked(renewal);
		munmap((void *)renewal->bytes.at, renewal->bytes.length);
	}
	fclose(file);
	return good;
}

bool
renew(const struct renewing *renewing, struct renewed *renewed)
{
	struct renewal renewal = {.renewing = renewing};

	*renewed = (struct renewed) {0};
	renewal.options = (struct verify_options) {
	    .where = renewing->access->public_url != NULL
		? renewing->access->public_url
		: renewing->portal->name,
	    .most = VERIFY_MOST,
	    .jobs = renewing->jobs,
	    .access = renewing->access};
	renewal.verifier = (struct verifier) {.arena = renewing->arena,
	    .diag = renewing->portal->diag,
	    .portal = renewing->portal,
	    .options = &renewal.options};
	if (!look(&renewal))
		return false;
	renewed->until = renewal.due.until;
	renewed->authority = renewal.due.authority;
	if (!is_due(&renewal))
		return true;
	if (!verify_all(&renewal) || !make_and_store(&renewal))
		return false;
	renewed->list = evidence_path(renewing->arena, renewal.list.number);
	renewed->lines = renewal.list.lines;
	renewed->until = renewal.timestamp.authority.to;
	renewed->authority = renewal.timestamp.authority.name;
	return true;
}
