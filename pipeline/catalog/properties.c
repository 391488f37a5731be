#include "catalog/properties.h"

#include <assert.h>

#include "base/arena.h"
#include "catalog/entry.h"
#include "read/decision.h"

static const struct member FILE_ROWS[] = {
    {"path", MEMBER_PATH, offsetof(struct entry_file, path), true},
    {"size", MEMBER_SIZE, offsetof(struct entry_file, size), true},
    {"sha256", MEMBER_DIGEST, offsetof(struct entry_file, digest), true},
    {"type", MEMBER_STRING, offsetof(struct entry_file, type), true},
    {"base_size", MEMBER_SIZE, offsetof(struct entry_file, base_size)},
    {"base_sha256", MEMBER_DIGEST, offsetof(struct entry_file, base)},
};

const struct members ENTRY_FILES = MEMBERS_OF(FILE_ROWS, struct entry_file);

static const struct member SIGNER_ROWS[] = {
    {"capacity", MEMBER_STRING, offsetof(struct entry_signer, capacity)},
    {"on_behalf", MEMBER_STRING, offsetof(struct entry_signer, on_behalf)},
    {"position", MEMBER_STRING, offsetof(struct entry_signer, position)},
    {"name", MEMBER_STRING, offsetof(struct entry_signer, name)},
};

static const struct members SIGNER =
    MEMBERS_OF(SIGNER_ROWS, struct entry_signer);

static const struct member CITATION_ROWS[] = {
    {"number", MEMBER_STRING, offsetof(struct entry_citation, number), true},
    {"date", MEMBER_DATE, offsetof(struct entry_citation, date)},
};

static const struct members CITATIONS =
    MEMBERS_OF(CITATION_ROWS, struct entry_citation);

#define UNITS_AT(member) offsetof(struct entry_units, member)

static const struct member UNITS_ROWS[] = {
    {"chapters", MEMBER_INT, UNITS_AT(chapters), true},
    {"articles", MEMBER_INT, UNITS_AT(articles), true},
    {"clauses", MEMBER_INT, UNITS_AT(clauses), true},
    {"points", MEMBER_INT, UNITS_AT(points), true},
    {"tables", MEMBER_INT, UNITS_AT(tables), true},
    {"annexes", MEMBER_INT, UNITS_AT(annexes), true},
    {"notes", MEMBER_INT, UNITS_AT(notes), true},
};

static const struct members UNITS = MEMBERS_OF(UNITS_ROWS, struct entry_units);

static const struct member PAGES_ROWS[] = {
    {"first", MEMBER_INT, offsetof(struct entry_pages, first), true},
    {"last", MEMBER_INT, offsetof(struct entry_pages, last), true},
};

static const struct members PAGES = MEMBERS_OF(PAGES_ROWS, struct entry_pages);

static const struct member SOURCE_ROWS[] = {
    {"path", MEMBER_STRING, offsetof(struct entry_source, path), true},
    {"sha256", MEMBER_DIGEST, offsetof(struct entry_source, digest), true},
};

static const struct members SOURCE =
    MEMBERS_OF(SOURCE_ROWS, struct entry_source);

/* A manifest has an image's source, a record the path of the copy shown. */
static const struct members IMAGE_SOURCES =
    MEMBERS_OF(SOURCE_ROWS, struct entry_image);

static_assert(offsetof(struct entry_image, source) == 0, "IMAGE_SOURCES");

static const struct member IMAGE_ROWS[] = {
    {"path", MEMBER_PATH, offsetof(struct entry_image, path), true},
};

static const struct members IMAGE_COPIES =
    MEMBERS_OF(IMAGE_ROWS, struct entry_image);

#define RELATION(member) offsetof(struct entry_relation, member)

static const struct member RELATION_ROWS[] = {
    {"kind", MEMBER_STRING, RELATION(kind), true},
    {"number", MEMBER_STRING, RELATION(number), true},
    {"date", MEMBER_DATE, RELATION(date)},
    {"page", MEMBER_STRING, RELATION(page)},
    {"title", MEMBER_STRING, RELATION(title)},
};

static const struct members RELATIONS =
    MEMBERS_OF(RELATION_ROWS, struct entry_relation);

static const struct member RELATED_ROWS[] = {
    {"number", MEMBER_STRING, RELATION(number), true},
    {"path", MEMBER_PATH, RELATION(file), true},
};

