#include "publish/ledger.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/translate.h"
#include "number/restrictions.h"
#include "portal/portal.h"
#include "portal/status.h"

/* A congbao that knows version 1 only refuses entries without an issue. */
enum { VERSION_KNOWN = 1, VERSION_SITE = 2, VERSION_RESTRICTION = 3 };

#define ENTRY(member) offsetof(struct ledger_entry, member)
#define POINTER(member) offsetof(struct pointer, member)

static const struct member ENTRY_ROWS[] = {
    {"version", MEMBER_INT, ENTRY(version), true},
    {"seq", MEMBER_INT, ENTRY(seq), true},
    {"time", MEMBER_STRING, ENTRY(time), true},
    {"kind", MEMBER_STRING, ENTRY(kind)},
    {"issue", MEMBER_PATH, ENTRY(issue)},
    {"manifest", MEMBER_DIGEST, ENTRY(manifest)},
    {"signature", MEMBER_DIGEST, ENTRY(signature)},
    {"document", MEMBER_PATH, ENTRY(document)},
    {"date", MEMBER_DATE, ENTRY(date)},
    {"by", MEMBER_STRING, ENTRY(by)},
    {"why", MEMBER_STRING, ENTRY(why)},
    {"previous", MEMBER_DIGEST, ENTRY(previous), true},
    {"listing", MEMBER_DIGEST, ENTRY(file_index)},
    {"commit", MEMBER_STRING, ENTRY(commit)},
};

static const struct members ENTRIES =
    MEMBERS_OF(ENTRY_ROWS, struct ledger_entry);

static const struct member POINTER_ROWS[] = {
    {"version", MEMBER_INT, POINTER(version), true},
    {"seq", MEMBER_INT, POINTER(seq), true},
    {"issues", MEMBER_INT, POINTER(issues)},
    {"issue", MEMBER_PATH, POINTER(issue), true},
    {"manifest", MEMBER_DIGEST, POINTER(manifest), true},
    {"ledger", MEMBER_DIGEST, POINTER(ledger), true},
    {"listing", MEMBER_DIGEST, POINTER(file_index), true},
    {"under_way", MEMBER_DIGEST, POINTER(under_way)},
};

static const struct members POINTERS = MEMBERS_OF(POINTER_ROWS, struct pointer);

struct digest
digest_none(void)
{
	struct digest none;

	memset(none.hex, '0', sizeof none.hex - 1);
	none.hex[sizeof none.hex - 1] = '\0';
	return none;
}

bool
pointer_is_under_way(const struct pointer *pointer)
{
	return digest_is_given(pointer->under_way);
}

int
pointer_issues(const struct pointer *pointer)
{
	return pointer->issues == 0 ? pointer->seq : pointer->issues;
}

const char *
ledger_path(struct arena *arena, int seq)
{
	return arena_format(arena, LEDGER_DIRECTORY "/%06d.json", seq);
}

const char *
ledger_stamp_path(struct arena *arena, int seq)
{
	return arena_format(arena, "%s.tsr", ledger_path(arena, seq));
}

bool
ledger_is_issue(const struct ledger_entry *entry)
{
	return entry->kind == NULL;
}

bool
ledger_is_restriction(const struct ledger_entry *entry)
{
	return entry->kind != NULL && strcmp(entry->kind, LEDGER_SITE) != 0;
}

struct restriction
ledger_restriction(const struct ledger_entry *entry)
{
	return (struct restriction) {.date = entry->date,
	    .what = entry->kind,
	    .issue = entry->issue,
	    .id = entry->document,
	    .by = entry->by,
	    .why = entry->why};
}

static int
version_of(const struct ledger_entry *entry)
{
	return ledger_is_issue(entry)	   ? VERSION_KNOWN
	    : ledger_is_restriction(entry) ? VERSION_RESTRICTION
					   : VERSION_SITE;
}

struct text
ledger_write(struct arena *arena, const struct ledger_entry *entry)
{
	struct ledger_entry written = *entry;

	written.version = version_of(entry);
	return record_write(arena, &ENTRIES, &written);
}

struct text
pointer_write(struct arena *arena, const struct pointer *pointer)
{
	struct pointer written = *pointer;
	struct buffer padded = {.arena = arena};

	if (written.issues == written.seq)
		written.issues = 0;
	buffer_add(&padded, record_write(arena, &POINTERS, &written));
	while (padded.length % POINTER_ROUND != 0)
		buffer_byte(&padded, padded.length % 64 == 63 ? '\n' : ' ');
	return buffer_text(&padded);
}

static bool
is_sound(struct origin origin, bool is_known, int seq)
{
	if (!is_known)
		return origin_refuse(origin,
		    _("has a \"version\" that is made for another congbao"));
	return (seq >= 1 && seq <= LEDGER_SEQ_MOST) ||
	    origin_refuse(
		origin, _("\"seq\" is not a number from 1 to 999999"));
}

/* Withholding a document changes the manifest; no other restriction does. */
static bool
is_whole_restriction(const struct ledger_entry *entry)
{
	struct restriction restriction = ledger_restriction(entry);

	return restriction_is_known(&restriction) && entry->issue != NULL &&
	    entry->document != NULL && date_is_given(entry->date) &&
	    entry->by != NULL && entry->why != NULL &&
	    digest_is_given(entry->manifest) ==
	    restriction_is(&restriction, RESTRICTION_WITHHELD);
}

