#include "publish/takeover.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/path.h"
#include "base/translate.h"
#include "catalog/brief.h"
#include "catalog/issue_record.h"
#include "portal/portal.h"
#include "portal/status.h"
#include "publish/file_index.h"
#include "publish/issue_index.h"
#include "publish/ledger.h"
#include "publish/manifest.h"
#include "publish/takeover_cache.h"

enum { ATTEMPTS_MOST = 3 }; /* somebody may publish meanwhile */

bool
takeover_file(struct takeover *takeover, struct arena *arena, const char *path,
    size_t limit, struct digest digest, struct text *bytes)
{
	return takeover_cache_read(takeover, arena, path, limit, digest, bytes);
}

static struct origin
origin_of(const struct takeover *takeover, const char *path)
{
	return portal_origin(takeover->portal, CODE_PUBLISH_PORTAL, path);
}

/* Reads the root's index, if it has a digest that the pointer has. */
static bool
read_root(struct takeover *takeover, bool *known)
{
	struct text bytes;
	struct digest digest;

	*known = takeover_cache_load(takeover, takeover->arena,
		     takeover->pointer->file_index, &bytes) &&
	    !takeover_is_unfinished(takeover);
	if (!*known) {
		if (!takeover_fetch(takeover, takeover->arena, FILE_INDEX_NAME,
			FILE_INDEX_MOST, &bytes))
			return false;
		digest = digest_of(bytes);
		*known = digest_equal(digest, takeover->pointer->file_index) ||
		    digest_equal(digest, takeover->pointer->under_way);
		if (*known && !takeover_cache_store(takeover, digest, bytes))
			return false;
	}
	if (!*known)
		return true;
	takeover->root = file_index_read(
	    takeover->arena, origin_of(takeover, FILE_INDEX_NAME), bytes);
	return takeover->root != NULL ||
	    takeover_refuse(
		takeover, FILE_INDEX_NAME, _("cannot be understood"));
}

/* Reads a pointer and a file index that match. */
static bool
read_base(struct takeover *takeover)
{
	for (int i = 0; i < ATTEMPTS_MOST; i++) {
		bool known = false;

		if (!pointer_load(
			takeover->portal, takeover->arena, &takeover->pointer))
			return false;
		if (takeover->pointer == NULL)
			return true;
		if (!read_root(takeover, &known))
			return false;
		if (known)
			return true;
	}
	return takeover_refuse(takeover, FILE_INDEX_NAME,
	    "is not the file index that was published");
}

/* It is not published yet; its manifest may be on the portal. */
static void
record_entry(struct takeover *takeover, const struct ledger_entry *entry)
{
	struct restriction restriction = ledger_restriction(entry);
	struct restrictions *published = &takeover->restrictions;
	size_t kept = 0;

	for (size_t i = 0; i < published->count; i++)
		if (!restriction_is_same(&published->at[i], &restriction))
			published->at[kept++] = published->at[i];
	published->count = kept;
	if (!restriction_is(&restriction, RESTRICTION_WITHHELD))
		return;
	takeover->entered = arena_more(takeover->arena, takeover->entered,
	    takeover->entered_count, &takeover->entered_room,
	    sizeof *takeover->entered);
	takeover->entered[takeover->entered_count].issue = entry->issue;
	takeover->entered[takeover->entered_count++].manifest = entry->manifest;
}

/*
 * An interrupted run may have put more into the issue index than the pointer
 * covers: issues of later ledger entries are still to be built.
 */
static bool
drop_unpublished(struct takeover *takeover)
{
	struct issue_index *issue_index = takeover->issue_index;

	for (int seq = takeover->pointer->seq + 1;; seq++) {
		struct issue_entry *at = issue_index->issues.at;
		enum answer answer;
		struct text bytes;
		struct ledger_entry *entry = ledger_fetch(
		    takeover->portal, takeover->arena, seq, &answer, &bytes);
		size_t kept = 0;

		if (entry == NULL)
			return answer != ANSWER_FAILURE;
		if (ledger_is_restriction(entry))
			record_entry(takeover, entry);
		if (!ledger_is_issue(entry))
			continue;
		for (size_t i = 0; i < issue_index->issues.count; i++)
			if (strcmp(at[i].path, entry->issue) != 0)
				at[kept++] = at[i];
		issue_index->issues.count = kept;
	}
}

static bool
fetch_year(void *context, struct arena *arena, const struct indexed_year *year,
    struct text *bytes)
{
	struct takeover *takeover = context;

	return takeover_cache_read_mutable(
	    takeover, arena, year->path, ISSUE_INDEX_MOST, year->digest, bytes);
}