static const struct members RELATED =
    MEMBERS_OF(RELATED_ROWS, struct entry_relation);

static const struct member CHANGE_ROWS[] = {
    {"date", MEMBER_DATE, offsetof(struct entry_change, date), true},
    {"state", MEMBER_STRING, offsetof(struct entry_change, state), true},
    {"by", MEMBER_STRING, offsetof(struct entry_change, by)},
};

static const struct members CHANGES =
    MEMBERS_OF(CHANGE_ROWS, struct entry_change);

#define WITHHELD_AT(member) offsetof(struct entry_withheld, member)

static const struct member WITHHELD_ROWS[] = {
    {"date", MEMBER_DATE, WITHHELD_AT(date)},
    {"by", MEMBER_STRING, WITHHELD_AT(by)},
    {"why", MEMBER_STRING, WITHHELD_AT(why)},
    {"files", MEMBER_LIST, WITHHELD_AT(files), .group = &ENTRY_FILES},
    {"pages", MEMBER_PATHS, WITHHELD_AT(pages)},
    {"touched", MEMBER_STRINGS, WITHHELD_AT(touched)},
};

static const struct members WITHHELD =
    MEMBERS_OF(WITHHELD_ROWS, struct entry_withheld);

#define RESTRICTION(member) offsetof(struct entry_restriction, member)

static const struct member RESTRICTION_ROWS[] = {
    {"what", MEMBER_STRING, RESTRICTION(what)},
    {"date", MEMBER_DATE, RESTRICTION(date)},
    {"by", MEMBER_STRING, RESTRICTION(by)},
    {"why", MEMBER_STRING, RESTRICTION(why)},
};

static const struct members RESTRICTION =
    MEMBERS_OF(RESTRICTION_ROWS, struct entry_restriction);

#define AT(member) offsetof(struct entry, member)
#define FROM(member) offsetof(struct decision, member)

enum {
	IN_LISTS = IN_MANIFEST | IN_YEAR_LIST | IN_RECORD | IN_DESCRIPTION |
	    IN_SEARCH | IN_BRIEF,
	IN_ALL = IN_LISTS | IN_YEAR_INDEX,
	IN_FULL = IN_MANIFEST | IN_RECORD | IN_DESCRIPTION,
	IN_DATA = IN_RECORD | IN_DESCRIPTION,
};

