#include "publish/verify_pieces.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/record.h"
#include "base/workers.h"
#include "portal/portal.h"
#include "portal/status.h"
#include "publish/file_index.h"
#include "publish/verifier.h"
#include "publish/verify_issue.h"
#include "publish/verify_lists.h"

/* An issue, a directory of derived files, or, neither, those of the root. */
struct piece {
	struct verified_entry *sealed;
	const struct indexed_file *directory;
};

struct pieces {
	struct verifier *verifier;
	const struct file_index *root;
	struct piece *at;
	size_t count, issues, done;
	pid_t parent;
	struct portal *portal; /* of this process */
	size_t failures;       /* that this process met */
	bool is_lost;	       /* what a piece found was not heard */
};

#define WORD(member) offsetof(struct word, member)
#define FOUND(member) offsetof(struct found, member)

/* A diagnostic, from a process to its parent. */
struct word {
	int severity, code;
	const char *path, *message;
};

/* What a piece found. */
struct found {
	int status; /* of the portal */
	struct seal_of_register registered;
	struct verified verified;
	struct items words;
};

static const struct member WORD_ROWS[] = {
    {"severity", MEMBER_INT, WORD(severity), true},
    {"code", MEMBER_INT, WORD(code), true},
    {"path", MEMBER_STRING, WORD(path)},
    {"message", MEMBER_STRING, WORD(message), true},
};

static const struct members WORDS = MEMBERS_OF(WORD_ROWS, struct word);

static const struct member FOUND_ROWS[] = {
    {"status", MEMBER_INT, FOUND(status)},
    {"known", MEMBER_FLAG, FOUND(registered.is_known)},
    {"year", MEMBER_INT, FOUND(registered.year)},
    {"chain", MEMBER_DIGEST, FOUND(registered.chain)},
    {"documents", MEMBER_DIGEST, FOUND(registered.documents)},
    {"issues", MEMBER_SIZE, FOUND(verified.issues)},
    {"files", MEMBER_SIZE, FOUND(verified.files)},
    {"bytes", MEMBER_SIZE, FOUND(verified.bytes)},
    {"listings", MEMBER_SIZE, FOUND(verified.file_indexes)},
    {"words", MEMBER_LIST, FOUND(words), true, &WORDS},
};

static const struct members FOUNDS = MEMBERS_OF(FOUND_ROWS, struct found);

/* A connection is not shared with another process. */
static bool
open_own(struct pieces *pieces, struct diag *diag, int *status)
{
	struct verifier *verifier = pieces->verifier;

	if (pieces->portal == NULL && getpid() == pieces->parent)
		pieces->portal = verifier->portal;
	if (pieces->portal == NULL)
		pieces->portal =
		    portal_open(verifier->arena, diag, verifier->wish->where,
			PORTAL_READ, verifier->wish->access, status);
	return pieces->portal != NULL;
}

static void
verify_piece(struct verifier *own, const struct pieces *pieces,
    const struct piece *piece, struct verified_entry *sealed)
{
	if (piece->sealed != NULL)
		verify_issue(own, sealed);
	else if (piece->directory != NULL)
		verify_directory(own, piece->directory);
	else
		verify_listed(own, pieces->root);
}

static struct items
words_of(struct arena *arena, const struct diag *diag)
{
	struct word *words = arena_alloc(arena, diag->count * sizeof *words);

	for (size_t i = 0; i < diag->count; i++)
		words[i] = (struct word) {(int)diag->at[i].severity,
		    (int)diag->at[i].code, diag->at[i].path,
		    diag->at[i].message};
	return (struct items) {words, diag->count};
}

static int
work(void *context, size_t index, FILE *out)
{
	struct pieces *pieces = context;
	const struct piece *piece = &pieces->at[index];
	struct arena *scratch = arena_new();
	struct verifier own = *pieces->verifier;
	struct verified_entry sealed = {0};
	struct found found = {0};
	struct text line;

	own.diag = diag_new(scratch);
	own.diag->totals[SEVERITY_FAILURE] = pieces->failures;
	own.verified = (struct verified) {0};
	if (piece->sealed != NULL)
		sealed = *piece->sealed;
	if (!verifier_is_down(&own) &&
	    open_own(pieces, own.diag, &found.status)) {
		own.portal = pieces->portal;
		own.portal->diag = own.diag;
		verify_piece(&own, pieces, piece, &sealed);
		found.status = own.portal->status;
		own.portal->diag = pieces->verifier->diag;
	}
	pieces->failures = own.diag->totals[SEVERITY_FAILURE];
	found.registered = sealed.registered;
	found.verified = own.verified;
	found.words = words_of(scratch, own.diag);
	line = record_line(scratch, &FOUNDS, &found);
	fwrite(line.at, 1, line.length, out);
	arena_free(scratch);
	return 0;
}