static bool
read_issue_index(struct takeover *takeover)
{
	struct text bytes;
	bool there;

	if (!takeover_mutable(
		takeover, takeover->arena, ISSUE_INDEX_NAME, &bytes, &there))
		return false;
	if (!there)
		return takeover_refuse(
		    takeover, ISSUE_INDEX_NAME, _("is not in the file index"));
	takeover->issue_index = issue_index_read(takeover->arena,
	    origin_of(takeover, ISSUE_INDEX_NAME), bytes, fetch_year, takeover);
	if (takeover->issue_index == NULL && takeover->portal->status == 0)
		takeover_refuse(
		    takeover, ISSUE_INDEX_NAME, _("cannot be understood"));
	return takeover->issue_index != NULL;
}

/* The file is missing if no document was ever restricted. */
static bool
read_restrictions(struct takeover *takeover)
{
	struct text bytes;
	bool there;

	return takeover_mutable(takeover, takeover->arena,
		   RESTRICTIONS_PUBLISHED, &bytes, &there) &&
	    (!there ||
		restrictions_read(takeover->arena,
		    origin_of(takeover, RESTRICTIONS_PUBLISHED), bytes,
		    &takeover->restrictions) ||
		takeover_refuse(takeover, RESTRICTIONS_PUBLISHED,
		    _("cannot be understood")));
}

struct takeover *
takeover_open(struct arena *arena, struct portal *portal, const char *output)
{
	struct takeover *takeover = arena_alloc(arena, sizeof *takeover);

	takeover->arena = arena;
	takeover->portal = portal;
	takeover->cache = file_join(arena, output, ".congbao/published");
	if (!read_base(takeover) ||
	    (takeover->pointer != NULL &&
		(!read_issue_index(takeover) || !read_restrictions(takeover) ||
		    (takeover_is_unfinished(takeover) &&
			!drop_unpublished(takeover)))))
		return NULL;
	return takeover;
}

static bool
read_file_index(struct takeover *takeover, const char *path,
    const struct file_index **file_index)
{
	const struct indexed_file *listed;
	struct arena *scratch;
	struct file_index *read;
	struct text bytes;

	*file_index = NULL;
	if (!takeover_find(takeover, path, &listed))
		return false;
	if (listed == NULL)
		return true;
	scratch = arena_new();
	if (!takeover_cache_read_mutable(takeover, scratch, path,
		FILE_INDEX_MOST, listed->digest, &bytes)) {
		arena_free(scratch);
		return false;
	}
	read =
	    file_index_read(takeover->arena, origin_of(takeover, path), bytes);
	arena_free(scratch);
	*file_index = read;
	return read != NULL ||
	    takeover_refuse(takeover, path, _("cannot be understood"));
}

bool
takeover_file_index(struct takeover *takeover, const char *path,
    const struct file_index **file_index)
{
	*file_index = takeover->root;
	if (strcmp(path, FILE_INDEX_NAME) == 0)
		return true;
	for (size_t i = 0; i < takeover->file_index_count; i++)
		if (strcmp(takeover->file_indexes[i].path, path) == 0) {
			*file_index = takeover->file_indexes[i].file_index;
			return true;
		}
	if (!read_file_index(takeover, path, file_index))
		return false;
	takeover->file_indexes = arena_more(takeover->arena,
	    takeover->file_indexes, takeover->file_index_count,
	    &takeover->file_index_room, sizeof *takeover->file_indexes);
	takeover->file_indexes[takeover->file_index_count].path =
	    arena_string(takeover->arena, path);
	takeover->file_indexes[takeover->file_index_count++].file_index =
	    (struct file_index *)*file_index;
	return true;
}

bool
takeover_find(struct takeover *takeover, const char *path,
    const struct indexed_file **listed)
{
	struct arena *scratch = arena_new();
	const struct file_index *file_index;
	const char *name = path;
	bool good;

	/* In an older congbao's site the index above lists them. */
	*listed = NULL;
	do {
		name = file_index_of(scratch, name);
		good = takeover_file_index(takeover, name, &file_index);
		if (good && file_index != NULL)
			*listed = file_index_find(file_index, path);
	} while (good && *listed == NULL && strcmp(name, FILE_INDEX_NAME) != 0);
	arena_free(scratch);
	return good;
}

bool
takeover_mutable(struct takeover *takeover, struct arena *arena,
    const char *path, struct text *bytes, bool *there)
{
	const struct indexed_file *listed;

	*there = false;
	if (!takeover_find(takeover, path, &listed))
		return false;
	*there = listed != NULL;
	return listed == NULL ||
	    takeover_cache_read_mutable(takeover, arena, path,
		takeover_size_limit(takeover, listed), listed->digest, bytes);
}

bool
takeover_local(struct takeover *takeover, struct arena *arena, const char *path,
    const char **local, bool *there)
{
	const struct indexed_file *listed;

	*there = false;
	if (!takeover_find(takeover, path, &listed))
		return false;
	*there = listed != NULL;
	if (listed == NULL)
		return true;
	return takeover_cache_local(takeover, arena, listed, local);
}

