#include "site/year_index.h"

#include "base/arena.h"
#include "base/record.h"
#include "catalog/archive.h"
#include "catalog/properties.h"
#include "catalog/related.h"
#include "site/html_page.h"

#define YEAR(member) offsetof(struct year_json, member)

struct year_json {
	int version, year;
	const char *edition;
	struct items entries; /* struct entry */
};

static const struct member YEAR_ROWS[] = {
    {"version", MEMBER_INT, YEAR(version), true},
    {"year", MEMBER_INT, YEAR(year), true},
    {"edition", MEMBER_STRING, YEAR(edition), true},
    {"documents", MEMBER_LIST, YEAR(entries), true, NULL},
};

static const struct members YEARS = MEMBERS_OF(YEAR_ROWS, struct year_json);

const struct members *
year_index_members(struct arena *arena)
{
	return members_filled(
	    arena, &YEARS, entry_members(arena, IN_YEAR_INDEX));
}

const char *
year_index_path(struct arena *arena, int year)
{
	return arena_format(arena, "%d/van-ban.json", year);
}

struct text
year_index(struct arena *arena, const struct site *site, int year)
{
	const struct archive *archive = site->archive;
	struct archive_year acts = archive_year(archive, year);
	struct entry *at = arena_alloc(arena, acts.act_count * sizeof *at);
	struct year_json index = {.version = 1,
	    .year = year,
	    .edition = site->edition,
	    .entries = {at, acts.act_count}};

	for (size_t i = 0; i < acts.act_count; i++)
		at[i] = related_entry(arena, archive, &acts.acts[i]);
	return record_write(arena, year_index_members(arena), &index);
}
