#include "publish/plan_base.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/path.h"
#include "base/translate.h"
#include "number/restrictions.h"
#include "portal/portal.h"
#include "portal/status.h"
#include "publish/built_site.h"
#include "publish/issue_index.h"
#include "publish/manifest.h"
#include "publish/manifest_diff.h"
#include "publish/planner.h"

static bool
refuse_unreadable(struct planner *planner, const char *path, const char *why)
{
	return portal_refuse(planner->portal, path, STATUS_ALTERED,
	    CODE_PUBLISH_PORTAL, "%s", why);
}

static size_t
index_of(const struct planner *planner, const char *issue)
{
	const struct issue_index *issue_index = planner->built->issue_index;
	const struct issue_entry *found = issue_index_find(issue_index, issue);

	return found == NULL ? issue_index->issues.count
			     : (size_t)(found - issue_index_at(issue_index, 0));
}

/* Published, and not in the built site: somebody else published it. */
static bool
refuse_moved(struct planner *planner, const char *issue)
{
	return portal_refuse(planner->portal, issue, STATUS_MOVED,
	    CODE_PUBLISH_MOVED,
	    "is published and not in %s: take over the changes of whoever "
	    "published it, build all issues and publish again",
	    planner->built->directory);
}

/* The same for a document that somebody restricted. */
static bool
refuse_restricted(struct planner *planner, const char *document)
{
	return portal_refuse(planner->portal, RESTRICTIONS_PUBLISHED,
	    STATUS_MOVED, CODE_PUBLISH_MOVED,
	    "%s was restricted there, and is not in %s: take over the changes "
	    "of whoever published it, build all issues and publish again",
	    document, planner->built->directory);
}

static bool
refuse_taken(
    struct planner *planner, const struct issue_entry *ours, const char *theirs)
{
	diag_error_at(planner->diag, CODE_PUBLISH_NUMBER_TAKEN,
	    arena_format(
		planner->arena, "%s/%s", planner->built->directory, ours->path),
	    "number %s of %d is published already, as %s", ours->label,
	    ours->year, portal_name(planner->portal, theirs));
	return portal_exit(planner->portal, STATUS_CONFLICT);
}

/* Describes the change, if the portal's manifest can be parsed. */
static const char *
describe_change(
    struct planner *planner, struct arena *scratch, const char *issue)
{
	struct diag *quiet = diag_new(scratch);
	struct issue_entry *ours =
	    built_site_manifest(scratch, planner->diag, planner->built, issue);
	struct issue_entry *theirs = NULL;
	struct text bytes = {0};

	if (ours == NULL)
		return NULL;
	if (portal_read(planner->portal, scratch,
		path_join(scratch, issue, MANIFEST_NAME), MANIFEST_MOST,
		&bytes) == ANSWER_WHOLE)
		theirs = manifest_read(scratch,
		    (struct origin) {
			quiet, CODE_PUBLISH_CHANGED, MANIFEST_NAME},
		    bytes);
	return theirs == NULL ? _("its manifest there cannot be read")
			      : manifest_diff(scratch, ours, theirs);
}

bool
plan_refuse_changed(struct planner *planner, const char *issue)
{
	struct arena *scratch = arena_new();
	const char *how = describe_change(planner, scratch, issue);

	if (how != NULL)
		diag_error_at(planner->diag, CODE_PUBLISH_CHANGED,
		    arena_format(planner->arena, "%s/%s",
			planner->built->directory, issue),
		    "was published with other content (%s): what is "
		    "published stays; restore it as it was, and correct it "
		    "by a document of a new issue",
		    how);
	arena_free(scratch);
	return portal_exit(planner->portal, STATUS_CONFLICT);
}

/* Is a document of the issue withheld by this run, or by an interrupted one? */
static bool
has_withheld(const struct planner *planner, const char *issue)
{
	const struct restrictions *all = &planner->built->restrictions;
	const struct pointer *pointer = planner->plan->before;
	bool is_under_way = pointer != NULL && pointer_is_under_way(pointer);

	for (size_t i = 0; i < all->count; i++)
		if ((is_under_way || !planner->is_restricted[i]) &&
		    restriction_is(&all->at[i], RESTRICTION_WITHHELD) &&
		    strcmp(all->at[i].issue, issue) == 0)
			return true;
	return false;
}

static bool
mark_published(
    struct planner *planner, const char *issue, struct digest manifest)
{
	size_t index = index_of(planner, issue);

