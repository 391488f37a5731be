#include "catalog/archive.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "catalog/issue_record.h"
#include "catalog/properties.h"
#include "number/restrictions.h"

/* The offset of the numbers that an entry lists under each kind. */
static const size_t OFFSETS[] = {
    [RELATION_CORRECTS] = offsetof(struct entry, corrects),
    [RELATION_AMENDS] = offsetof(struct entry, amends),
    [RELATION_REPEALS] = offsetof(struct entry, repeals),
    [RELATION_REPEALS_PARTLY] = offsetof(struct entry, repeals_partly),
    [RELATION_SUSPENDS] = offsetof(struct entry, suspends),
    [RELATION_SUSPENDS_PARTLY] = offsetof(struct entry, suspends_partly),
    [RELATION_CONSOLIDATES] = offsetof(struct entry, consolidates),
    [RELATION_CITES] = offsetof(struct entry, cites),
};

const char *
relation_key(enum relation_kind kind)
{
	return property_at(OFFSETS[kind])->member.name;
}

const char *
relation_label(enum relation_kind kind)
{
	return property_at(OFFSETS[kind])->member.label;
}

const struct strings *
relation_numbers(const struct entry *entry, enum relation_kind kind)
{
	assert(kind != RELATION_CITES);
	return (const struct strings *)((const char *)entry + OFFSETS[kind]);
}

static void
add_issue(struct arena *arena, struct archive *archive,
    const struct issue_entry *issue)
{
	archive->issues =
	    arena_more(arena, archive->issues, archive->issue_count,
		&archive->issue_room, sizeof *archive->issues);
	archive->issues[archive->issue_count++] = issue;
	archive->count += issue->documents.count;
}

static bool
load_issue(struct arena *arena, struct diag *diag, struct archive *archive,
    const char *output, const struct archive_request *request)
{
	const char *path = file_join(arena, output,
	    issue_record_path(arena, request->year, request->slug));
	struct issue_entry *issue;
	struct text bytes;
	bool there;
	bool good = file_read_if_there(arena, diag, path, &bytes, &there);

	if (!good || !there)
		return good;
	issue = issue_record_read(
	    arena, (struct origin) {diag, CODE_SITE_CARD, path}, bytes);
	if (issue == NULL)
		return false;
	add_issue(arena, archive, issue);
	return true;
}

static int
compare_issues(const void *left, const void *right)
{
	const struct issue_entry *a = *(const struct issue_entry *const *)left;
	const struct issue_entry *b = *(const struct issue_entry *const *)right;

	if (a->year != b->year)
		return a->year < b->year ? -1 : 1;
	return (a->first > b->first) - (a->first < b->first);
}

static void
add_acts(struct arena *arena, struct archive *archive)
{
	size_t count = 0;

	archive->at = arena_alloc(arena, archive->count * sizeof *archive->at);
	archive->first_acts = arena_alloc(
	    arena, archive->issue_count * sizeof *archive->first_acts);
	for (size_t i = 0; i < archive->issue_count; i++) {
		const struct issue_entry *issue = archive->issues[i];

		if (date_compare(issue->date, archive->date) > 0)
			archive->date = issue->date;
		if (issue->is_published &&
		    date_compare(issue->date, archive->published_date) > 0)
			archive->published_date = issue->date;
		archive->first_acts[i] = count;
		for (size_t j = 0; j < issue->documents.count; j++)
			archive->at[count++] = (struct act) {.issue = issue,
			    .entry = entry_at(issue, j),
			    .page = entry_page(
				arena, issue, entry_at(issue, j), "html")};
	}
}

static struct resolver
resolver_of_acts(struct arena *arena, const struct archive *archive)
{
	struct numbered *at = arena_alloc(arena, archive->count * sizeof *at);

	for (size_t i = 0; i < archive->count; i++) {
		const struct entry *entry = archive->at[i].entry;

		at[i] = (struct numbered) {
		    entry->number, entry->authority, entry->date};
	}
	return resolver_of(arena, at, archive->count);
}

struct archive *
archive_load(struct arena *arena, struct diag *diag, const char *output,
    const struct issue_entries *published,
    const struct archive_request *requests, size_t count)
{
	struct archive *archive = arena_alloc(arena, sizeof *archive);

	for (size_t i = 0; i < published->count; i++)
		add_issue(arena, archive, published->at[i]);
	for (size_t i = 0; i < count; i++)
		if (!load_issue(arena, diag, archive, output, &requests[i]))
			return NULL;
	if (archive->issue_count > 0)
		qsort(archive->issues, archive->issue_count,
		    sizeof *archive->issues, compare_issues);
	add_acts(arena, archive);
	archive->names = resolver_of_acts(arena, archive);
	return archive;
}

void
archive_restrict(struct archive *archive,
    const struct restrictions *restrictions,
    const struct restrictions *published)
{
	struct arena *scratch = arena_new();

	archive->restrictions = restrictions;
	for (size_t i = 0; restrictions->count > 0 && i < archive->count; i++) {
		struct act *act = &archive->at[i];
		const char *issue = arena_format(
		    scratch, "%d/%s", act->issue->year, act->issue->slug);
		const struct restriction *before =
		    restrictions_of(published, issue, act->entry->slug);

		act->restriction =
		    restrictions_of(restrictions, issue, act->entry->slug);
		act->restriction_changed =
		    before == NULL || act->restriction == NULL
		    ? before != act->restriction
		    : !restriction_is_same(before, act->restriction);
		arena_reset(scratch);
	}
	arena_free(scratch);
}

