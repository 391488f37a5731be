#include "publish/verify.h"

#include "portal/portal.h"
#include "portal/status.h"
#include "publish/known.h"
#include "publish/verifier.h"
#include "publish/verify_evidence.h"
#include "publish/verify_ledger.h"
#include "publish/verify_lists.h"
#include "publish/verify_restrictions.h"
#include "publish/verify_tasks.h"
#include "publish/verify_timestamps.h"
#include "publish/verify_unlisted.h"
#include "publish/verify_witness.h"

static void
verify_all(struct verifier *verifier)
{
	const struct file_index *root = NULL;
	size_t before = verifier_error_count(verifier);

	if (!verify_ledger(verifier))
		return;
	if (verify_is_settled(verifier))
		root = verify_root(verifier);
	verify_witnesses(verifier);
	if (verifier->options->trust != NULL)
		verify_timestamps(verifier);
	if (verifier->options->issue == NULL)
		verify_evidence(verifier);
	verify_tasks(verifier, root);
	verify_lists(verifier);
	if (root != NULL)
		verify_restrictions(verifier, root);
	/* After errors the indexes may be incomplete. */
	if (root != NULL && verifier->options->issue == NULL &&
	    verifier_error_count(verifier) == before)
		verify_unlisted(verifier, root);
}

static bool
read_known(struct verifier *verifier)
{
	const char *path = verifier->options->known;

	return path == NULL ||
	    known_read(verifier->arena, verifier->diag, path, &verifier->known);
}

/* Saves the head of a ledger that was found right. */
static bool
save_known(const struct verifier *verifier)
{
	struct known known = {.portal = verifier->options->where};

	if (verifier->options->known == NULL)
		return true;
	known.seq = verifier->pointer->seq;
	known.ledger = verifier->pointer->ledger;
	return known_write(verifier->diag, verifier->options->known, &known);
}

int
verify_portal(struct arena *arena, struct diag *diag,
    const struct verify_options *options, struct verified *verified)
{
	struct verifier verifier = {
	    .arena = arena, .diag = diag, .options = options};
	size_t before = verifier_error_count(&verifier);
	int status;

	*verified = (struct verified) {0};
	if (!read_known(&verifier))
		return STATUS_OTHER;
	verifier.portal = portal_open(
	    arena, diag, options->where, PORTAL_READ, options->access, &status);
	if (verifier.portal == NULL)
		return status;
	verify_all(&verifier);
	status = verifier.portal->status;
	if (status == 0 && verifier_error_count(&verifier) != before)
		status = STATUS_ALTERED;
	portal_close(verifier.portal);
	*verified = verifier.verified;
	if (status == 0 && !save_known(&verifier))
		status = STATUS_OTHER;
	return status;
}