	if (index == planner->built->issue_index->issues.count)
		return refuse_moved(planner, issue);
	planner->is_published[index] = true;
	return digest_equal(
		   issue_index_at(planner->built->issue_index, index)->manifest,
		   manifest) ||
	    has_withheld(planner, issue) || plan_refuse_changed(planner, issue);
}

static bool
mark_index(struct planner *planner, const struct issue_index *there)
{
	bool good = true;

	for (size_t i = 0; i < there->issues.count; i++) {
		const struct issue_entry *issue = issue_index_at(there, i);
		const struct issue_entry *other = issue_index_find_numbers(
		    planner->built->issue_index, issue->year, &issue->numbers);

		if (other != NULL && strcmp(other->path, issue->path) != 0)
			good = refuse_taken(planner, other, issue->path);
		else
			good = mark_published(
				   planner, issue->path, issue->manifest) &&
			    good;
	}
	return good;
}

static struct ledger_entry *
read_entry(struct planner *planner, struct arena *arena, int seq,
    enum answer *answer, struct digest *digest, bool *is_torn)
{
	struct text bytes;
	struct ledger_entry *entry =
	    ledger_fetch(planner->portal, arena, seq, answer, &bytes);

	*digest = digest_of(bytes);
	*is_torn = *answer == ANSWER_WHOLE && !text_ends(bytes, "}\n");
	return entry != NULL && entry->seq == seq ? entry : NULL;
}

/*
 * Does the entry have no manifest, or one that was replaced since? A
 * withholding has the current manifest of its issue, and is read before the
 * issue's own entry, as the ledger is read backwards.
 */
static bool
is_replaced(const struct planner *planner, const struct ledger_entry *entry)
{
	size_t index;

	if (!digest_is_given(entry->manifest))
		return true;
	index = index_of(planner, entry->issue);
	return index < planner->built->issue_index->issues.count &&
	    planner->is_published[index];
}

/* Walks the hash chain from the last entry to the first. */
static bool
mark_ledger(struct planner *planner, const struct pointer *pointer)
{
	struct digest expected = pointer->ledger;
	bool good = true;

	for (int seq = pointer->seq; seq > 0; seq--) {
		struct arena *scratch = arena_new();
		enum answer answer;
		struct digest digest;
		bool is_torn;
		struct ledger_entry *entry = read_entry(
		    planner, scratch, seq, &answer, &digest, &is_torn);

		if (answer == ANSWER_FAILURE)
			good = false;
		else if (entry == NULL || !digest_equal(digest, expected))
			good = refuse_unreadable(planner,
			    ledger_path(planner->arena, seq),
			    _("is not the entry that was published, or is "
			      "gone"));
		else if (!is_replaced(planner, entry))
			good = mark_published(
				   planner, entry->issue, entry->manifest) &&
			    good;
		if (entry != NULL)
			expected = entry->previous;
		arena_free(scratch);
		if (entry == NULL)
			return false;
	}
	return good;
}

/* The index in the built site; the count if there is no such restriction. */
static size_t
restriction_index(
    const struct planner *planner, const struct ledger_entry *entry)
{
	const struct restrictions *all = &planner->built->restrictions;
	struct restriction restriction = ledger_restriction(entry);
	size_t index = 0;

	while (index < all->count &&
	    !restriction_is_same(&all->at[index], &restriction))
		index++;
	return index;
}

/* An entry with another manifest than ours is written once more. */
static void
record_restriction(struct planner *planner, const struct ledger_entry *entry)
{
	size_t index = restriction_index(planner, entry);
	const struct issue_entry *issue =
	    issue_index_find(planner->built->issue_index, entry->issue);

	planner->is_restricted[index] = false;
	planner->restriction_signatures[index] = entry->signature;
	planner->is_restriction_entered[index] = issue != NULL &&
	    (!digest_is_given(entry->manifest) ||
		digest_equal(entry->manifest, issue->manifest));
}

static void
record_entry(struct planner *planner, const struct ledger_entry *entry,
    struct digest digest)
{
	struct ledger_entry kept = *entry;
	size_t index;

	planner->seq = entry->seq;
	planner->ledger = digest;
	planner->file_index = entry->file_index;
	if (ledger_is_restriction(entry))
		record_restriction(planner, entry);
	if (!ledger_is_issue(entry))
		return;
	index = index_of(planner, entry->issue);
	planner->is_entered[index] = true;
	planner->is_published[index] = false;
	planner->issues++;
	planner->plan->after->issue = arena_string(planner->arena, kept.issue);
	planner->plan->after->manifest = kept.manifest;
}

