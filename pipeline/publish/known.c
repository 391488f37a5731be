#include "publish/known.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/record.h"
#include "portal/driver.h"
#include "portal/portal.h"
#include "portal/status.h"
#include "publish/ledger.h"

#define COUNT_OF(rows) (sizeof(rows) / sizeof(rows)[0])
#define ROW(member) offsetof(struct known_json, member)

/* As it is written, and what a receipt has of it. */
struct known_json {
	const char *portal;
	int seq, status;
	struct digest ledger;
};

static const struct member ROWS[] = {
    {"portal", MEMBER_STRING, ROW(portal)},
    {"seq", MEMBER_INT, ROW(seq), true},
    {"ledger", MEMBER_DIGEST, ROW(ledger), true},
    {"status", MEMBER_INT, ROW(status)},
};

static const struct members MEMBERS = {
    ROWS, COUNT_OF(ROWS), sizeof(struct known_json)};

bool
known_read(struct arena *arena, struct diag *diag, const char *path,
    struct known *known)
{
	struct origin origin = {diag, CODE_VERIFY_KNOWN, path};
	struct known_json json = {0};
	struct text bytes;
	bool there;

	*known = (struct known) {0};
	if (!file_read_if_there(arena, diag, path, &bytes, &there))
		return false;
	if (!there)
		return true;
	if (!record_read(arena, origin, &MEMBERS, bytes, &json))
		return false;
	*known = (struct known) {json.portal, json.seq, json.ledger};
	if (json.status == 0 && json.seq > 0 && json.seq <= LEDGER_SEQ_MOST)
		return true;
	diag_error_at(diag, CODE_VERIFY_KNOWN, path,
	    "is the receipt of a publication that failed: it knows no entry");
	return false;
}

bool
known_write(struct diag *diag, const char *path, const struct known *known)
{
	struct arena *scratch = arena_new();
	struct known_json json = {.portal = known->portal,
	    .seq = known->seq,
	    .ledger = known->ledger};
	bool good =
	    file_write(diag, path, record_write(scratch, &MEMBERS, &json));

	arena_free(scratch);
	return good;
}

static bool
wrong(struct portal *portal, const char *path, const char *why)
{
	diag_error_at(portal->diag, CODE_VERIFY_KNOWN,
	    portal_name(portal, path), "%s", why);
	if (portal->status == 0)
		portal->status = STATUS_ALTERED;
	return false;
}

static bool
step_back(struct portal *portal, int seq, struct digest *digest)
{
	bool is_it;

	return ledger_step_back(portal, seq, digest, &is_it) &&
	    (is_it ||
		wrong(portal, ledger_path(portal->arena, seq),
		    "is not the entry that was published"));
}

bool
known_is_there(struct portal *portal, const struct known *known)
{
	struct arena *scratch = arena_new();
	struct origin origin = {
	    portal->diag, CODE_VERIFY_KNOWN, portal_name(portal, POINTER_NAME)};
	struct pointer *pointer = NULL;
	struct digest digest = digest_none();
	struct text bytes = {0};
	enum answer answer =
	    portal_read(portal, scratch, POINTER_NAME, LEDGER_MOST, &bytes);
	int seq = 0;
	bool good = answer != ANSWER_FAILURE;

	if (answer == ANSWER_WHOLE)
		pointer = pointer_read(scratch, origin, bytes);
	if (pointer != NULL) {
		digest = pointer->ledger;
		seq = pointer->seq;
	}
	if (good && seq < known->seq)
		good = wrong(portal, POINTER_NAME, KNOWN_SET_BACK);
	for (; good && seq > known->seq; seq--)
		good = step_back(portal, seq, &digest);
	if (good && !digest_equal(digest, known->ledger))
		good = wrong(portal, ledger_path(portal->arena, known->seq),
		    KNOWN_OTHER);
	arena_free(scratch);
	return good;
}