static const struct property ENTRY_ROWS[] = {
    {{"version", MEMBER_INT, AT(version), true}, IN_DESCRIPTION},
    {{"edition", MEMBER_STRING, AT(edition), true}, IN_DESCRIPTION},
    {{"id", MEMBER_PATH, AT(slug), true}, IN_RECORD | IN_SEARCH | IN_BRIEF},
    {{"id", MEMBER_STRING, AT(id), true}, IN_DESCRIPTION | IN_YEAR_INDEX},
    {{"number", MEMBER_STRING, AT(number), true, .label = "Số, ký hiệu"},
	IN_ALL | ON_PAGE, FROM(number), "legislationIdentifier"},
    {{"type", MEMBER_STRING, AT(type), true, .label = "Loại văn bản"},
	IN_ALL | ON_PAGE, FROM(type), "legislationType"},
    {{"authority", MEMBER_STRING, AT(authority), true,
	 .label = "Cơ quan ban hành"},
	IN_ALL | ON_PAGE, FROM(authority)},
    {{"part", MEMBER_STRING, AT(part), true, .label = "Phần"}, IN_LISTS},
    {{"signer", MEMBER_STRING, AT(signer.name), .label = "Người ký"},
	IN_SEARCH | ON_PAGE},
    {{"signer", MEMBER_GROUP, AT(signer), .group = &SIGNER,
	 .label = "Người ký"},
	IN_FULL},
    {{"field", MEMBER_STRING, AT(field), .label = "Lĩnh vực"},
	IN_FULL | IN_SEARCH | IN_BRIEF | ON_PAGE, FROM(field), "about"},
    {{"title", MEMBER_STRING, AT(title), true, .label = "Trích yếu"}, IN_ALL,
	FROM(title)},
    {{"date", MEMBER_DATE, AT(date), true, .label = "Ngày ký"},
	IN_ALL | ON_PAGE, FROM(date), "legislationDate"},
    {{"received", MEMBER_DATE, AT(received), .label = "Ngày nhận"},
	IN_FULL | IN_BRIEF | ON_PAGE, FROM(received)},
    {{"issue_date", MEMBER_DATE, AT(issue_date), true, .label = "Ngày đăng"},
	IN_DESCRIPTION | ON_PAGE, 0, "datePublished"},
    {{"effective", MEMBER_DATE, AT(effective), .label = "Ngày có hiệu lực"},
	IN_FULL | IN_YEAR_LIST | IN_BRIEF | ON_PAGE, FROM(effective),
	"legislationDateOfApplicability"},
    {{"expires", MEMBER_DATE, AT(expires), .label = "Có hiệu lực đến hết"},
	IN_DATA | ON_PAGE, FROM(expires)},
    {{"part", MEMBER_STRING, AT(part), true, .label = "Phần"}, ON_PAGE},

    {{"corrects", MEMBER_STRINGS, AT(corrects), .label = "Đính chính"},
	IN_MANIFEST | IN_RECORD, FROM(corrects)},
    {{"amends", MEMBER_STRINGS, AT(amends), .label = "Sửa đổi, bổ sung"},
	IN_MANIFEST | IN_RECORD, FROM(amends)},
    {{"repeals", MEMBER_STRINGS, AT(repeals), .label = "Bãi bỏ"},
	IN_MANIFEST | IN_RECORD, FROM(repeals)},
    {{"repeals_partly", MEMBER_STRINGS, AT(repeals_partly),
	 .label = "Bãi bỏ một phần"},
	IN_RECORD, FROM(repeals_partly)},
    {{"suspends", MEMBER_STRINGS, AT(suspends), .label = "Ngưng hiệu lực"},
	IN_RECORD, FROM(suspends)},
    {{"suspends_partly", MEMBER_STRINGS, AT(suspends_partly),
	 .label = "Ngưng hiệu lực một phần"},
	IN_RECORD, FROM(suspends_partly)},
    {{"consolidates", MEMBER_STRINGS, AT(consolidates), .label = "Hợp nhất"},
	IN_RECORD, FROM(consolidates)},
    {{"cites", MEMBER_LIST, AT(cites), .group = &CITATIONS,
	 .label = "Dẫn chiếu"},
	IN_RECORD},
    {{"units", MEMBER_GROUP, AT(units), true, &UNITS}, IN_DATA},

    {{"pages", MEMBER_GROUP, AT(pages), true, &PAGES},
	IN_MANIFEST | IN_YEAR_LIST},
    {{"signer", MEMBER_STRING, AT(signer.name)}, IN_BRIEF},
    {{"first_page", MEMBER_INT, AT(pages.first), true}, IN_DATA | IN_BRIEF},
    {{"last_page", MEMBER_INT, AT(pages.last), true}, IN_DATA | IN_BRIEF},
    {{"expires", MEMBER_DATE, AT(expires)}, IN_BRIEF},
    {{"file", MEMBER_STRING, AT(file)}, IN_BRIEF},
    {{"file", MEMBER_PATH, AT(file), true}, IN_MANIFEST},
    {{"file", MEMBER_PATH, AT(file)}, IN_YEAR_LIST},
    {{"files", MEMBER_LIST, AT(files), true, &ENTRY_FILES}, IN_DATA},
    {{"source", MEMBER_GROUP, AT(source), true, &SOURCE}, IN_MANIFEST},
    {{"source_sha256", MEMBER_DIGEST, AT(source.digest), true},
	IN_DATA | IN_YEAR_INDEX},
    {{"images", MEMBER_LIST, AT(images), .group = &IMAGE_SOURCES}, IN_MANIFEST},
    {{"images", MEMBER_LIST, AT(images), .group = &IMAGE_COPIES}, IN_RECORD},

    {{"withheld", MEMBER_GROUP, AT(withheld), .group = &WITHHELD}, IN_FULL},
    {{"restriction", MEMBER_GROUP, AT(restriction), .group = &RESTRICTION},
	IN_DESCRIPTION | IN_YEAR_INDEX},

    {{"gazette", MEMBER_STRING, AT(gazette), true}, IN_DESCRIPTION},
    {{"issue", MEMBER_STRING, AT(label), true}, IN_DESCRIPTION},
    {{"issue", MEMBER_STRING, AT(issue), true}, IN_SEARCH},
    {{"label", MEMBER_STRING, AT(label), true}, IN_SEARCH},
    {{"issue_page", MEMBER_STRING, AT(issue_page), true}, IN_DESCRIPTION},
    {{"page", MEMBER_STRING, AT(page), true}, IN_DESCRIPTION | IN_YEAR_INDEX},
    {{"json", MEMBER_STRING, AT(json), true}, IN_YEAR_INDEX},
    {{"cite_as", MEMBER_STRING, AT(cite_as), true}, IN_DESCRIPTION},

    {{"state", MEMBER_STRING, AT(state), true}, IN_DESCRIPTION | IN_YEAR_INDEX},
    {{"changes", MEMBER_LIST, AT(changes), true, &CHANGES}, IN_DESCRIPTION},
    {{"acts_on", MEMBER_LIST, AT(acts_on), true, &RELATIONS}, IN_DESCRIPTION},
    {{"acted_on_by", MEMBER_LIST, AT(acted_on_by), true, &RELATIONS},
	IN_DESCRIPTION},
    {{"corrected_by", MEMBER_LIST, AT(corrected_by), .group = &RELATED},
	IN_YEAR_LIST},
    {{"amended_by", MEMBER_LIST, AT(amended_by), .group = &RELATED},
	IN_YEAR_LIST},
    {{"repealed_by", MEMBER_LIST, AT(repealed_by), .group = &RELATED},
	IN_YEAR_LIST},
};

