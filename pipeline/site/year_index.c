#include "site/year_index.h"

#include "base/arena.h"
#include "base/record.h"
#include "catalog/archive.h"
#include "catalog/effect.h"
#include "site/frame.h"

#define COUNT_OF(rows) (sizeof(rows) / sizeof(rows)[0])
#define ACT(member) offsetof(struct act_json, member)
#define YEAR(member) offsetof(struct year_json, member)

struct act_json {
	const char *id, *number, *type, *authority, *title, *state, *page;
	const char *json;
	struct date date;
	struct digest source;
};

struct year_json {
	int version, year;
	const char *edition;
	struct items acts; /* struct act_json */
};

static const struct member ACT_ROWS[] = {
    {"id", MEMBER_STRING, ACT(id), true},
    {"number", MEMBER_STRING, ACT(number), true},
    {"type", MEMBER_STRING, ACT(type), true},
    {"authority", MEMBER_STRING, ACT(authority), true},
    {"title", MEMBER_STRING, ACT(title), true},
    {"date", MEMBER_DATE, ACT(date), true},
    {"state", MEMBER_STRING, ACT(state), true},
    {"page", MEMBER_STRING, ACT(page), true},
    {"json", MEMBER_STRING, ACT(json), true},
    {"source_sha256", MEMBER_DIGEST, ACT(source), true},
};

static const struct members ACTS = {
    ACT_ROWS, COUNT_OF(ACT_ROWS), sizeof(struct act_json)};

static const struct member YEAR_ROWS[] = {
    {"version", MEMBER_INT, YEAR(version), true},
    {"year", MEMBER_INT, YEAR(year), true},
    {"edition", MEMBER_STRING, YEAR(edition), true},
    {"documents", MEMBER_LIST, YEAR(acts), true, &ACTS},
};

static const struct members YEARS = {
    YEAR_ROWS, COUNT_OF(YEAR_ROWS), sizeof(struct year_json)};

const char *
year_index_path(struct arena *arena, int year)
{
	return arena_format(arena, "%d/van-ban.json", year);
}

static struct act_json
act_json_of(struct arena *arena, const struct site *site, const struct act *act)
{
	struct effect effect = effect_of(arena, act);
	const struct entry *entry = act->entry;

	return (struct act_json) {
	    .id = arena_format(arena, "%d/%s/%s", act->issue->year,
		act->issue->slug, entry->slug),
	    .number = entry->number,
	    .type = entry->type,
	    .authority = entry->authority,
	    .title = entry->title,
	    .date = entry->date,
	    .state = effect_key(effect_state_on(&effect, site->archive->date)),
	    .page = act->page,
	    .json = entry_page(arena, act->issue, entry, "json"),
	    .source = entry->source};
}

struct text
year_index(struct arena *arena, const struct site *site, int year)
{
	const struct archive *archive = site->archive;
	struct act_json *at = arena_alloc(arena, archive->count * sizeof *at);
	struct year_json index = {
	    .version = 1, .year = year, .edition = site->edition};
	size_t count = 0;

	for (size_t i = 0; i < archive->count; i++)
		if (archive->at[i].issue->year == year)
			at[count++] = act_json_of(arena, site, &archive->at[i]);
	index.acts = (struct items) {at, count};
	return record_write(arena, &YEARS, &index);
}
