#include "catalog/issue_record.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/translate.h"
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

static const struct members YEAR_MEMBERS =
    MEMBERS_OF(YEAR_ROWS, struct year_of_issues);

/* All members but the issues, which come first in a file of records. */
static const struct members RECORDS_END = {
    YEAR_ROWS, COUNT_OF(YEAR_ROWS) - 1, sizeof(struct year_of_issues)};

#define RECORDS_BEGIN "{\"issues\":["

const char *
issue_record_path(struct arena *arena, int year, const char *slug)
{
	return arena_format(arena, "%d/%s.json", year, slug);
}

const char *
issue_records_path(struct arena *arena, int year)
{
	return arena_format(arena, "ban-ghi/%d.json", year);
}

struct text
issue_record_write(struct arena *arena, const struct issue_entry *issue)
{
	return record_write(
	    arena, issue_entry_members(arena, IN_RECORD), issue);
}

static const struct members *
year_members(struct arena *arena, enum entry_format format)
{
	return members_filled(
	    arena, &YEAR_MEMBERS, issue_entry_members(arena, format));
}

/* One issue, without a line end; copied if it was read and has not changed. */
static struct text
record_of(struct arena *arena, const struct members *members,
    const struct issue_entry *issue)
{
	struct text line;

	if (issue->record.length > 0 && !issue->is_changed)
		return issue->record;
	line = record_line(arena, members, issue);
	return text_part(line, 0, line.length - 1);
}

/*
 * Records are many and long, and only programs read them: the file is a single
 * line, written and read one issue at a time.
 */
static struct text
write_records(struct arena *arena, int year, const struct issue_entries *issues)
{
	const struct members *members = issue_entry_members(arena, IN_RECORD);
	struct year_of_issues json = {ISSUE_ENTRY_VERSION, year};
	struct buffer out = {.arena = arena};
	struct arena *scratch = arena_new();
	struct text end = record_line(arena, &RECORDS_END, &json);

	buffer_string(&out, RECORDS_BEGIN);
	for (size_t i = 0; i < issues->count; i++) {
		if (i > 0)
			buffer_byte(&out, ',');
		buffer_add(&out, record_of(scratch, members, issues->at[i]));
		arena_reset(scratch);
	}
	buffer_string(&out, "],");
	buffer_add(&out, text_part(end, 1, end.length));
	arena_free(scratch);
	return buffer_text(&out);
}

struct text
issue_records_write(struct arena *arena, enum entry_format format, int year,
    const struct issue_entries *issues)
{
	struct year_of_issues json = {ISSUE_ENTRY_VERSION, year};
	struct issue_entry *at;

	if (format == IN_RECORD)
		return write_records(arena, year, issues);
	at = arena_alloc(arena, issues->count * sizeof *at);
	for (size_t i = 0; i < issues->count; i++)
		at[i] = *issues->at[i];
	json.issues = (struct items) {at, issues->count};
	return record_write(arena, year_members(arena, format), &json);
}

static bool
is_known(struct origin origin, int version)
{
	return version == ISSUE_ENTRY_VERSION ||
	    origin_refuse(
		origin, _("\"version\" is not 1: made by another congbao"));
}

/* Reads the members after the issues. */
static bool
read_records_end(struct arena *arena, struct origin origin, struct text rest)
{
	struct year_of_issues json = {0};
	struct buffer end = {.arena = arena};

	buffer_byte(&end, '{');
	buffer_add(&end,
	    text_starts(rest, "],") ? text_part(rest, 2, rest.length) : rest);
	return record_read(
		   arena, origin, &RECORDS_END, buffer_text(&end), &json) &&
	    is_known(origin, json.version);
}

static bool
read_records(struct arena *arena, struct origin origin, struct text bytes,
    struct issue_entries *issues)
{
	const struct members *members = issue_entry_members(arena, IN_RECORD);
	struct text rest =
	    text_part(bytes, strlen(RECORDS_BEGIN), bytes.length);
	bool more = !text_starts(rest, "]");

	while (more) {
		struct issue_entry *issue = arena_alloc(arena, sizeof *issue);
		const char *record = rest.at;

		if (!record_take(arena, origin, members, &rest, issue))
			return false;
		issue->record =
		    (struct text) {record, (size_t)(rest.at - record)};
		issue_entries_add(arena, issues, issue);
		more = text_starts(rest, ",");
		if (more)
			rest = text_part(rest, 1, rest.length);
	}
	return read_records_end(arena, origin, rest);
}

bool
issue_records_read(struct arena *arena, struct origin origin,
    enum entry_format format, struct text bytes, struct issue_entries *issues)
{
	const struct members *members = year_members(arena, format);
	struct year_of_issues json = {0};
	const struct issue_entry *at;

	if (format == IN_RECORD && text_starts(bytes, RECORDS_BEGIN))
		return read_records(arena, origin, bytes, issues);
	if (!record_read(arena, origin, members, bytes, &json) ||
	    !is_known(origin, json.version))
		return false;
	at = json.issues.at;
	for (size_t i = 0; i < json.issues.count; i++)
		issue_entries_add(arena, issues, &at[i]);
	return true;
}

struct issue_entry *
issue_record_read(struct arena *arena, struct origin origin, struct text bytes)
{
	struct issue_entry *issue = arena_alloc(arena, sizeof *issue);

	if (!record_read(arena, origin, issue_entry_members(arena, IN_RECORD),
		bytes, issue) ||
	    !is_known(origin, issue->version))
		return NULL;
	return issue;
}
