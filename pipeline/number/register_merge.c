#include "number/register_merge.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/source.h"
#include "number/register_conflict.h"
#include "number/registry.h"

struct merging {
	struct arena *arena;
	struct diag *diag;
	const struct register_merge *merge;
	const char *year; /* "2025" */
	const struct source *source;
	struct register_conflict conflict;
	bool *is_done; /* for each line: it stands in its place, or is out */
	struct buffer kept;
};

/* "…/2025/05" names 05 of 2025; "05" that of any year; "." where it is. */
static bool
names(const struct merging *merging, const char *path, const char *directory)
{
	struct arena *arena = merging->arena;
	const char *above = file_directory(arena, path);

	if (strcmp(file_base(arena, path), directory) == 0 &&
	    (strchr(path, '/') == NULL ||
		strcmp(file_base(arena, above), merging->year) == 0))
		return true;
	return file_is_same(path,
	    file_join(arena, file_directory(arena, merging->source->path),
		directory));
}

static bool
is_named(const struct merging *merging, const char *directory)
{
	const struct strings *issues = &merging->merge->issues;

	for (size_t i = 0; i < issues->count; i++)
		if (names(merging, issues->at[i], directory))
			return true;
	return false;
}

static void
take_out(struct merging *merging)
{
	for (size_t i = 0; i < merging->conflict.count; i++) {
		const struct conflict_line *line = &merging->conflict.at[i];

		merging->is_done[i] = line->side == CONFLICT_BEFORE ||
		    is_named(merging,
			register_directory(merging->arena, line->text));
	}
}

/* Does the line continue a register with this chain? Then *chain is its own. */
static bool
continues(const struct merging *merging, struct text line, struct digest *chain)
{
	size_t end = line.length;
	struct digest digest;

	while (end > 0 && line.at[end - 1] != '\t')
		end--;
	if (end == 0)
		return false;
	digest =
	    registry_chain(merging->arena, *chain, text_part(line, 0, end - 1));
	if (!text_is(text_part(line, end, line.length), digest.hex))
		return false;
	*chain = digest;
	return true;
}

/* Both branches may have a line. */
static void
finish(struct merging *merging, struct text line)
{
	buffer_add(&merging->kept, line);
	buffer_byte(&merging->kept, '\n');
	for (size_t i = 0; i < merging->conflict.count; i++)
		merging->is_done[i] |=
		    text_equal(merging->conflict.at[i].text, line);
}

/* Appends a line of our side, or one of any other, that continues the chain. */
static bool
append_next(struct merging *merging, struct digest *chain, bool ours)
{
	enum conflict_side side =
	    merging->conflict.lower_is_ours ? CONFLICT_LOWER : CONFLICT_UPPER;

	for (size_t i = 0; i < merging->conflict.count; i++) {
		const struct conflict_line *line = &merging->conflict.at[i];

		if (merging->is_done[i] || (line->side == side) != ours ||
		    !continues(merging, line->text, chain))
			continue;
		finish(merging, line->text);
		return true;
	}
	return false;
}

/* Has a line that stays this directory? */
static bool
is_kept(const struct merging *merging, const char *directory)
{
	struct text rest = buffer_text(&merging->kept), line;

	while (text_take(&rest, '\n', &line))
		if (strcmp(register_directory(merging->arena, line),
			directory) == 0)
			return true;
	return false;
}

/*
 * The first line that continues none; merging->conflict.count: there is none.
 * An issue that both branches have numbered keeps the number that stays, so its
 * other line is not missing.
 */
static size_t
find_left(const struct merging *merging)
{
	const struct register_conflict *conflict = &merging->conflict;
	size_t i = 0;

	while (i < conflict->count &&
	    (merging->is_done[i] ||
		is_kept(merging,
		    register_directory(merging->arena, conflict->at[i].text))))
		i++;
	return i;
}

static bool
put_in_order(struct merging *merging)
{
	struct digest chain = registry_no_chain();
	const struct conflict_line *left;
	size_t index;

	while (append_next(merging, &chain, false) ||
	    append_next(merging, &chain, true))
		;
	index = find_left(merging);
	if (index == merging->conflict.count)
		return true;
	left = &merging->conflict.at[index];
	diag_error(merging->diag, CODE_REGISTER_CHAIN,
	    span_at(
		merging->source, left->start, left->start + left->text.length),
	    "this line continues none of those that stay: if another branch "
	    "gave numbers at once, name the issues of one of the two, as in "
	    "congbao number --again %s; else restore the register from the "
	    "history",
	    register_shell_word(merging->arena,
		file_join(merging->arena,
		    file_directory(merging->arena, merging->source->path),
		    register_directory(merging->arena, left->text))));
	return false;
}

static void
name_ours(struct register_merge *merge, const struct merging *merging)
{
	const struct strings *ours = &merging->conflict.ours;
	const char *directory =
	    file_directory(merging->arena, merging->source->path);

	for (size_t i = 0; i < ours->count; i++)
		strings_add(merging->arena, &merge->issues, &merge->room,
		    file_join(merging->arena, directory, ours->at[i]));
}

static struct registry *
mend(struct merging *merging, struct register_merge *merge, int year,
    struct text bytes)
{
	const char *path = merging->source->path;
	struct registry *registry;

	merging->conflict =
	    register_conflict_read(merging->arena, merging->source);
	if (merge->is_open)
		name_ours(merge, merging);
	merging->is_done = arena_alloc(
	    merging->arena, merging->conflict.count * sizeof *merging->is_done);
	take_out(merging);
	if (!put_in_order(merging))
		return NULL;
	registry = registry_parse(merging->arena, merging->diag, path, year,
	    buffer_text(&merging->kept));
	if (registry != NULL) {
		registry->on_disk = bytes;
		registry->is_on_disk = true;
		registry->has_changed =
		    !text_equal(registry->source->text, bytes);
	}
	return registry;
}

struct registry *
register_merge_load(struct arena *arena, struct diag *diag,
    const char *directory, int year, struct register_merge *merge)
{
	const char *path = file_join(arena, directory, "register");
	struct merging merging = {.arena = arena,
	    .diag = diag,
	    .merge = merge,
	    .year = file_base(arena, directory),
	    .kept = {.arena = arena}};
	struct text bytes;
	bool there;

	if (!file_is_no_link(diag, path) ||
	    !file_read_if_there(arena, diag, path, &bytes, &there))
		return NULL;
	if (bytes.length == 0)
		return registry_load(arena, diag, directory, year);
	merging.source = source_of(arena, diag, path, bytes);
	return merging.source == NULL ? NULL
				      : mend(&merging, merge, year, bytes);
}
