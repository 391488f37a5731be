#include "publish/known.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/record.h"
#include "base/translate.h"
#include "portal/driver.h"
#include "portal/portal.h"
#include "portal/status.h"
#include "publish/ledger.h"

#define ROW(member) offsetof(struct known, member)

static const struct member ROWS[] = {
    {"portal", MEMBER_STRING, ROW(portal)},
    {"seq", MEMBER_INT, ROW(seq), true},
    {"ledger", MEMBER_DIGEST, ROW(ledger), true},
    {"status", MEMBER_INT, ROW(status)},
};

static const struct members KNOWN = MEMBERS_OF(ROWS, struct known);

bool
known_parse(struct arena *arena, struct origin origin, struct text bytes,
    struct known *known)
{
	*known = (struct known) {0};
	if (!record_read(arena, origin, &KNOWN, bytes, known))
		return false;
	return (known->status == 0 && known->seq > 0 &&
		   known->seq <= LEDGER_SEQ_MOST) ||
	    origin_refuse(origin,
		_("is the receipt of a publication that failed: it has no "
		  "entry"));
}

bool
known_read(struct arena *arena, struct diag *diag, const char *path,
    struct known *known)
{
	struct origin origin = {diag, CODE_VERIFY_KNOWN, path};
	struct text bytes;
	bool there;

	*known = (struct known) {0};
	return file_read_if_there(arena, diag, path, &bytes, &there) &&
	    (!there || known_parse(arena, origin, bytes, known));
}

bool
known_write(struct diag *diag, const char *path, const struct known *known)
{
	struct arena *scratch = arena_new();
	bool good =
	    file_write(diag, path, record_write(scratch, &KNOWN, known));

	arena_free(scratch);
	return good;
}

static bool
wrong(struct portal *portal, const char *path, const char *why)
{
	diag_error_at(portal->diag, CODE_VERIFY_KNOWN,
	    portal_name(portal, path), "%s", why);
	return false;
}

bool
known_agrees(struct portal *portal, const struct known *known, int count,
    struct digest digest)
{
	if (count < known->seq)
		return wrong(portal, POINTER_NAME,
		    _("ends before the entry that is remembered: the portal "
		      "was rolled back"));
	return digest_equal(digest, known->ledger) ||
	    wrong(portal, ledger_path(portal->arena, known->seq),
		_("is not the entry that is remembered: the ledger was "
		  "rewritten"));
}

/* False after a failure or an error. */
static bool
check_ledger(struct portal *portal, const struct pointer *pointer,
    const struct known *known)
{
	struct digest digest = digest_none();
	int lost = 0;

	if (pointer->seq >= known->seq &&
	    !ledger_walk_back(portal, pointer, known->seq, &digest, &lost))
		return false;
	return lost == 0 ? known_agrees(portal, known, pointer->seq, digest)
			 : wrong(portal, ledger_path(portal->arena, lost),
			       _("is not the entry that was published"));
}

bool
known_check(struct portal *portal, const struct known *known)
{
	static const struct pointer NONE = {0};
	struct arena *scratch = arena_new();
	struct origin origin =
	    portal_origin(portal, CODE_VERIFY_KNOWN, POINTER_NAME);
	enum answer answer;
	const struct pointer *pointer =
	    pointer_fetch(portal, scratch, origin, &answer);
	bool good = answer != ANSWER_FAILURE &&
	    check_ledger(portal, pointer == NULL ? &NONE : pointer, known);

	arena_free(scratch);
	return good || portal_exit(portal, STATUS_ALTERED);
}
