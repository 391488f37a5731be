#include "publish/verify_signatures.h"

#include "base/arena.h"
#include "base/diag.h"
#include "catalog/entry.h"
#include "portal/portal.h"
#include "publish/signature_findings.h"
#include "publish/verifier.h"
#include "sign/signature_check.h"

/* A signature that was found good. */
static struct signature_finding *
finding_of(struct verifier *verifier, const char *issue,
    const struct signature_facts *facts)
{
	return signature_findings_of(
	    verifier->arena, &verifier->verified.findings, issue, facts);
}

static bool
is_base(struct verifier *verifier, const char *path,
    const struct entry_file *file, const struct signed_base *base)
{
	return (file->base_size == base->size &&
		   digest_equal(file->base, base->digest)) ||
	    verifier_error(verifier, CODE_VERIFY_SIGNATURE, path,
		"what was signed is not the file that the manifest names: "
		"its first %zu bytes have the SHA-256 %s",
		base->size, base->digest.hex);
}

static void
check_file(struct verifier *verifier, struct arena *scratch, const char *issue,
    const char *path, const struct entry_file *file, struct text bytes)
{
	struct checked_file checked = verifier_checked(verifier, path);
	struct signature_facts facts;
	struct signed_base base;
	struct signature_finding *finding;

	switch (signature_check_pdf(scratch, &checked, bytes, &facts, &base)) {
	case SIGNATURE_NONE:
		verifier_error(verifier, CODE_VERIFY_SIGNATURE, path,
		    "is not signed, and its manifest says that it is");
		return;
	case SIGNATURE_BAD:
		return;
	case SIGNATURE_FOUND:
		break;
	}
	if (!is_base(verifier, path, file, &base))
		return;
	finding = finding_of(verifier, issue, &facts);
	finding->files++;
	finding->unrevoked += facts.is_unrevoked;
}

void
verify_signed_file(struct verifier *verifier, const char *issue,
    const char *path, const struct entry_file *file)
{
	struct expected expected = {path, file->size, file->digest};
	struct arena *scratch;
	struct text bytes;
	struct job seen = {0};

	if (verifier_is_down(verifier) ||
	    !verifier_may_read(verifier, &expected))
		return;
	scratch = arena_new();
	seen.answer =
	    portal_read(verifier->portal, scratch, path, file->size, &bytes);
	if (seen.answer == ANSWER_WHOLE) {
		seen.size = bytes.length;
		seen.digest = digest_of(bytes);
	}
	if (seen.answer != ANSWER_FAILURE &&
	    verifier_is_right(verifier, &expected, &seen))
		check_file(verifier, scratch, issue, path, file, bytes);
	arena_free(scratch);
}

void
verify_manifest_signature(struct verifier *verifier,
    const struct verified_entry *entry, const char *path, struct text bytes)
{
	struct arena *scratch = arena_new();
	const char *issue =
	    entry->issue != NULL ? entry->issue : entry->restriction.issue;
	struct checked_file checked = verifier_checked(verifier, path);
	struct signature_facts facts;

	if (signature_check(scratch, &checked, bytes, entry->published, &facts))
		finding_of(verifier, issue, &facts)->has_manifest = true;
	arena_free(scratch);
}