/* The last withdrawal from an issue; NULL: none. */
static const struct withdrawal *
withdrawal_of(const struct takeover *takeover, const char *issue)
{
	for (size_t i = takeover->withdrawal_count; i-- > 0;)
		if (strcmp(takeover->withdrawals[i].issue, issue) == 0)
			return &takeover->withdrawals[i];
	return NULL;
}

bool
takeover_is_changed(const struct takeover *takeover, const char *issue)
{
	return withdrawal_of(takeover, issue) != NULL;
}

/*
 * Reads the published manifest, or the one that an interrupted run put in its
 * place.
 */
static bool
read_manifest(struct takeover *takeover, struct arena *arena,
    const struct issue_entry *listed, const char *path, struct text *bytes)
{
	for (size_t i = 0; i < takeover->entered_count; i++)
		if (strcmp(takeover->entered[i].issue, listed->path) == 0 &&
		    portal_read(takeover->portal, arena, path, MANIFEST_MOST,
			bytes) == ANSWER_WHOLE &&
		    digest_equal(
			digest_of(*bytes), takeover->entered[i].manifest))
			return true;
	return takeover_file(
	    takeover, arena, path, MANIFEST_MOST, listed->manifest, bytes);
}

struct issue_entry *
takeover_manifest(
    struct takeover *takeover, struct arena *arena, const char *issue)
{
	const struct issue_entry *listed =
	    issue_index_find(takeover->issue_index, issue);
	const struct withdrawal *withdrawal = withdrawal_of(takeover, issue);
	const char *path = path_join(arena, issue, MANIFEST_NAME);
	struct issue_entry *manifest;
	struct text bytes;

	if (withdrawal != NULL)
		return withdrawal->manifest;
	if (listed == NULL ||
	    !read_manifest(takeover, arena, listed, path, &bytes))
		return NULL;
	manifest = manifest_read(arena, origin_of(takeover, path), bytes);
	if (manifest == NULL)
		takeover_refuse(takeover, path, _("cannot be understood"));
	return manifest;
}

static void
withdraw(const struct takeover *takeover, struct issue_entry *issue,
    const struct withdrawal *withdrawal)
{
	const struct issue_entry *manifest = withdrawal->manifest;
	const struct entry_file *whole =
	    manifest_find(manifest, manifest->file);
	const struct entry_withheld *withheld =
	    &manifest_document(manifest, withdrawal->id)->withheld;
	struct entry *entries = issue->documents.at;

	for (size_t i = 0; i < issue->documents.count; i++) {
		if (strcmp(entries[i].slug, withdrawal->id) != 0)
			continue;
		entry_withhold(&entries[i], withheld);
		entries[i].images = (struct items) {0};
	}
	issue->is_changed = true;
	issue->whole = *whole;
	issue->whole.path =
	    path_join(takeover->arena, withdrawal->issue, whole->path);
}

/* Takes issues of the issue index only: an interrupted run left others. */
static void
take_issues(struct takeover *takeover, const struct issue_entries *issues,
    struct issue_entries *taken)
{
	for (size_t i = 0; i < issues->count; i++) {
		struct issue_entry *issue = (struct issue_entry *)issues->at[i];
		const char *path = arena_format(
		    takeover->arena, "%d/%s", issue->year, issue->slug);

		issue->is_published = true;
		for (size_t j = 0; j < takeover->withdrawal_count; j++)
			if (strcmp(takeover->withdrawals[j].issue, path) == 0)
				withdraw(
				    takeover, issue, &takeover->withdrawals[j]);
		if (issue_index_find(takeover->issue_index, path) != NULL)
			issue_entries_add(takeover->arena, taken, issue);
	}
}

/* In an older congbao's site each issue's record is a file of its own. */
static bool
read_record(struct takeover *takeover, const struct issue_entry *listed,
    struct issue_entries *issues)
{
	const char *path =
	    arena_format(takeover->arena, "%s.json", listed->path);
	struct issue_entry *issue;
	struct text bytes;
	bool there;

	if (!takeover_mutable(takeover, takeover->arena, path, &bytes, &there))
		return false;
	if (!there)
		return takeover_refuse(
		    takeover, path, _("is not in the file index"));
	issue = issue_record_read(
	    takeover->arena, origin_of(takeover, path), bytes);
	if (issue == NULL)
		return takeover_refuse(
		    takeover, path, _("cannot be understood"));
	issue_entries_add(takeover->arena, issues, issue);
	return true;
}

