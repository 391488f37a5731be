#include "publish/verify_lists.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/translate.h"
#include "base/utf8.h"
#include "number/registry.h"
#include "portal/portal.h"
#include "publish/append_only.h"
#include "publish/file_index.h"
#include "publish/verifier.h"

static const struct verified_entry *
entry_of(const struct verifier *verifier, const char *issue)
{
	for (size_t i = 0; i < verifier->count; i++)
		if (verifier->entries[i].is_valid &&
		    verifier->entries[i].issue != NULL &&
		    strcmp(verifier->entries[i].issue, issue) == 0)
			return &verifier->entries[i];
	return NULL;
}

/* Diagnostics may show its lines on a terminal. */
static bool
has_control(struct text bytes)
{
	if (utf8_valid_length(bytes) < bytes.length)
		return true;
	while (bytes.length > 0)
		if (utf8_is_control(utf8_next(&bytes)))
			return true;
	return false;
}

static struct registry *
read_register(struct verifier *verifier, const char *path, int year)
{
	struct registry *registry;
	struct text bytes = {"", 0};

	if (!verifier_fetch(verifier, verifier->arena, CODE_VERIFY_REGISTER,
		path, PUBLISHED_REGISTER_MOST, &bytes))
		return NULL;
	if (has_control(bytes)) {
		verifier_error(
		    verifier, CODE_VERIFY_REGISTER, path, "is not text");
		return NULL;
	}
	registry = registry_parse(verifier->arena, verifier->diag,
	    portal_name(verifier->portal, path), year, bytes);
	if (registry == NULL)
		verifier_error(verifier, CODE_VERIFY_REGISTER, path,
		    "is not as the program writes it");
	return registry;
}

static const struct register_line *
line_of(const struct registry *registry, const struct issue_entry *issue)
{
	const struct numbers *numbers = &issue->numbers;

	const struct register_line *line =
	    registry_find_number(registry, numbers->at[0]);

	return line != NULL && line->first == numbers->at[0] &&
		line->last == numbers->at[numbers->count - 1] &&
		date_compare(line->date, issue->date) == 0
	    ? line
	    : NULL;
}

static void
verify_line(const struct verifier *verifier, const char *path,
    const struct registry *registry, size_t index)
{
	const struct issue_entry *issue =
	    issue_index_at(verifier->issue_index, index);
	const struct verified_entry *entry = entry_of(verifier, issue->path);
	const struct register_line *line = line_of(registry, issue);

	if (line == NULL)
		verifier_error(verifier, CODE_VERIFY_REGISTER, path,
		    "has no line with the numbers and the date of %s",
		    issue->path);
	else if (entry != NULL && entry->registered.is_known &&
	    (!digest_equal(line->chain, entry->registered.chain) ||
		!digest_equal(digest_of(text_of(line->documents)),
		    entry->registered.documents)))
		diag_error(verifier->diag, CODE_VERIFY_REGISTER, line->span,
		    "is not the line that the manifest of %s has", issue->path);
}

static void
warn_unpublished(
    const struct verifier *verifier, const struct registry *registry)
{
	for (size_t i = 0; i < registry->count; i++) {
		const struct register_line *line = &registry->at[i];
		int at[] = {line->first};
		struct numbers numbers = {at, 1};

		if (issue_index_find_numbers(verifier->issue_index,
			registry->year, &numbers) == NULL)
			diag_warning(verifier->diag, CODE_VERIFY_UNPUBLISHED,
			    line->span,
			    "number %d of %d is given and not published",
			    line->first, registry->year);
	}
}

/* Verifies the issues of the year that begins at `first`; returns its end. */
static size_t
verify_year(struct verifier *verifier, size_t first)
{
	const struct issue_index *issue_index = verifier->issue_index;
	int year = issue_index_at(issue_index, first)->year;
	const char *path =
	    arena_format(verifier->arena, "%d/" PUBLISHED_REGISTER_NAME, year);
	struct registry *registry = read_register(verifier, path, year);
	size_t end = first;

	for (; end < issue_index->issues.count &&
	     issue_index_at(issue_index, end)->year == year;
	     end++)
		if (registry != NULL)
			verify_line(verifier, path, registry, end);
	if (registry != NULL)
		warn_unpublished(verifier, registry);
	return end;
}

static void
verify_registers(struct verifier *verifier)
{
	size_t count = verifier->issue_index->issues.count;

	for (size_t i = 0; i < count && !verifier_is_down(verifier);)
		if (verifier_wants_year(verifier,
			issue_index_at(verifier->issue_index, i)->year))
			i = verify_year(verifier, i);
		else
			i++;
}

