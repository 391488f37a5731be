#include "publish/copy_journal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/record.h"
#include "base/system_words.h"
#include "portal/api_answer.h"
#include "portal/portal.h"
#include "publish/built_site.h"

enum { NAME_LENGTH = 16 };

struct journal_line {
	const char *path, *url;
	size_t size;
	struct digest digest;
	bool authentic;
};

#define LINE(member) offsetof(struct journal_line, member)

static const struct member ROWS[] = {
    {"path", MEMBER_PATH, LINE(path), true},
    {"size", MEMBER_SIZE, LINE(size), true},
    {"sha256", MEMBER_DIGEST, LINE(digest), true},
    {"url", MEMBER_STRING, LINE(url), true},
    {"authentic", MEMBER_FLAG, LINE(authentic), true},
};

static const struct members LINES = MEMBERS_OF(ROWS, struct journal_line);

struct copy_journal {
	struct portal *portal;
	const char *path;
	int lock, file;
};

static const char *
directory_of(struct arena *arena, const struct built_site *built)
{
	return file_join(arena, built->directory, ".congbao");
}

static const char *
path_of(struct arena *arena, const struct portal *portal,
    const struct built_site *built)
{
	struct digest digest = digest_of(text_of(portal->address.url));

	return file_join(arena, directory_of(arena, built),
	    arena_format(arena, "copies-%.*s", NAME_LENGTH, digest.hex));
}

static int
compare_paths(const void *a, const void *b)
{
	const struct copy *const *one = a, *const *other = b;

	return strcmp((*one)->file.path, (*other)->file.path);
}

static struct copy **
by_path(struct arena *arena, struct copies *copies)
{
	struct copy **sorted =
	    arena_alloc(arena, (copies->count + 1) * sizeof *sorted);

	for (size_t i = 0; i < copies->count; i++)
		sorted[i] = &copies->at[i];
	qsort(sorted, copies->count, sizeof *sorted, compare_paths);
	return sorted;
}

static void
apply_line(struct arena *arena, const struct portal *portal, struct copy *copy,
    const struct journal_line *line)
{
	const char *url = api_answer_url(arena, portal->base, line->url);

	if (line->size != copy->file.size || url == NULL ||
	    !digest_equal(line->digest, copy->file.digest))
		return;
	copy->url = url;
	copy->authentic = line->authentic;
}

/* The program cannot delete from the other system: a person has to. */
static void
warn_withheld(struct arena *arena, const struct portal *portal,
    const struct restrictions *restrictions, const struct journal_line *line)
{
	for (size_t i = 0; i < restrictions->count; i++) {
		const struct restriction *one = &restrictions->at[i];
		const char *own =
		    arena_format(arena, "%s/%s.", one->issue, one->id);
		const char *whole =
		    arena_format(arena, "%s/cong-bao-", one->issue);

		if (restriction_is(one, RESTRICTION_WITHHELD) &&
		    (text_starts(text_of(line->path), own) ||
			text_starts(text_of(line->path), whole)))
			diag_warning_at(portal->diag, CODE_COPY_WITHHELD,
			    line->url,
			    "is a copy of %s, and %s is withheld: have it "
			    "removed "
			    "there",
			    line->path, one->number);
	}
}

static void
read_line(struct arena *arena, const struct portal *portal,
    const struct restrictions *restrictions, struct copies *copies,
    struct copy **sorted, struct text bytes)
{
	struct diag *quiet = diag_new(arena);
	struct journal_line line = {0};
	struct copy key = {0}, *at = &key, **found;

	if (!record_read(arena,
		(struct origin) {quiet, CODE_PUBLISH_OUTPUT, ""}, &LINES, bytes,
		&line))
		return;
	key.file.path = line.path;
	found =
	    bsearch(&at, sorted, copies->count, sizeof *sorted, compare_paths);
	if (found != NULL)
		apply_line(arena, portal, *found, &line);
	else
		warn_withheld(arena, portal, restrictions, &line);
}

bool
copy_journal_read(struct arena *arena, struct portal *portal,
    const struct built_site *built, struct copies *copies)
{
	const char *path = path_of(arena, portal, built);
	struct copy **sorted = by_path(arena, copies);
	struct text bytes = {0};
	struct text line;
	bool there;

	if (!file_read_if_there(arena, portal->diag, path, &bytes, &there))
		return false;
	while (text_take_ended(&bytes, '\n', &line))
		read_line(
		    arena, portal, &built->restrictions, copies, sorted, line);
	return true;
}

static bool
failed(struct copy_journal *journal)
{
	diag_failure(
	    journal->portal->diag, journal->path, "%s", system_words(errno));
	return false;
}

static bool
append(struct copy_journal *journal, struct text bytes)
{
	return (file_put(journal->file, bytes) &&
		   fdatasync(journal->file) == 0) ||
	    failed(journal);
}

/* Ends a line that was cut off, so that it does not corrupt the next one. */
static bool
end_last_line(struct copy_journal *journal)
{
	char last = '\n';
	off_t end = lseek(journal->file, 0, SEEK_END);

	if (end > 0 && pread(journal->file, &last, 1, end - 1) != 1)
		return failed(journal);
	return last == '\n' || append(journal, text_of("\n"));
}

struct copy_journal *
copy_journal_open(
    struct arena *arena, struct portal *portal, const struct built_site *built)
{
	struct copy_journal *journal = arena_alloc(arena, sizeof *journal);
	const char *directory = directory_of(arena, built);

	journal->portal = portal;
	journal->path = path_of(arena, portal, built);
	if (!file_make_directory(portal->diag, directory))
		return NULL;
	journal->lock = file_lock(portal->diag, directory);
	if (journal->lock < 0)
		return NULL;
	journal->file =
	    open(journal->path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
	if (journal->file >= 0 && end_last_line(journal))
		return journal;
	if (journal->file < 0)
		failed(journal);
	else
		close(journal->file);
	file_unlock(journal->lock);
	return NULL;
}

bool
copy_journal_close(struct copy_journal *journal)
{
	bool good = close(journal->file) == 0 || failed(journal);

	file_unlock(journal->lock);
	return good;
}

bool
copy_journal_append(struct copy_journal *journal, const struct copy *copy)
{
	struct arena *arena = arena_new();
	struct journal_line line = {copy->file.path, copy->url, copy->file.size,
	    copy->file.digest, copy->authentic};
	bool good = append(journal, record_line(arena, &LINES, &line));

	arena_free(arena);
	return good;
}
