#include "publish/witness.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/translate.h"
#include "portal/parallel.h"
#include "portal/portal.h"
#include "portal/status.h"
#include "publish/checkpoint.h"
#include "publish/known.h"
#include "publish/ledger.h"
#include "publish/witness_directory.h"
#include "sign/signed_note.h"

/* An entry that was added. */
struct added {
	struct text bytes;
	struct digest digest, previous;
	bool is_read;
};

struct witness {
	struct arena *arena;
	const struct witness_options *options;
	struct portal *portal;
	struct pointer *pointer;
	struct known known;
	struct added *added; /* from the entry after the one remembered */
	size_t count;
};

static int
seq_of(const struct witness *witness, size_t index)
{
	return witness->known.seq + (int)index + 1;
}

static bool
refuse(const struct witness *witness, const char *path, const char *why)
{
	return portal_refuse(witness->portal, path, STATUS_ALTERED,
	    CODE_VERIFY_WITNESS, "%s", why);
}

static bool
added_make(void *context, size_t index, struct job *job)
{
	struct witness *witness = context;

	job->kind = JOB_READ;
	job->path = ledger_path(witness->arena, seq_of(witness, index));
	job->limit = LEDGER_MOST;
	job->keeps = true;
	return true;
}

static bool
added_done(void *context, size_t index, struct job *job)
{
	struct witness *witness = context;
	struct added *added = &witness->added[index];
	struct origin origin =
	    portal_origin(witness->portal, CODE_VERIFY_WITNESS, job->path);
	struct ledger_entry *entry;

	if (job->answer == ANSWER_FAILURE)
		return false;
	if (job->answer != ANSWER_WHOLE)
		return refuse(witness, job->path,
		    job->answer == ANSWER_ABSENT
			? _("is not there")
			: _("is longer than any entry"));
	entry = ledger_read(job->arena, origin, job->bytes);
	if (entry == NULL)
		return portal_exit(witness->portal, STATUS_ALTERED);
	if (entry->seq != seq_of(witness, index))
		return refuse(
		    witness, job->path, _("has another number than its name"));
	added->bytes.length = job->bytes.length;
	added->bytes.at =
	    arena_copy(witness->arena, job->bytes.at, job->bytes.length);
	added->digest = job->digest;
	added->previous = entry->previous;
	return true;
}

static bool
read_added(struct witness *witness)
{
	struct parallel reads = {added_make, added_done, witness};

	witness->count = (size_t)(witness->pointer->seq - witness->known.seq);
	witness->added = arena_alloc(
	    witness->arena, witness->count * sizeof *witness->added);
	return parallel_run(witness->portal, 0, witness->count, &reads);
}

/* Keeps what the portal has in the place of an entry, and reports it. */
static bool
report_rewritten(struct witness *witness, int seq, struct text bytes)
{
	const char *path = ledger_path(witness->arena, seq);
	const char *kept = witness_keep_other(witness->arena,
	    witness->portal->diag, witness->options->directory, path, bytes);

	return kept != NULL &&
	    portal_refuse(witness->portal, path, STATUS_ALTERED,
		CODE_VERIFY_WITNESS,
		"is not the entry that was there: the ledger was rewritten "
		"from here on; what is there now is kept as %s, and what was "
		"there as %s",
		kept,
		file_join(witness->arena, witness->options->directory, path));
}

/*
 * Finds the first entry that is not what is remembered, from the entry `seq`
 * back, and reports it. True if there is none.
 */
static bool
compare_remembered(struct witness *witness, int seq)
{
	struct text bytes, first = {0};
	int differs = 0;

	for (; seq > 0; seq--) {
		const char *path = ledger_path(witness->arena, seq);
		enum answer answer = portal_read(
		    witness->portal, witness->arena, path, LEDGER_MOST, &bytes);

		if (answer == ANSWER_FAILURE)
			return false;
		if (answer != ANSWER_WHOLE)
			return refuse(witness, path, _("is not there"));
		if (digest_equal(digest_of(bytes),
			witness_entry(witness->arena, witness->portal->diag,
			    witness->options->directory, seq)))
			break;
		differs = seq;
		first = bytes;
	}
	return differs == 0 || report_rewritten(witness, differs, first);
}

