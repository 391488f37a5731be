#include "publish/witness_compare.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/translate.h"
#include "portal/portal.h"
#include "portal/status.h"
#include "publish/known.h"
#include "publish/ledger.h"
#include "publish/witness.h"
#include "publish/witness_directory.h"

/* What a witness saw: its directory is read like a portal. */
struct witness_view {
	struct portal *portal;
	struct known head;
	struct digest digest; /* of the last entry that both have */
};

/* Both views, and the last entry that both have. */
struct witness_pair {
	struct arena *arena;
	struct witness_view own, other;
	int common;
};

static bool
refuse(const struct witness_view *view, const char *path, const char *why)
{
	return portal_refuse(
	    view->portal, path, STATUS_ALTERED, CODE_VERIFY_WITNESS, "%s", why);
}

static bool
read_head(struct arena *arena, struct witness_view *view)
{
	struct origin origin =
	    portal_origin(view->portal, CODE_VERIFY_WITNESS, WITNESS_HEAD_NAME);
	struct text bytes;

	switch (portal_read(
	    view->portal, arena, WITNESS_HEAD_NAME, LEDGER_MOST, &bytes)) {
	case ANSWER_WHOLE:
		return known_parse(arena, origin, bytes, &view->head) ||
		    portal_exit(view->portal, STATUS_ALTERED);
	case ANSWER_FAILURE:
		return false;
	default:
		return refuse(view, WITNESS_HEAD_NAME,
		    _("is not there: that is no directory of a witness"));
	}
}

/* Walks back from the head to the entry that both have. */
static bool
walk_back(struct witness_view *view, int common)
{
	const struct pointer head = {
	    .seq = view->head.seq, .ledger = view->head.ledger};
	int lost;

	return ledger_walk_back(
		   view->portal, &head, common, &view->digest, &lost) &&
	    (lost == 0 ||
		refuse(view, ledger_path(view->portal->arena, lost),
		    _("is not the entry that this witness remembers")));
}

/* `kept`: where the other entry is; NULL: nowhere. */
static const char *
split_of(const struct witness_pair *pair, const char *kept)
{
	const char *theirs = pair->other.digest.hex;
	const char *ours = pair->own.digest.hex;

	if (kept == NULL)
		return arena_format(pair->arena,
		    _("is another entry than this witness saw: the gazette "
		      "shows its readers two ledgers; this one's SHA-256 is %s "
		      "instead of %s"),
		    theirs, ours);
	return arena_format(pair->arena,
	    _("is another entry than this witness saw: the gazette shows its "
	      "readers two ledgers; this one's SHA-256 is %s instead of %s, "
	      "and it is kept as %s"),
	    theirs, ours, kept);
}

/* Keeps the entry of the other witness beside ours. */
static bool
report_split(struct witness_pair *pair, const char *directory)
{
	const char *path = ledger_path(pair->arena, pair->common);
	const char *kept = NULL;
	struct text bytes;

	if (portal_read(pair->other.portal, pair->arena, path, LEDGER_MOST,
		&bytes) == ANSWER_WHOLE)
		kept = witness_keep_other(pair->arena, pair->own.portal->diag,
		    directory, path, bytes);
	return refuse(&pair->other, path, split_of(pair, kept));
}

static bool
compare(struct witness_pair *pair, const char *directory)
{
	if (!read_head(pair->arena, &pair->own) ||
	    !read_head(pair->arena, &pair->other))
		return false;
	pair->common = pair->own.head.seq < pair->other.head.seq
	    ? pair->own.head.seq
	    : pair->other.head.seq;
	return walk_back(&pair->own, pair->common) &&
	    walk_back(&pair->other, pair->common) &&
	    (digest_equal(pair->own.digest, pair->other.digest) ||
		report_split(pair, directory));
}

/* The exit status of what went wrong with either portal. */
static int
status_of(const struct witness_pair *pair)
{
	int own = pair->own.portal->status, other = pair->other.portal->status;

	return own != 0 ? own : other != 0 ? other : STATUS_OTHER;
}

int
witness_compare(struct arena *arena, struct diag *diag,
    const struct witness_comparison *comparison, int *common)
{
	struct witness_pair pair = {.arena = arena};
	int status;

	pair.own.portal = portal_open(arena, diag, comparison->directory,
	    PORTAL_READ, comparison->access, &status);
	if (pair.own.portal == NULL)
		return status;
	pair.other.portal = portal_open(arena, diag, comparison->other,
	    PORTAL_READ, comparison->access, &status);
	if (pair.other.portal != NULL) {
		status = compare(&pair, comparison->directory)
		    ? 0
		    : status_of(&pair);
		portal_close(pair.other.portal);
	}
	portal_close(pair.own.portal);
	*common = pair.common;
	return status;
}
