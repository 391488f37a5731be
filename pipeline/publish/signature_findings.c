#include "publish/signature_findings.h"

#include <string.h>

#include "base/arena.h"
#include "sign/signature_check.h"

#define ROW(member) offsetof(struct signature_finding, member)

static const struct member ROWS[] = {
    {"issue", MEMBER_STRING, ROW(issue), true},
    {"signer", MEMBER_STRING, ROW(signer)},
    {"issuer", MEMBER_STRING, ROW(issuer)},
    {"authority", MEMBER_STRING, ROW(authority)},
    {"files", MEMBER_SIZE, ROW(files)},
    {"unrevoked", MEMBER_SIZE, ROW(unrevoked)},
    {"manifest", MEMBER_FLAG, ROW(has_manifest)},
    {"first", MEMBER_SIZE, ROW(first)},
    {"last", MEMBER_SIZE, ROW(last)},
    {"until", MEMBER_SIZE, ROW(until)},
};

const struct members SIGNATURE_FINDING_MEMBERS =
    MEMBERS_OF(ROWS, struct signature_finding);

static bool
is_same(const char *a, const char *b)
{
	return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

static struct signature_finding *
add(struct arena *arena, struct signature_findings *findings)
{
	findings->at = arena_more(arena, findings->at, findings->count,
	    &findings->room, sizeof *findings->at);
	return &findings->at[findings->count++];
}

static const char *
copy(struct arena *arena, const char *string)
{
	return string == NULL ? NULL : arena_string(arena, string);
}

/* Extends the time in which it was signed. */
static void
add_time(struct signature_finding *finding, const struct signature_facts *facts)
{
	size_t time = (size_t)facts->time, until = (size_t)facts->until;

	if (finding->first == 0 || time < finding->first)
		finding->first = time;
	if (time > finding->last)
		finding->last = time;
	if (finding->until == 0 || until < finding->until)
		finding->until = until;
}

struct signature_finding *
signature_findings_of(struct arena *arena, struct signature_findings *findings,
    const char *issue, const struct signature_facts *facts)
{
	static const struct signature_facts NOBODY = {0};
	struct signature_finding *finding = NULL;

	if (facts == NULL)
		facts = &NOBODY;
	for (size_t i = 0; i < findings->count && finding == NULL; i++)
		if (strcmp(findings->at[i].issue, issue) == 0 &&
		    is_same(findings->at[i].signer, facts->signer) &&
		    is_same(findings->at[i].issuer, facts->issuer) &&
		    is_same(findings->at[i].authority, facts->authority))
			finding = &findings->at[i];
	if (finding == NULL) {
		finding = add(arena, findings);
		*finding = (struct signature_finding) {
		    .issue = arena_string(arena, issue),
		    .signer = copy(arena, facts->signer),
		    .issuer = copy(arena, facts->issuer),
		    .authority = copy(arena, facts->authority)};
	}
	add_time(finding, facts);
	return finding;
}

void
signature_findings_merge(struct arena *arena,
    struct signature_findings *findings, const struct items *others)
{
	for (size_t i = 0; i < others->count; i++) {
		struct signature_finding *finding = add(arena, findings);

		*finding = ((const struct signature_finding *)others->at)[i];
		finding->issue = copy(arena, finding->issue);
		finding->signer = copy(arena, finding->signer);
		finding->issuer = copy(arena, finding->issuer);
		finding->authority = copy(arena, finding->authority);
	}
}