const struct act *
archive_find(const struct archive *archive, const struct act *from,
    const char *number, struct date date)
{
	size_t found;

	switch (resolver_find(&archive->names, (size_t)(from - archive->at),
	    number, date, &found)) {
	case MEANING_ONE:
	case MEANING_LAST:
		return &archive->at[found];
	case MEANING_NONE:
	case MEANING_UNCLEAR:
		break;
	}
	return NULL;
}

static void
add_relation(struct arena *arena, struct relations *relations,
    const struct relation *relation)
{
	relations->at = arena_more(arena, relations->at, relations->count,
	    &relations->room, sizeof *relations->at);
	relations->at[relations->count++] = *relation;
}

/* The date that the text gives with this number; year 0: none. */
static struct date
date_cited(const struct entry *entry, const char *number)
{
	const struct entry_citation *cites = entry->cites.at;

	for (size_t i = 0; i < entry->cites.count; i++)
		if (strcmp(cites[i].number, number) == 0)
			return cites[i].date;
	return (struct date) {0};
}

static void
relate(struct arena *arena, const struct archive *archive, struct act *act,
    struct relation relation)
{
	/* No page is written for a brief issue, so its unresolved references
	   are of no use. */
	if (act->issue->is_brief &&
	    !resolver_may_have(&archive->names, relation.number))
		return;
	relation.other =
	    archive_find(archive, act, relation.number, relation.date);
	add_relation(arena, &act->to, &relation);
}

static bool
acts_on(const struct act *act, const char *number)
{
	for (size_t i = 0; i < act->to.count; i++)
		if (strcmp(act->to.at[i].number, number) == 0)
			return true;
	return false;
}

static void
relate_kind(struct arena *arena, const struct archive *archive, struct act *act,
    enum relation_kind kind)
{
	const struct strings *numbers = relation_numbers(act->entry, kind);

	for (size_t i = 0; i < numbers->count; i++)
		relate(arena, archive, act,
		    (struct relation) {.kind = kind,
			.number = numbers->at[i],
			.date = date_cited(act->entry, numbers->at[i])});
}

static void
relate_all(struct arena *arena, const struct archive *archive, struct act *act)
{
	const struct entry *entry = act->entry;
	const struct entry_citation *cites = entry->cites.at;

	for (int kind = 0; kind < RELATION_CITES; kind++)
		relate_kind(arena, archive, act, (enum relation_kind)kind);
	for (size_t i = 0; i < entry->cites.count; i++)
		if (!acts_on(act, cites[i].number))
			relate(arena, archive, act,
			    (struct relation) {.kind = RELATION_CITES,
				.number = cites[i].number,
				.date = cites[i].date});
}

void
archive_relate(struct arena *arena, struct archive *archive)
{
	for (size_t i = 0; i < archive->count; i++)
		relate_all(arena, archive, &archive->at[i]);
	for (size_t i = 0; i < archive->count; i++) {
		const struct act *act = &archive->at[i];

		for (size_t j = 0; j < act->to.count; j++) {
			struct relation back = act->to.at[j];

			if (back.other == NULL)
				continue;
			back.other = act;
			back.number = act->entry->number;
			back.date = act->entry->date;
			add_relation(arena,
			    &archive->at[act->to.at[j].other - archive->at]
				 .from,
			    &back);
		}
	}
}

const struct act *
archive_first(const struct archive *archive, size_t issue)
{
	return &archive->at[archive->first_acts[issue]];
}

/* Makes the act that of the full issue's document at this index. */
static void
complete(struct arena *arena, const struct archive *archive, struct act *act,
    const struct issue_entry *issue, size_t index)
{
	act->issue = issue;
	act->entry = entry_at(issue, index);
	act->to = (struct relations) {0};
	relate_all(arena, archive, act);
}

void
archive_complete(struct arena *arena, struct archive *archive,
    const struct issue_entry *issue)
{
	for (size_t i = 0; i < archive->issue_count; i++) {
		struct act *acts = &archive->at[archive->first_acts[i]];

		if (archive->issues[i]->year != issue->year ||
		    archive->issues[i]->first != issue->first ||
		    archive->issues[i]->documents.count !=
			issue->documents.count)
			continue;
		archive->issues[i] = issue;
		for (size_t j = 0; j < issue->documents.count; j++)
			complete(arena, archive, &acts[j], issue, j);
	}
}

struct archive_year
archive_year(const struct archive *archive, int year)
{
	struct archive_year found = {.acts = archive->at};

	while (found.issue < archive->issue_count &&
	    archive->issues[found.issue]->year < year)
		found.acts += archive->issues[found.issue++]->documents.count;
	for (size_t i = found.issue;
	     i < archive->issue_count && archive->issues[i]->year == year;
	     i++) {
		found.issue_count++;
		found.act_count += archive->issues[i]->documents.count;
	}
	return found;
}