/* An issue has a manifest, the site a file index, a restriction its parts. */
static bool
is_sound_entry(struct origin origin, const struct ledger_entry *entry)
{
	bool is_signed_soundly = !digest_is_given(entry->signature) ||
	    digest_is_given(entry->manifest);
	bool is_complete = ledger_is_issue(entry)
	    ? entry->issue != NULL && digest_is_given(entry->manifest)
	    : ledger_is_restriction(entry)
	    ? is_whole_restriction(entry)
	    : entry->issue == NULL && !digest_is_given(entry->manifest) &&
		digest_is_given(entry->file_index);

	return (is_complete && is_signed_soundly) ||
	    origin_refuse(origin,
		_("is not an entry of an issue, of the site or of a "
		  "restriction"));
}

struct ledger_entry *
ledger_read(struct arena *arena, struct origin origin, struct text bytes)
{
	struct ledger_entry *entry = arena_alloc(arena, sizeof *entry);

	if (!record_read(arena, origin, &ENTRIES, bytes, entry) ||
	    !is_sound(
		origin, entry->version == version_of(entry), entry->seq) ||
	    !is_sound_entry(origin, entry))
		return NULL;
	return entry;
}

struct ledger_entry *
ledger_fetch(struct portal *portal, struct arena *arena, int seq,
    enum answer *answer, struct text *bytes)
{
	const char *path = ledger_path(arena, seq);
	struct origin quiet = {diag_new(arena), CODE_PUBLISH_PORTAL, path};

	*bytes = (struct text) {0};
	*answer = portal_read(portal, arena, path, LEDGER_MOST, bytes);
	return *answer == ANSWER_WHOLE ? ledger_read(arena, quiet, *bytes)
				       : NULL;
}

/* Does the entry have this digest? If so, replaces it by the previous one's. */
static bool
step_back(struct portal *portal, int seq, struct digest *digest, bool *is_it)
{
	struct arena *scratch = arena_new();
	enum answer answer;
	struct text bytes;
	struct ledger_entry *entry =
	    ledger_fetch(portal, scratch, seq, &answer, &bytes);

	*is_it = entry != NULL && digest_equal(digest_of(bytes), *digest);
	if (*is_it)
		*digest = entry->previous;
	arena_free(scratch);
	return answer != ANSWER_FAILURE;
}

bool
ledger_walk_back(struct portal *portal, const struct pointer *pointer, int seq,
    struct digest *digest, int *lost)
{
	*digest = pointer->ledger;
	*lost = 0;
	for (int at = pointer->seq; *lost == 0 && at > seq; at--) {
		bool is_it;

		if (!step_back(portal, at, digest, &is_it))
			return false;
		if (!is_it)
			*lost = at;
	}
	return true;
}

struct pointer *
pointer_fetch(struct portal *portal, struct arena *arena, struct origin origin,
    enum answer *answer)
{
	struct text bytes = {0};

	*answer = portal_read(portal, arena, POINTER_NAME, LEDGER_MOST, &bytes);
	return *answer == ANSWER_WHOLE ? pointer_read(arena, origin, bytes)
				       : NULL;
}

bool
pointer_load(
    struct portal *portal, struct arena *arena, struct pointer **pointer)
{
	enum answer answer;

	*pointer = pointer_fetch(portal, arena,
	    portal_origin(portal, CODE_PUBLISH_PORTAL, POINTER_NAME), &answer);
	if (answer == ANSWER_LONGER)
		return portal_refuse(portal, POINTER_NAME, STATUS_ALTERED,
		    CODE_PUBLISH_PORTAL, "is longer than any pointer");
	if (answer == ANSWER_WHOLE && *pointer == NULL)
		return portal_exit(portal, STATUS_ALTERED);
	return answer == ANSWER_WHOLE || answer == ANSWER_ABSENT;
}

struct digest
pointer_base(const struct pointer *pointer)
{
	struct arena *scratch = arena_new();
	struct pointer settled = *pointer;
	struct digest digest;

	settled.under_way.hex[0] = '\0';
	digest = digest_of(pointer_write(scratch, &settled));
	arena_free(scratch);
	return digest;
}

bool
pointer_is_settled(const struct pointer *pointer, struct digest file_index)
{
	return !pointer_is_under_way(pointer) &&
	    digest_equal(pointer->file_index, file_index);
}

struct pointer *
pointer_read(struct arena *arena, struct origin origin, struct text bytes)
{
	struct pointer *pointer = arena_alloc(arena, sizeof *pointer);

	if (!record_read(arena, origin, &POINTERS, bytes, pointer) ||
	    !is_sound(origin, pointer->version == VERSION_KNOWN, pointer->seq))
		return NULL;
	if (bytes.length % POINTER_ROUND == 0)
		return pointer;
	diag_error_at(origin.diag, origin.code, origin.path,
	    "%zu bytes, which is not a multiple of %d: it is cut off",
	    bytes.length, POINTER_ROUND);
	return NULL;
}