/* Does the index have the issues of the ledger, with their manifests? */
static void
compare_issue_index(const struct verifier *verifier)
{
	const struct issue_index *issue_index = verifier->issue_index;
	bool is_under_way = pointer_is_under_way(verifier->pointer);

	for (size_t i = 0; i < issue_index->issues.count; i++) {
		const struct issue_entry *issue =
		    issue_index_at(issue_index, i);
		const struct verified_entry *entry =
		    entry_of(verifier, issue->path);

		if (entry == NULL && is_under_way)
			continue; /* its entry is not published yet */
		if (entry == NULL ||
		    !digest_equal(entry->manifest, issue->manifest))
			verifier_error(verifier, CODE_VERIFY_ISSUE_INDEX,
			    ISSUE_INDEX_NAME, "differs from the ledger in %s",
			    issue->path);
	}
	for (size_t i = 0; i < verifier->count; i++)
		if (verifier->entries[i].is_valid &&
		    verifier->entries[i].issue != NULL &&
		    issue_index_find(issue_index, verifier->entries[i].issue) ==
			NULL)
			verifier_error(verifier, CODE_VERIFY_ISSUE_INDEX,
			    ISSUE_INDEX_NAME, "lacks %s",
			    verifier->entries[i].issue);
}

static bool
fetch_year(void *context, struct arena *arena, const struct indexed_year *year,
    struct text *bytes)
{
	struct verifier *verifier = context;

	if (!verifier_fetch(verifier, arena, CODE_VERIFY_ISSUE_INDEX,
		year->path, ISSUE_INDEX_MOST, bytes))
		return false;
	/* index.json is replaced last. */
	if (digest_equal(digest_of(*bytes), year->digest) ||
	    pointer_is_under_way(verifier->pointer))
		return true;
	return verifier_error(verifier, CODE_VERIFY_ISSUE_INDEX, year->path,
	    "is not the year's file that the issue index has");
}

static bool
verify_issue_index(struct verifier *verifier)
{
	struct origin origin = portal_origin(
	    verifier->portal, CODE_VERIFY_ISSUE_INDEX, ISSUE_INDEX_NAME);
	struct text bytes;

	if (!verifier_fetch(verifier, verifier->arena, origin.code,
		ISSUE_INDEX_NAME, ISSUE_INDEX_MOST, &bytes))
		return false;
	verifier->issue_index = issue_index_read(
	    verifier->arena, origin, bytes, fetch_year, verifier);
	if (verifier->issue_index == NULL)
		return false;
	compare_issue_index(verifier);
	return true;
}

static struct file_index *
read_file_index(struct verifier *verifier, struct arena *arena,
    const char *path, struct digest digest)
{
	struct origin origin =
	    portal_origin(verifier->portal, CODE_VERIFY_FILE_INDEX, path);
	struct text bytes;

	if (!verifier_fetch(
		verifier, arena, origin.code, path, FILE_INDEX_MOST, &bytes))
		return NULL;
	if (!digest_equal(digest_of(bytes), digest)) {
		verifier_error(verifier, origin.code, path,
		    "is not the file index that was published");
		return NULL;
	}
	return file_index_read(arena, origin, bytes);
}

void
verify_listed(struct verifier *verifier, const struct file_index *file_index)
{
	struct arena *scratch = arena_new();
	size_t count = 0;
	struct expected *files =
	    arena_alloc(scratch, file_index->files.count * sizeof *files);

	for (size_t i = 0; i < file_index->files.count; i++) {
		const struct indexed_file *file = file_index_at(file_index, i);

		if (!file_index_is(file->path))
			files[count++] = (struct expected) {
			    file->path, file->size, file->digest};
	}
	verifier_files(verifier, files, count);
	arena_free(scratch);
}

/*
 * The index of a directory may lead to indexes directly below it only, so that
 * there are no cycles.
 */
static void
verify_below(struct verifier *verifier, const char *path,
    const struct file_index *file_index)
{
	struct arena *scratch = arena_new();

	for (size_t i = 0; i < file_index->files.count; i++) {
		const struct indexed_file *file = file_index_at(file_index, i);

		if (!file_index_is(file->path))
			continue;
		if (strcmp(file_index_of(scratch, file->path), path) == 0)
			verify_directory(verifier, file);
		else
			verifier_error(verifier, CODE_VERIFY_FILE_INDEX, path,
			    "leads to the file index of a directory elsewhere");
	}
	arena_free(scratch);
}

void
verify_directory(struct verifier *verifier, const struct indexed_file *file)
{
	struct arena *scratch = arena_new();
	struct file_index *file_index =
	    read_file_index(verifier, scratch, file->path, file->digest);

	if (file_index != NULL) {
		verifier->verified.file_indexes++;
		verify_listed(verifier, file_index);
		verify_below(verifier, file->path, file_index);
	}
	arena_free(scratch);
}

const struct file_index *
verify_root(struct verifier *verifier)
{
	return read_file_index(verifier, verifier->arena, FILE_INDEX_NAME,
	    verifier->pointer->file_index);
}

bool
verify_is_settled(struct verifier *verifier)
{
	if (!pointer_is_under_way(verifier->pointer))
		return true;
	verifier_error_unless_locked(verifier, CODE_VERIFY_UNFINISHED,
	    POINTER_NAME,
	    verifier->is_locked
		? _("a publication is under way: derived files are not looked "
		    "at")
		: _("derived files are being replaced, and nobody is "
		    "publishing: a publication was interrupted, or somebody "
		    "wrote that into the pointer; publish again, and they can "
		    "be verified"));
	return false;
}

void
verify_lists(struct verifier *verifier)
{
	bool is_under_way = pointer_is_under_way(verifier->pointer);

	if (!verifier_is_down(verifier) && verify_issue_index(verifier) &&
	    !is_under_way)
		verify_registers(verifier);
}