static bool
read_records(struct takeover *takeover, int year, struct issue_entries *issues)
{
	const struct issue_index *issue_index = takeover->issue_index;

	for (size_t i = 0; i < issue_index->issues.count; i++)
		if (issue_index_at(issue_index, i)->year == year &&
		    !read_record(
			takeover, issue_index_at(issue_index, i), issues))
			return false;
	return true;
}

bool
takeover_year(struct takeover *takeover, int year, struct issue_entries *issues)
{
	const char *path = issue_records_path(takeover->arena, year);
	struct issue_entries all = {0};
	struct text bytes; /* kept: the entries point into them */
	bool there;
	bool good =
	    takeover_mutable(takeover, takeover->arena, path, &bytes, &there);

	if (good && !there)
		good = read_records(takeover, year, &all);
	else if (good)
		good = issue_records_read(takeover->arena,
			   origin_of(takeover, path), IN_RECORD, bytes, &all) ||
		    takeover_refuse(takeover, path, _("cannot be understood"));
	take_issues(takeover, &all, issues);
	return good;
}

static size_t
count_year(const struct takeover *takeover, int year)
{
	const struct issue_index *issue_index = takeover->issue_index;
	size_t count = 0;

	for (size_t i = 0; i < issue_index->issues.count; i++)
		count += issue_index_at(issue_index, i)->year == year;
	return count;
}

static bool
read_brief(struct takeover *takeover, int year)
{
	const char *path = brief_path(takeover->arena, year);
	struct issue_entries issues = {0}, briefs = {0};
	struct arena *scratch = arena_new();
	struct origin quiet = {
	    diag_new(takeover->arena), CODE_PUBLISH_PORTAL, path};
	struct text bytes;
	bool there;
	bool good = takeover_mutable(takeover, scratch, path, &bytes, &there);

	/* A brief of another congbao is ignored. */
	if (good && there &&
	    !brief_read(takeover->briefs, quiet, bytes, year, &issues))
		issues.count = 0;
	take_issues(takeover, &issues, &briefs);
	/* A brief with fewer issues than the index is stale. */
	if (good && briefs.count < count_year(takeover, year))
		good = takeover_year(takeover, year, &takeover->issues);
	else
		for (size_t i = 0; i < briefs.count; i++)
			issue_entries_add(
			    takeover->arena, &takeover->issues, briefs.at[i]);
	arena_free(scratch);
	return good;
}

bool
takeover_issues(struct takeover *takeover)
{
	const struct issue_index *issue_index = takeover->issue_index;
	int year = 0;

	if (takeover->has_issues)
		return true;
	takeover->has_issues = true;
	takeover->briefs = briefs_new(takeover->arena);
	for (size_t i = 0; i < issue_index->issues.count; i++) {
		int next = issue_index_at(issue_index, i)->year;

		if (next != year && !read_brief(takeover, next))
			return false;
		year = next;
	}
	if (takeover->issues.count == issue_index->issues.count)
		return true;
	return takeover_refuse(takeover, ISSUE_INDEX_NAME,
	    _("lists issues whose records are not published"));
}

void
takeover_forget_cited(struct takeover *takeover)
{
	if (takeover->briefs != NULL)
		briefs_forget(takeover->briefs, &takeover->issues);
	takeover->briefs = NULL;
}

bool
takeover_withdraw(struct takeover *takeover,
    const struct withdrawal *withdrawal, struct digest manifest)
{
	struct issue_entry *issue = (struct issue_entry *)issue_index_find(
	    takeover->issue_index, withdrawal->issue);
	struct issue_entries *issues = &takeover->issues;
	size_t kept = 0;

	takeover->withdrawals = arena_more(takeover->arena,
	    takeover->withdrawals, takeover->withdrawal_count,
	    &takeover->withdrawal_room, sizeof *takeover->withdrawals);
	takeover->withdrawals[takeover->withdrawal_count++] = *withdrawal;
	issue->manifest = manifest;
	for (size_t i = 0; i < issues->count; i++)
		if (issues->at[i]->year != issue->year)
			issues->at[kept++] = issues->at[i];
	issues->count = kept;
	return takeover_year(takeover, issue->year, issues);
}

bool
takeover_keep_withheld(
    struct takeover *takeover, const struct restrictions *restrictions)
{
	struct items *listed = &takeover->issue_index->issues;
	struct issue_entry *at = listed->at;
	size_t kept = 0;
	int year = 0;

	for (size_t i = 0; i < listed->count; i++)
		if (restrictions_withhold(restrictions, at[i].path))
			at[kept++] = at[i];
	listed->count = kept;
	takeover->issues.count = 0;
	takeover->has_issues = true;
	for (size_t i = 0; i < listed->count; i++) {
		if (at[i].year != year &&
		    !takeover_year(takeover, at[i].year, &takeover->issues))
			return false;
		year = at[i].year;
	}
	return true;
}