/* Is the entry of the built site? If not, an error, and false. */
static bool
check_entry(struct planner *planner, const struct ledger_entry *entry)
{
	const struct issue_index *issue_index = planner->built->issue_index;
	size_t index;

	if (!digest_equal(entry->previous, planner->ledger))
		return refuse_unreadable(planner,
		    ledger_path(planner->arena, entry->seq),
		    _("comes after the pointer's entry and continues another "
		      "ledger: the portal was rolled back, or its ledger was "
		      "rewritten"));
	if (ledger_is_restriction(entry))
		return restriction_index(planner, entry) <
		    planner->built->restrictions.count ||
		    refuse_restricted(planner, entry->document);
	if (!ledger_is_issue(entry))
		return true;
	index = index_of(planner, entry->issue);
	if (index == issue_index->issues.count)
		return refuse_moved(planner, entry->issue);
	return digest_equal(entry->manifest,
		   issue_index_at(issue_index, index)->manifest) ||
	    plan_refuse_changed(planner, entry->issue);
}

/*
 * Entries after the pointer's were left by an interrupted run and are reused:
 * only one that was cut off is written again.
 */
static bool
read_entries(struct planner *planner)
{
	for (;;) {
		struct arena *scratch = arena_new();
		enum answer answer;
		struct digest digest;
		bool is_torn;
		struct ledger_entry *entry = read_entry(planner, scratch,
		    planner->seq + 1, &answer, &digest, &is_torn);
		bool good = answer != ANSWER_FAILURE;
		bool is_there = entry != NULL;

		if (good && is_there)
			good = check_entry(planner, entry);
		if (good && is_there)
			record_entry(planner, entry, digest);
		else if (good && answer != ANSWER_ABSENT && !is_torn)
			good = refuse_unreadable(planner,
			    ledger_path(planner->arena, planner->seq + 1),
			    _("comes after the pointer's entry and cannot be "
			      "understood: is it another congbao's?"));
		else if (good)
			planner->is_torn = is_torn;
		arena_free(scratch);
		if (!good || !is_there)
			return good;
	}
}

static bool
read_pointer(struct planner *planner)
{
	struct plan *plan = planner->plan;

	plan->after = arena_alloc(planner->arena, sizeof *plan->after);
	plan->after->version = 1;
	plan->base = digest_none();
	planner->ledger = digest_none();
	if (!pointer_load(planner->portal, planner->arena, &plan->before))
		return false;
	if (plan->before == NULL)
		return true;
	*plan->after = *plan->before;
	plan->base = pointer_base(plan->before);
	planner->seq = plan->before->seq;
	planner->ledger = plan->before->ledger;
	planner->file_index = plan->before->file_index;
	planner->issues = pointer_issues(plan->before);
	return true;
}

static size_t
count_published(const struct planner *planner)
{
	size_t count = 0;

	for (size_t i = 0; i < planner->built->issue_index->issues.count; i++)
		count += planner->is_published[i];
	return count;
}

static const struct indexed_year *
find_year(const struct issue_index *issue_index, int year)
{
	for (size_t i = 0; i < issue_index->years.count; i++)
		if (issue_index_year_at(issue_index, i)->year == year)
			return issue_index_year_at(issue_index, i);
	return NULL;
}

struct fetching {
	struct planner *planner;
	bool is_failed;
};

/* A year's file that is the same here is not read from the portal. */
static bool
fetch_year(void *context, struct arena *arena, const struct indexed_year *year,
    struct text *bytes)
{
	struct fetching *fetching = context;
	struct planner *planner = fetching->planner;
	const struct built_site *built = planner->built;
	const struct indexed_year *ours =
	    find_year(built->issue_index, year->year);
	enum answer answer;

	if (ours != NULL && digest_equal(ours->digest, year->digest))
		return file_read(arena, planner->diag,
		    file_join(arena, built->directory, ours->path), bytes);
	answer = portal_read(
	    planner->portal, arena, year->path, ISSUE_INDEX_MOST, bytes);
	fetching->is_failed = answer == ANSWER_FAILURE;
	return answer == ANSWER_WHOLE;
}

