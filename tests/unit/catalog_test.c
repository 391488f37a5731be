/*
 * The formats of entries: the table of their properties, each output format,
 * and files of each as an older program published them, in tests/catalog/.
 */
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "catalog/brief.h"
#include "catalog/entry.h"
#include "catalog/issue_record.h"
#include "catalog/properties.h"
#include "check.h"
#include "publish/issue_index.h"
#include "publish/manifest.h"

static const enum entry_format FORMATS[] = {IN_MANIFEST, IN_YEAR_LIST,
    IN_RECORD, IN_ISSUE_INDEX, IN_DESCRIPTION, IN_YEAR_INDEX, IN_SEARCH,
    IN_BRIEF, ON_PAGE};

enum { FORMAT_COUNT = sizeof FORMATS / sizeof FORMATS[0] };

static bool
is_sound(const struct members *members, size_t index)
{
	const struct member *member = &members->at[index];
	bool has_group =
	    member->kind == MEMBER_GROUP || member->kind == MEMBER_LIST;

	for (size_t i = 0; i < index; i++)
		if (strcmp(members->at[i].name, member->name) == 0)
			return false;
	return member->offset < members->size &&
	    (member->group != NULL) == has_group;
}

/* No format has a name twice, and each group has its own table. */
static void
test_forms(struct arena *arena)
{
	for (size_t i = 0; i < FORMAT_COUNT; i++) {
		const struct members *entry = entry_members(arena, FORMATS[i]);
		const struct members *issue =
		    issue_entry_members(arena, FORMATS[i]);

		CHECK(entry->count + issue->count > 0);
		for (size_t j = 0; j < entry->count; j++)
			CHECK(is_sound(entry, j));
		for (size_t j = 0; j < issue->count; j++)
			CHECK(is_sound(issue, j));
	}
}

/* What a page shows people can read the name of. */
static void
test_labels(struct arena *arena)
{
	const struct members *shown = entry_members(arena, ON_PAGE);

	for (size_t i = 0; i < shown->count; i++)
		CHECK(shown->at[i].label != NULL);
	CHECK(
	    strcmp(
		property_at(offsetof(struct entry, signer.name))->member.label,
		"Người ký") == 0);
}

static struct strings ONE = {(const char *[]) {"1/QĐ-UBND"}, 1};
static struct strings PATHS = {(const char *[]) {"a/b.html"}, 1};

static struct entry_relation RELATION = {.kind = "amends",
    .number = "1/QĐ-UBND",
    .date = {2024, 1, 1},
    .title = "a",
    .page = "b",
    .file = "c"};

/* An entry of which everything is known. */
static struct entry
full_entry(void)
{
	static struct entry_citation cite = {"1/QĐ-UBND", {2024, 1, 1}};
	static struct entry_change change = {{2024, 1, 1}, "a", "b"};
	static struct entry_file file = {"a.pdf", 1, {""}, "b"};
	static struct entry_image image = {{"a.png", {""}}, "b.png"};
	static struct entry_restriction restriction = {
	    "withheld", {2024, 1, 3}, "a", "b"};
	struct digest digest = digest_of(text_of("a"));
	struct items relations = {&RELATION, 1};
	struct date day = {2024, 1, 2};

	file.digest = image.source.digest = digest;
	return (struct entry) {.slug = "a",
	    .number = "b",
	    .type = "c",
	    .authority = "d",
	    .part = "e",
	    .title = "f",
	    .field = "g",
	    .date = day,
	    .received = day,
	    .effective = day,
	    .expires = day,
	    .signer = {"h", "i", "j", "k"},
	    .corrects = ONE,
	    .amends = ONE,
	    .repeals = ONE,
	    .repeals_partly = ONE,
	    .suspends = ONE,
	    .suspends_partly = ONE,
	    .consolidates = ONE,
	    .cites = {&cite, 1},
	    .units = {1, 2, 3, 4, 5, 6, 7},
	    .source = {"l", digest},
	    .images = {&image, 1},
	    .pages = {1, 2},
	    .file = "m.pdf",
	    .files = {&file, 1},
	    .issue = "n",
	    .label = "o",
	    .issue_date = day,
	    .issue_page = "p",
	    .page = "q",
	    .json = "r",
	    .id = "s",
	    .state = "t",
	    .changes = {&change, 1},
	    .acts_on = relations,
	    .acted_on_by = relations,
	    .corrected_by = relations,
	    .amended_by = relations,
	    .repealed_by = relations,
	    .restriction = restriction,
	    .withheld = {day, "x", "y", {&file, 1}, PATHS, ONE},
	    .version = 1,
	    .edition = "u",
	    .gazette = "v",
	    .cite_as = "w"};
}