static void
say(struct diag *diag, const struct word *word)
{
	enum diag_code code = (enum diag_code)word->code;

	if (word->severity == SEVERITY_ERROR)
		diag_error_at(diag, code, word->path, "%s", word->message);
	else if (word->severity == SEVERITY_WARNING)
		diag_warning_at(diag, code, word->path, "%s", word->message);
	else
		diag_failure(diag, word->path, "%s", word->message);
}

/* What a piece found, in the order of the pieces. */
static void
hear(void *context, size_t index, struct text words)
{
	struct pieces *pieces = context;
	struct verifier *verifier = pieces->verifier;
	struct verified_entry *sealed = pieces->at[index].sealed;
	struct arena *scratch = arena_new();
	struct origin origin = {
	    diag_new(scratch), CODE_PUBLISH_PORTAL, "found"};
	struct found found = {0};

	if (record_read(scratch, origin, &FOUNDS, words, &found)) {
		for (size_t i = 0; i < found.words.count; i++)
			say(verifier->diag,
			    (const struct word *)found.words.at + i);
		if (sealed != NULL)
			sealed->registered = found.registered;
		verifier->verified.issues += found.verified.issues;
		verifier->verified.files += found.verified.files;
		verifier->verified.bytes += found.verified.bytes;
		verifier->verified.file_indexes += found.verified.file_indexes;
		portal_exit(verifier->portal, found.status);
	} else {
		pieces->is_lost = true;
	}
	arena_free(scratch);
}

static void
note(void *context, size_t index)
{
	struct pieces *pieces = context;
	const struct verify_wish *wish = pieces->verifier->wish;
	const struct verified_entry *sealed = pieces->at[index].sealed;

	if (sealed != NULL && wish->step != NULL)
		wish->step(wish->context, sealed->issue, ++pieces->done,
		    pieces->issues);
}

static void
add(struct pieces *pieces, struct verified_entry *sealed,
    const struct indexed_file *directory)
{
	pieces->at[pieces->count++] = (struct piece) {sealed, directory};
	pieces->issues += sealed != NULL;
}

static void
add_issues(struct pieces *pieces)
{
	struct verifier *verifier = pieces->verifier;
	const char *wanted = verifier->wish->issue;

	for (size_t i = 0; i < verifier->count; i++) {
		struct verified_entry *sealed = &verifier->entries[i];

		if (sealed->is_entered && sealed->issue != NULL &&
		    (wanted == NULL || strcmp(sealed->issue, wanted) == 0))
			add(pieces, sealed, NULL);
	}
	if (pieces->issues == 0 && wanted != NULL)
		verifier_wrong(verifier, CODE_VERIFY_LEDGER, LEDGER_DIRECTORY,
		    "has no entry of an issue %s", wanted);
}

/* Other directories than those of years are of all issues. */
static bool
is_wanted(const struct verifier *verifier, const char *path)
{
	bool is_year = strspn(path, "0123456789") == 4 && path[4] == '/';

	return file_index_is(path) &&
	    (!is_year || verifier_wants_year(verifier, atoi(path)));
}

static void
add_directories(struct pieces *pieces)
{
	const struct file_index *root = pieces->root;

	add(pieces, NULL, NULL);
	for (size_t i = 0; i < root->files.count; i++)
		if (is_wanted(pieces->verifier, file_index_at(root, i)->path))
			add(pieces, NULL, file_index_at(root, i));
}

void
verify_pieces(struct verifier *verifier, const struct file_index *root)
{
	struct pieces pieces = {
	    .verifier = verifier, .root = root, .parent = getpid()};
	size_t most = verifier->count + 1;

	if (root != NULL)
		most += root->files.count;
	pieces.at = arena_alloc(verifier->arena, most * sizeof *pieces.at);
	/* What is largest first, so that nobody works alone at the end. */
	if (root != NULL)
		add_directories(&pieces);
	add_issues(&pieces);
	if (workers_gather(pieces.count, verifier->wish->jobs, work, note, hear,
		&pieces) != 0 ||
	    pieces.is_lost)
		portal_fail(verifier->portal, "", STATUS_OTHER,
		    "could not be verified whole: a process died, or there is "
		    "no room for temporary files");
}