const struct properties ENTRY_PROPERTIES = {ENTRY_ROWS, COUNT_OF(ENTRY_ROWS)};

static const struct member NAME_ROWS[] = {
    {"name", MEMBER_STRING, offsetof(struct gazette_names, name), true},
    {"province", MEMBER_STRING, offsetof(struct gazette_names, province), true},
    {"publisher", MEMBER_STRING, offsetof(struct gazette_names, publisher),
	true},
};

const struct members GAZETTE_NAMES =
    MEMBERS_OF(NAME_ROWS, struct gazette_names);

static const struct member LINE_ROWS[] = {
    {"line", MEMBER_SIZE, offsetof(struct registered, line)},
    {"chain", MEMBER_DIGEST, offsetof(struct registered, chain)},
};

static const struct members LINE = MEMBERS_OF(LINE_ROWS, struct registered);

static const struct member MAKING_ROWS[] = {
    {"version", MEMBER_STRING, offsetof(struct making, version)},
    {"profile", MEMBER_DIGEST, offsetof(struct making, profile)},
    {"faces", MEMBER_DIGEST, offsetof(struct making, faces)},
};

static const struct members MAKING = MEMBERS_OF(MAKING_ROWS, struct making);

#define OF(member) offsetof(struct issue_entry, member)

enum {
	IN_DETAIL = IN_MANIFEST | IN_YEAR_LIST | IN_RECORD,
	IN_EVERY_FORMAT = IN_DETAIL | IN_ISSUE_INDEX | IN_BRIEF,
	IN_DATED = IN_YEAR_LIST | IN_RECORD | IN_ISSUE_INDEX | IN_BRIEF,
};