/* What a form writes it reads again, and says as much as before. */
static void
test_rounds(struct arena *arena, struct diag *diag)
{
	struct origin origin = {diag, CODE_PUBLISH_PORTAL, "entry"};
	struct entry full = full_entry();

	for (size_t i = 0; i < FORMAT_COUNT; i++) {
		const struct members *members =
		    entry_members(arena, FORMATS[i]);
		struct text bytes = record_write(arena, members, &full);
		struct entry again = {0};
		size_t names = 0;

		CHECK(record_read(arena, origin, members, bytes, &again));
		CHECK(text_equal(record_write(arena, members, &again), bytes));
		for (size_t j = 0; j < members->count; j++)
			names +=
			    strstr(bytes.at,
				arena_format(arena,
				    "\n \"%s\":", members->at[j].name)) != NULL;
		CHECK(names == members->count);
	}
}

static struct text
published(struct arena *arena, struct diag *diag, const char *name)
{
	struct text bytes = {0};

	CHECK(file_read(
	    arena, diag, file_join(arena, "tests/catalog", name), &bytes));
	return bytes;
}

static void
test_manifest(struct arena *arena, struct diag *diag)
{
	struct text bytes = published(arena, diag, "manifest.json");
	const struct issue_entry *issue = manifest_read(arena,
	    (struct origin) {diag, CODE_PUBLISH_PORTAL, "manifest.json"},
	    bytes);

	CHECK(issue != NULL);
	if (issue == NULL)
		return;
	CHECK(issue->numbers.count == 1 && issue->registered.line == 1);
	CHECK(strcmp(entry_at(issue, 0)->signer.name, "Lê Giả Thiết") == 0);
	CHECK(text_equal(manifest_write(arena, issue), bytes));
}

static void
test_card(struct arena *arena, struct diag *diag)
{
	struct text bytes = published(arena, diag, "card.json");
	const struct issue_entry *issue = issue_record_read(arena,
	    (struct origin) {diag, CODE_PUBLISH_PORTAL, "card.json"}, bytes);

	CHECK(issue != NULL);
	if (issue == NULL)
		return;
	CHECK(issue->first == 1 && strcmp(issue->slug, "so-01") == 0);
	CHECK(entry_file(entry_at(issue, 0), ".pdf") != NULL);
	CHECK(text_equal(issue_record_write(arena, issue), bytes));
}

/* All issues of a year, as its list leads to them and as cards. */
static void
test_year(struct arena *arena, struct diag *diag)
{
	struct text bytes = published(arena, diag, "year.json");
	struct origin origin = {diag, CODE_PUBLISH_PORTAL, "year.json"};
	struct issue_entries issues = {0}, cards = {0};
	struct text card = published(arena, diag, "card.json");
	struct issue_entry changed;

	CHECK(issue_records_read(arena, origin, IN_YEAR_LIST, bytes, &issues));
	CHECK(issues.count == 3);
	CHECK(text_equal(
	    issue_records_write(arena, IN_YEAR_LIST, 2024, &issues), bytes));
	issue_entries_add(
	    arena, &cards, issue_record_read(arena, origin, card));
	bytes = issue_records_write(arena, IN_RECORD, 2024, &cards);
	cards.count = 0;
	CHECK(issue_records_read(arena, origin, IN_RECORD, bytes, &cards));
	CHECK(cards.count == 1 &&
	    text_equal(issue_record_write(arena, cards.at[0]), card));
	CHECK(text_equal(
	    issue_records_write(arena, IN_RECORD, 2024, &cards), bytes));
	changed = *cards.at[0];
	changed.label = "?";
	changed.is_changed = true;
	cards.at[0] = &changed;
	CHECK(text_find(issue_records_write(arena, IN_RECORD, 2024, &cards),
		  "\"?\"") < bytes.length);
	changed.is_changed = false;
	CHECK(!issue_records_read(arena, origin, IN_RECORD,
	    text_of("{\"version\":2,\"year\":1,\"issues\":[]}"), &cards));
	CHECK(issue_records_read(arena, origin, IN_RECORD,
	    text_of("{\"issues\":[],\"version\":1,\"year\":1}\n"), &cards));
	CHECK(!issue_records_read(arena, origin, IN_RECORD,
	    text_of("{\"issues\":[],\"version\":2,\"year\":1}\n"), &cards));
	CHECK(!issue_records_read(
	    arena, origin, IN_RECORD, text_of("{\"issues\":["), &cards));
	CHECK(!issue_records_read(
	    arena, origin, IN_RECORD, text_of("{\"issues\":[]"), &cards));
	CHECK(!issue_records_read(arena, origin, IN_RECORD,
	    text_part(bytes, 0, bytes.length - 20), &cards));
	CHECK(!issue_records_read(arena, origin, IN_RECORD,
	    text_of(arena_format(arena, "%.*s,%s",
		(int)(bytes.length -
		    strlen("],\"version\":1,\"year\":2024}\n")),
		bytes.at, "],\"version\":1,\"year\":2024}")),
	    &cards));
}