static bool
read_issue_index(struct planner *planner)
{
	struct arena *scratch = arena_new();
	struct diag *quiet = diag_new(scratch);
	struct fetching fetching = {planner, false};
	struct issue_index *there = NULL;
	struct text bytes = {0};
	enum answer answer = portal_read(planner->portal, scratch,
	    ISSUE_INDEX_NAME, ISSUE_INDEX_MOST, &bytes);
	bool good = answer != ANSWER_FAILURE;

	if (answer == ANSWER_WHOLE)
		there = issue_index_read(scratch,
		    (struct origin) {
			quiet, CODE_PUBLISH_PORTAL, ISSUE_INDEX_NAME},
		    bytes, fetch_year, &fetching);
	good = good && !fetching.is_failed;
	if (good && there != NULL)
		good = mark_index(planner, there);
	good = good && read_entries(planner);
	/*
	 * The pointer has the number of issues: other issue indexes are
	 * ignored.
	 */
	if (good && planner->plan->before != NULL &&
	    count_published(planner) !=
		(size_t)pointer_issues(planner->plan->before)) {
		memset(planner->is_published, 0,
		    planner->built->issue_index->issues.count);
		good = mark_ledger(planner, planner->plan->before);
	} else if (good && planner->plan->before == NULL) {
		memset(planner->is_published, 0,
		    planner->built->issue_index->issues.count);
	}
	arena_free(scratch);
	return good;
}

/* The published list; entries after the pointer's are taken out later. */
static bool
read_restrictions(struct planner *planner)
{
	const struct restrictions *all = &planner->built->restrictions;
	struct origin origin = portal_origin(
	    planner->portal, CODE_PUBLISH_PORTAL, RESTRICTIONS_PUBLISHED);
	struct restrictions there = {0};
	struct text bytes = {0};

	switch (portal_read(planner->portal, planner->arena,
	    RESTRICTIONS_PUBLISHED, RESTRICTIONS_MOST, &bytes)) {
	case ANSWER_WHOLE:
		break;
	case ANSWER_ABSENT:
		return true;
	case ANSWER_LONGER:
		return refuse_unreadable(planner, RESTRICTIONS_PUBLISHED,
		    _("is longer than any list of restrictions"));
	case ANSWER_EXISTS:
	case ANSWER_FAILURE:
		return false;
	}
	if (!restrictions_read(planner->arena, origin, bytes, &there))
		return portal_exit(planner->portal, STATUS_ALTERED);
	for (size_t i = 0; i < there.count; i++)
		if (!restrictions_have(all, &there.at[i]))
			return refuse_restricted(planner, there.at[i].number);
	for (size_t i = 0; i < all->count; i++)
		planner->is_restricted[i] =
		    restrictions_have(&there, &all->at[i]);
	return true;
}

/* A repair sends signatures of published manifests that were lost. */
static bool
read_signatures(struct planner *planner)
{
	size_t none = planner->built->issue_index->issues.count;

	for (int seq = planner->repairs ? planner->seq : 0; seq > 0; seq--) {
		struct arena *scratch = arena_new();
		enum answer answer;
		struct text bytes;
		struct ledger_entry *entry = ledger_fetch(
		    planner->portal, scratch, seq, &answer, &bytes);

		if (entry != NULL && ledger_is_issue(entry) &&
		    index_of(planner, entry->issue) < none)
			planner->signatures[index_of(planner, entry->issue)] =
			    entry->signature;
		arena_free(scratch);
		if (answer == ANSWER_FAILURE)
			return false;
	}
	return true;
}

bool
plan_base(struct planner *planner)
{
	size_t restrictions = planner->built->restrictions.count;
	size_t count = planner->built->issue_index->issues.count;

	planner->is_published = arena_alloc(planner->arena, count + 1);
	planner->is_entered = arena_alloc(planner->arena, count + 1);
	planner->signatures =
	    arena_alloc(planner->arena, count * sizeof *planner->signatures);
	/* One more, for restrictions that are not found. */
	planner->is_restricted = arena_alloc(planner->arena, restrictions + 1);
	planner->is_restriction_entered =
	    arena_alloc(planner->arena, restrictions + 1);
	planner->restriction_signatures = arena_alloc(planner->arena,
	    (restrictions + 1) * sizeof *planner->restriction_signatures);
	if (!read_pointer(planner))
		return false;
	/* The file index covers the issue index, which covers all issues. */
	if (planner->plan->before != NULL && !planner->repairs &&
	    pointer_is_settled(
		planner->plan->before, planner->built->file->digest)) {
		memset(planner->is_published, 1, count);
		memset(planner->is_restricted, 1, restrictions);
		return true;
	}
	return read_restrictions(planner) && read_issue_index(planner) &&
	    read_signatures(planner);
}