static const struct property ISSUE_ROWS[] = {
    {{"version", MEMBER_INT, OF(version), true}, IN_MANIFEST | IN_RECORD},
    {{"generator", MEMBER_STRING, OF(generator), true}, IN_MANIFEST},
    {{"draft", MEMBER_FLAG, OF(draft)}, IN_MANIFEST},
    {{"gazette", MEMBER_GROUP, OF(gazette), true, &GAZETTE_NAMES}, IN_MANIFEST},
    {{"year", MEMBER_INT, OF(year), true},
	IN_MANIFEST | IN_RECORD | IN_ISSUE_INDEX},
    {{"numbers", MEMBER_NUMBERS, OF(numbers), true},
	IN_MANIFEST | IN_ISSUE_INDEX},
    {{"first_number", MEMBER_INT, OF(first), true}, IN_RECORD | IN_BRIEF},
    {{"last_number", MEMBER_INT, OF(last), true}, IN_RECORD | IN_BRIEF},
    {{"label", MEMBER_STRING, OF(label), true}, IN_EVERY_FORMAT},
    {{"id", MEMBER_PATH, OF(slug), true}, IN_RECORD | IN_BRIEF},
    {{"date", MEMBER_DATE, OF(date), true}, IN_DATED},
    {{"date", MEMBER_DATE, OF(date)}, IN_MANIFEST},
    {{"pages", MEMBER_SIZE, OF(pages), true}, IN_EVERY_FORMAT},
    {{"notes", MEMBER_STRING, OF(notes)}, IN_RECORD | IN_BRIEF},
    {{"directory", MEMBER_STRING, OF(directory), true}, IN_RECORD},
    {{"path", MEMBER_PATH, OF(path), true}, IN_YEAR_LIST | IN_ISSUE_INDEX},
    {{"manifest", MEMBER_PATH, OF(manifest_path), true}, IN_RECORD},
    {{"manifest", MEMBER_DIGEST, OF(manifest), true},
	IN_YEAR_LIST | IN_ISSUE_INDEX},
    {{"file", MEMBER_GROUP, OF(whole), true, &ENTRY_FILES}, IN_RECORD},
    {{"file", MEMBER_PATH, OF(file), true}, IN_YEAR_LIST | IN_BRIEF},
    {{"file", MEMBER_PATH, OF(file)}, IN_MANIFEST},
    {{"files", MEMBER_LIST, OF(files), true, &ENTRY_FILES}, IN_MANIFEST},
    /* The entries, with the members of the same format. */
    {{"documents", MEMBER_LIST, OF(documents), true, NULL}, IN_DETAIL},
    {{"documents", MEMBER_SIZE, OF(count), true}, IN_ISSUE_INDEX},
    {{"register", MEMBER_GROUP, OF(registered), .group = &LINE}, IN_MANIFEST},
    {{"made", MEMBER_GROUP, OF(making), .group = &MAKING}, IN_MANIFEST},
};

static const struct properties ISSUE_PROPERTIES = {
    ISSUE_ROWS, COUNT_OF(ISSUE_ROWS)};

const struct property *
property_at(size_t offset)
{
	const struct property *property = ENTRY_ROWS;

	while (property->member.offset != offset) {
		property++;
		assert(property < ENTRY_ROWS + COUNT_OF(ENTRY_ROWS));
	}
	return property;
}

static const struct members *
members_of(struct arena *arena, const struct properties *properties,
    unsigned format, size_t size)
{
	struct members *members = arena_alloc(arena, sizeof *members);
	struct member *at = arena_alloc(arena, properties->count * sizeof *at);

	*members = (struct members) {at, 0, size};
	for (size_t i = 0; i < properties->count; i++)
		if ((properties->at[i].formats & format) != 0)
			at[members->count++] = properties->at[i].member;
	return members;
}

const struct members *
members_filled(struct arena *arena, const struct members *members,
    const struct members *group)
{
	struct members *filled = arena_alloc(arena, sizeof *filled);
	struct member *at = arena_alloc(arena, members->count * sizeof *at);

	*filled = (struct members) {at, members->count, members->size};
	for (size_t i = 0; i < members->count; i++) {
		at[i] = members->at[i];
		if (at[i].kind == MEMBER_LIST && at[i].group == NULL)
			at[i].group = group;
	}
	return filled;
}

const struct members *
entry_members(struct arena *arena, enum entry_format format)
{
	return members_of(
	    arena, &ENTRY_PROPERTIES, format, sizeof(struct entry));
}

const struct members *
issue_entry_members(struct arena *arena, enum entry_format format)
{
	return members_filled(arena,
	    members_of(
		arena, &ISSUE_PROPERTIES, format, sizeof(struct issue_entry)),
	    entry_members(arena, format));
}

const struct members *
entry_linked(struct arena *arena)
{
	struct members *members = arena_alloc(arena, sizeof *members);
	struct member *at =
	    arena_alloc(arena, COUNT_OF(ENTRY_ROWS) * sizeof *at);

	*members = (struct members) {at, 0, sizeof(struct entry)};
	for (size_t i = 0; i < COUNT_OF(ENTRY_ROWS); i++) {
		if (ENTRY_ROWS[i].linked == NULL)
			continue;
		at[members->count] = ENTRY_ROWS[i].member;
		at[members->count++].name = ENTRY_ROWS[i].linked;
	}
	return members;
}