/* The pointer has an entry that comes before the one remembered. */
static bool
report_rolled_back(struct witness *witness)
{
	const struct known *known = &witness->known;
	const char *kept;

	if (!compare_remembered(witness, witness->pointer->seq))
		return false;
	kept = witness_keep_other(witness->arena, witness->portal->diag,
	    witness->options->directory, POINTER_NAME,
	    pointer_write(witness->arena, witness->pointer));
	return kept != NULL &&
	    portal_refuse(witness->portal, POINTER_NAME, STATUS_ALTERED,
		CODE_VERIFY_WITNESS,
		"ends with entry %d, and entry %d was there already: the "
		"portal was rolled back; kept as %s",
		witness->pointer->seq, known->seq, kept);
}

/* Does the ledger continue what is remembered, up to the pointer? */
static bool
check_chain(struct witness *witness)
{
	struct digest before = witness->known.ledger;

	for (size_t i = 0; i < witness->count; i++) {
		if (!digest_equal(witness->added[i].previous, before))
			return (i > 0 ||
				   compare_remembered(
				       witness, witness->known.seq)) &&
			    refuse(witness,
				ledger_path(witness->arena, seq_of(witness, i)),
				_("does not continue the entry before it"));
		before = witness->added[i].digest;
	}
	if (digest_equal(before, witness->pointer->ledger))
		return true;
	return (witness->count > 0 ||
		   compare_remembered(witness, witness->known.seq)) &&
	    refuse(witness, POINTER_NAME, _("does not have the last entry"));
}

static bool
follow(struct witness *witness)
{
	if (witness->known.seq == 0)
		witness->known.ledger = digest_none();
	if (!pointer_load(witness->portal, witness->arena, &witness->pointer))
		return false;
	if (witness->pointer == NULL)
		return refuse(witness, POINTER_NAME, _("is not there"));
	if (witness->pointer->seq < witness->known.seq)
		return report_rolled_back(witness);
	return read_added(witness) && check_chain(witness);
}

/* Entries before the head, so that each head that is remembered has them. */
static bool
keep_head(struct witness *witness)
{
	struct diag *diag = witness->portal->diag;
	const char *directory = witness->options->directory;
	struct known head = {.portal = witness->portal->name,
	    .seq = witness->pointer->seq,
	    .ledger = witness->pointer->ledger};
	bool good = true;

	for (size_t i = 0; good && i < witness->count; i++)
		good = witness_keep_entry(diag, directory, seq_of(witness, i),
		    witness->added[i].bytes);
	return good &&
	    known_write(diag,
		file_join(witness->arena, directory, WITNESS_HEAD_NAME), &head);
}

/* After the head is kept: of two entries with one number only one is signed. */
static bool
keep_note(struct witness *witness, struct witnessed *witnessed)
{
	struct arena *arena = witness->arena;
	struct diag *diag = witness->portal->diag;
	struct checkpoint head = {
	    .origin = checkpoint_origin(arena, witness->portal),
	    .seq = witness->pointer->seq,
	    .ledger = witness->pointer->ledger};
	struct text note;

	if (witness->options->key == NULL)
		return true;
	witnessed->note = file_join(arena, witness->options->directory,
	    arena_format(arena, "%06d.note", head.seq));
	return signed_note_make(arena, diag, witness->options->key,
		   checkpoint_write(arena, &head), &note) &&
	    file_write(diag, witnessed->note, note);
}

static bool
open_directory(struct witness *witness, struct diag *diag, int *lock)
{
	struct arena *arena = witness->arena;
	const char *directory = witness->options->directory;

	if (!file_make_directory(
		diag, file_join(arena, directory, LEDGER_DIRECTORY)))
		return false;
	*lock = file_lock(diag, directory);
	return *lock >= 0 &&
	    known_read(arena, diag,
		file_join(arena, directory, WITNESS_HEAD_NAME),
		&witness->known);
}

int
witness_follow(struct arena *arena, struct diag *diag,
    const struct witness_options *options, struct witnessed *witnessed)
{
	struct witness witness = {.arena = arena, .options = options};
	int lock = -1, status = STATUS_OTHER;

	*witnessed = (struct witnessed) {0};
	if (open_directory(&witness, diag, &lock))
		witness.portal = portal_open(arena, diag, options->where,
		    PORTAL_READ, options->access, &status);
	if (witness.portal != NULL) {
		bool good = follow(&witness) && keep_head(&witness) &&
		    keep_note(&witness, witnessed);

		status = witness.portal->status;
		if (!good && status == 0)
			status = STATUS_OTHER;
		portal_close(witness.portal);
	}
	if (lock >= 0)
		file_unlock(lock);
	witnessed->before = witness.known.seq;
	if (witness.pointer != NULL)
		witnessed->seq = witness.pointer->seq;
	return status;
}
