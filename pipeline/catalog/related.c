#include "catalog/related.h"

#include <string.h>

#include "base/arena.h"
#include "catalog/legal_status.h"
#include "number/restrictions.h"

/* The path of its PDF; its page if it is withheld. */
static const char *
file_of(const struct act *act)
{
	const struct entry_file *file = entry_file(act->entry, ".pdf");

	return file == NULL ? act->page : file->path;
}

static bool
is_match(const struct act *act, const char *file, const char *number)
{
	return file == NULL ? strcmp(act->entry->number, number) == 0
			    : strcmp(file_of(act), file) == 0;
}

const struct act *
related_find(const struct archive *archive, int year, const char *slug,
    const char *file, const char *number)
{
	if (archive == NULL)
		return NULL;
	for (size_t i = 0; i < archive->issue_count; i++) {
		const struct issue_entry *issue = archive->issues[i];
		const struct act *acts = archive_first(archive, i);

		if (issue->year != year || strcmp(issue->slug, slug) != 0)
			continue;
		for (size_t j = 0; j < issue->documents.count; j++)
			if (is_match(&acts[j], file, number))
				return &acts[j];
	}
	return NULL;
}

static struct entry_relation
entry_relation_of(const struct relation *relation)
{
	const struct act *other = relation->other;

	if (other == NULL)
		return (struct entry_relation) {
		    .kind = relation_key(relation->kind),
		    .number = relation->number,
		    .date = relation->date};
	return (struct entry_relation) {.kind = relation_key(relation->kind),
	    .number = relation->number,
	    .date = other->entry->date,
	    .title = other->entry->title,
	    .page = other->page,
	    .file = file_of(other)};
}

static struct items
entry_relations_of(struct arena *arena, const struct relations *relations)
{
	struct entry_relation *at =
	    arena_alloc(arena, relations->count * sizeof *at);

	for (size_t i = 0; i < relations->count; i++)
		at[i] = entry_relation_of(&relations->at[i]);
	return (struct items) {at, relations->count};
}

/* The documents that act on it by this kind of relation, oldest first. */
static struct items
related_by(struct arena *arena, const struct act *act, enum relation_kind kind)
{
	size_t most = act == NULL ? 0 : act->from.count;
	struct entry_relation *at = arena_alloc(arena, most * sizeof *at);
	struct items items = {at, 0};

	for (size_t i = 0; i < most; i++)
		if (act->from.at[i].kind == kind)
			at[items.count++] = entry_relation_of(&act->from.at[i]);
	return items;
}

void
related_add(struct arena *arena, const struct act *act, struct entry *entry)
{
	entry->corrected_by = related_by(arena, act, RELATION_CORRECTS);
	entry->amended_by = related_by(arena, act, RELATION_AMENDS);
	entry->repealed_by = related_by(arena, act, RELATION_REPEALS);
}

static struct items
changes_of(struct arena *arena, const struct legal_status *status)
{
	struct entry_change *at =
	    arena_alloc(arena, status->count * sizeof *at);

	for (size_t i = 0; i < status->count; i++) {
		const struct legal_change *change = &status->at[i];

		at[i] = (struct entry_change) {.date = change->date,
		    .state = legal_state_key(change->state),
		    .by = change->by == NULL ? NULL : change->by->page};
	}
	return (struct items) {at, status->count};
}

struct entry
related_entry(
    struct arena *arena, const struct archive *archive, const struct act *act)
{
	struct legal_status status = legal_status_of(arena, act);
	struct entry entry = entry_placed(arena, act->issue, act->entry);

	if (act->restriction != NULL)
		entry.restriction = (struct entry_restriction) {
		    act->restriction->what, act->restriction->date,
		    act->restriction->by, act->restriction->why};
	entry.state = legal_state_key(legal_state_on(&status, archive->date));
	entry.changes = changes_of(arena, &status);
	entry.acts_on = entry_relations_of(arena, &act->to);
	entry.acted_on_by = entry_relations_of(arena, &act->from);
	return entry;
}
