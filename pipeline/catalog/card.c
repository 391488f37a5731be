#include "catalog/card.h"

#include "base/arena.h"
#include "base/diag.h"
#include "catalog/entry.h"

#define YEAR(member) offsetof(struct year_of_issues, member)

struct year_of_issues {
	int version, year;
	struct items issues; /* struct issue_entry */
};

static const struct member YEAR_ROWS[] = {
    {"version", MEMBER_INT, YEAR(version), true},
    {"year", MEMBER_INT, YEAR(year), true},
    {"issues", MEMBER_LIST, YEAR(issues), true, NULL},
};

static const struct members YEAR_MEMBERS = {YEAR_ROWS,
    sizeof YEAR_ROWS / sizeof YEAR_ROWS[0], sizeof(struct year_of_issues)};

const char *
card_path(struct arena *arena, int year, const char *slug)
{
	return arena_format(arena, "%d/%s.json", year, slug);
}

const char *
cards_path(struct arena *arena, int year)
{
	return arena_format(arena, "ban-ghi/%d.json", year);
}

struct text
card_write(struct arena *arena, const struct issue_entry *issue)
{
	return record_write(arena, issue_entry_members(arena, IN_CARD), issue);
}

static const struct members *
year_members(struct arena *arena, enum entry_form form)
{
	return members_filled(
	    arena, &YEAR_MEMBERS, issue_entry_members(arena, form));
}

struct text
cards_write(struct arena *arena, enum entry_form form, int year,
    const struct issue_entries *issues)
{
	struct issue_entry *at = arena_alloc(arena, issues->count * sizeof *at);
	struct year_of_issues json = {
	    ISSUE_ENTRY_VERSION, year, {at, issues->count}};
	const struct members *members = year_members(arena, form);

	for (size_t i = 0; i < issues->count; i++)
		at[i] = *issues->at[i];
	/* Cards are many and read by programs alone. */
	return form == IN_CARD ? record_line(arena, members, &json)
			       : record_write(arena, members, &json);
}

static bool
is_known(struct origin origin, int version)
{
	return version == ISSUE_ENTRY_VERSION ||
	    origin_refuse(
		origin, "\"version\" is not 1: made for another congbao");
}

bool
cards_read(struct arena *arena, struct origin origin, enum entry_form form,
    struct text bytes, struct issue_entries *issues)
{
	const struct members *members = year_members(arena, form);
	struct year_of_issues json = {0};
	const struct issue_entry *at;

	if (!record_read(arena, origin, members, bytes, &json) ||
	    !is_known(origin, json.version))
		return false;
	at = json.issues.at;
	for (size_t i = 0; i < json.issues.count; i++)
		issue_entries_add(arena, issues, &at[i]);
	return true;
}

struct issue_entry *
card_read(struct arena *arena, struct origin origin, struct text bytes)
{
	struct issue_entry *issue = arena_alloc(arena, sizeof *issue);

	if (!record_read(arena, origin, issue_entry_members(arena, IN_CARD),
		bytes, issue) ||
	    !is_known(origin, issue->version))
		return NULL;
	return issue;
}