/* What issue_index_divide made, as a portal's files. */
struct files {
	const struct issue_index *issue_index;
	const struct text *at;
};

static bool
fetch_file(void *context, struct arena *arena, const struct indexed_year *year,
    struct text *bytes)
{
	const struct files *files = context;

	(void)arena;
	for (size_t i = 0; i < files->issue_index->years.count; i++)
		if (issue_index_year_at(files->issue_index, i)->year ==
		    year->year)
			*bytes = files->at[i];
	return true;
}

/* One that an older program left is read, and written in years. */
static void
test_issue_index(struct arena *arena, struct diag *diag)
{
	struct origin origin = {diag, CODE_PUBLISH_PORTAL, "index.json"};
	struct text bytes = published(arena, diag, "issue-index-1.json");
	struct issue_index *flat =
	    issue_index_read(arena, origin, bytes, NULL, NULL);
	struct issue_index *issue_index;
	struct files files = {flat};

	CHECK(flat != NULL);
	if (flat == NULL)
		return;
	CHECK(flat->issues.count == 6 && issue_index_at(flat, 0)->count == 3);
	files.at = issue_index_divide(arena, flat);
	CHECK(flat->years.count == 2);
	CHECK(text_equal(
	    files.at[0], published(arena, diag, "issue-index-2024.json")));
	bytes = published(arena, diag, "issue-index.json");
	CHECK(text_equal(issue_index_write(arena, flat), bytes));
	issue_index =
	    issue_index_read(arena, origin, bytes, fetch_file, &files);
	CHECK(issue_index != NULL && issue_index->issues.count == 6);
	for (size_t i = 0; issue_index != NULL && i < 6; i++)
		CHECK(strcmp(issue_index_at(issue_index, i)->path,
			  issue_index_at(flat, i)->path) == 0);
}

static void
test_brief(struct arena *arena, struct diag *diag)
{
	struct text bytes = published(arena, diag, "brief.tsv"), again;
	struct origin origin = {diag, CODE_PUBLISH_PORTAL, "brief.tsv"};
	struct briefs *briefs = briefs_new(arena);
	struct issue_entries issues = {0};

	CHECK(brief_read(briefs, origin, bytes, 2024, &issues));
	CHECK(issues.count == 3 && issues.at[0]->is_brief);
	CHECK(issues.at[0]->year == 2024);
	CHECK(brief_write(arena, &issues, &again));
	CHECK(text_equal(again, bytes));
	CHECK(!brief_read(briefs, origin, text_of("V\t1\n"), 2024, &issues));
	CHECK(!brief_read(briefs, origin, text_of("A\ta\n"), 2024, &issues));
	/* Of an older program: it lacks what a status follows from. */
	CHECK(!brief_read(briefs, origin,
	    text_of("V\t1\t1\t01\tso-01\t2024-06-12\t3\t\n"), 2024, &issues));
	CHECK(entry_at(issues.at[0], 0)->cites.count > 0);
	briefs_forget(briefs, &issues);
	CHECK(entry_at(issues.at[0], 0)->cites.count == 0);
}

int
main(void)
{
	struct arena *arena = arena_new();
	struct diag *diag = diag_new(arena);

	test_forms(arena);
	test_labels(arena);
	test_rounds(arena, diag);
	test_manifest(arena, diag);
	test_card(arena, diag);
	CHECK(diag->count == 0);
	test_issue_index(arena, diag);
	test_year(arena, diag);
	test_brief(arena, diag);
	arena_free(arena);
	return check_report();
}
