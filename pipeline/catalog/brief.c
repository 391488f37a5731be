#include "catalog/brief.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/diag.h"
#include "base/path.h"
#include "catalog/archive.h"
#include "catalog/entry.h"
#include "catalog/properties.h"

enum { FIELDS_MOST = 16 };

/* The letter of a number that a text names. */
enum { CITED = 'x' };

#define PDF_TYPE "application/pdf"

/* Of a document, the brief says no more of its file than that there is one. */
#define HAS_PDF "pdf"

/* The numbers that a document acts on, each a line behind the letter. */
static const char LETTERS[] = {[RELATION_CORRECTS] = 'c',
    [RELATION_AMENDS] = 'm',
    [RELATION_REPEALS] = 'r',
    [RELATION_REPEALS_PARTLY] = 'p',
    [RELATION_SUSPENDS] = 's',
    [RELATION_SUSPENDS_PARTLY] = 't',
    [RELATION_CONSOLIDATES] = 'h'};

const char *
brief_path(struct arena *arena, int year)
{
	return arena_format(arena, "ban-ghi/%d.tsv", year);
}

/* A line that is written; a field with a tab or a line end spoils it. */
struct writer {
	struct buffer out;
	const struct members *issue, *entry;
	bool good;
};

static void
write_text(struct writer *writer, const char *text)
{
	buffer_byte(&writer->out, '\t');
	if (text == NULL)
		return;
	writer->good &= strpbrk(text, "\t\n") == NULL;
	buffer_string(&writer->out, text);
}

static void
write_date(struct writer *writer, struct date date)
{
	buffer_byte(&writer->out, '\t');
	if (date_is_given(date))
		buffer_format(&writer->out, "%04d-%02d-%02d", date.year,
		    date.month, date.day);
}

static void
write_field(struct writer *writer, enum member_kind kind, const void *at)
{
	if (kind == MEMBER_DATE)
		write_date(writer, *(const struct date *)at);
	else if (kind == MEMBER_INT)
		buffer_format(&writer->out, "\t%d", *(const int *)at);
	else if (kind == MEMBER_SIZE)
		buffer_format(&writer->out, "\t%zu", *(const size_t *)at);
	else
		write_text(writer, *(const char *const *)at);
}

static void
write_line(struct writer *writer, char letter, const struct members *members,
    const void *record)
{
	buffer_byte(&writer->out, letter);
	for (size_t i = 0; i < members->count; i++)
		write_field(writer, members->at[i].kind,
		    (const char *)record + members->at[i].offset);
	buffer_byte(&writer->out, '\n');
}

static void
write_names(struct writer *writer, char letter, const struct strings *numbers)
{
	for (size_t i = 0; i < numbers->count; i++) {
		buffer_byte(&writer->out, letter);
		write_text(writer, numbers->at[i]);
		buffer_byte(&writer->out, '\n');
	}
}

static void
write_entry(struct writer *writer, const struct entry *entry)
{
	const struct entry_citation *cites = entry->cites.at;
	struct entry written = *entry;

	written.file = entry->files.count > 0 ? HAS_PDF : NULL;
	write_line(writer, 'A', writer->entry, &written);
	for (int kind = 0; kind < RELATION_CITES; kind++)
		write_names(writer, LETTERS[kind],
		    relation_numbers(entry, (enum relation_kind)kind));
	for (size_t i = 0; i < entry->cites.count; i++) {
		buffer_byte(&writer->out, CITED);
		write_text(writer, cites[i].number);
		write_date(writer, cites[i].date);
		buffer_byte(&writer->out, '\n');
	}
}

bool
brief_write(
    struct arena *arena, const struct issue_entries *issues, struct text *bytes)
{
	struct writer writer = {{.arena = arena},
	    issue_entry_members(arena, IN_BRIEF),
	    entry_members(arena, IN_BRIEF), true};

	for (size_t i = 0; i < issues->count; i++) {
		struct issue_entry issue = *issues->at[i];

		issue.file = file_base(arena, issue.whole.path);
		write_line(&writer, 'V', writer.issue, &issue);
		for (size_t j = 0; j < issue.documents.count; j++)
			write_entry(&writer, entry_at(&issue, j));
	}
	*bytes = buffer_text(&writer.out);
	return writer.good;
}

/* A line taken apart. */
struct fields {
	const char *at[FIELDS_MOST];
	size_t count;
};

/* Issues that are being read; lists grow until the next thing begins. */
struct reader {
	struct arena *arena, *cited;
	char *rest; /* the lines to come */
	int year;
	const struct members *issue_members, *entry_members;
	struct issue_entries *issues;
	struct issue_entry *issue;
	struct entry *entries, *entry;
	size_t room, list_room[RELATION_CITES], cite_room;
};

/* Each field ends where its tab was. What is cited stays where it is. */
static bool
take_line(struct reader *reader, struct fields *fields)
{
	char *line = reader->rest, *end = strchr(line, '\n');

	fields->count = 0;
	if (end == NULL)
		return false;
	*end = '\0';
	reader->rest = end + 1;
	if (line[0] != CITED)
		line = arena_copy(reader->arena, line, (size_t)(end - line));
	while (line != NULL && fields->count < FIELDS_MOST) {
		char *tab = strchr(line, '\t');

		if (tab != NULL)
			*tab++ = '\0';
		fields->at[fields->count++] = line;
		line = tab;
	}
	return line == NULL;
}

/* How many lines with this letter are to come before one of the others'. */
static size_t
lines_ahead(const struct reader *reader, char letter, const char *others)
{
	const char *line = reader->rest;
	size_t count = 0;

	while (line[0] != '\0' && strchr(others, line[0]) == NULL) {
		const char *end = strchr(line, '\n');

		count += line[0] == letter;
		line = end == NULL ? "" : end + 1;
	}
	return count;
}

/* An empty one is not given. */
static bool
read_date(const char *text, struct date *date)
{
	*date = (struct date) {0};
	return text[0] == '\0' || date_parse(text_of(text), date);
}

static bool
read_field(const char *text, const struct member *member, void *at)
{
	switch (member->kind) {
	case MEMBER_DATE:
		return read_date(text, at);
	case MEMBER_INT:
		*(int *)at = atoi(text);
		return true;
	case MEMBER_SIZE:
		*(size_t *)at = (size_t)strtoul(text, NULL, 10);
		return true;
	default:
		if (text[0] != '\0' || member->required)
			*(const char **)at = text;
		return member->kind != MEMBER_PATH || path_is_plain(text);
	}
}

/* Into the record, which is zeroed. */
static bool
read_fields(
    const struct fields *fields, const struct members *members, void *record)
{
	bool good = fields->count == 1 + members->count;

	for (size_t i = 0; good && i < members->count; i++)
		good = read_field(fields->at[1 + i], &members->at[i],
		    (char *)record + members->at[i].offset);
	return good;
}

static bool
read_issue(struct reader *reader, const struct fields *fields)
{
	struct arena *arena = reader->arena;
	struct issue_entry *issue = arena_alloc(arena, sizeof *issue);

	if (!read_fields(fields, reader->issue_members, issue) ||
	    !date_is_given(issue->date))
		return false;
	issue->year = reader->year;
	issue->whole.path = arena_format(
	    arena, "%d/%s/%s", issue->year, issue->slug, issue->file);
	issue->whole.type = PDF_TYPE;
	issue->is_brief = true;
	issue_entries_add(arena, reader->issues, issue);
	reader->issue = issue;
	reader->entry = NULL;
	reader->room = lines_ahead(reader, 'A', "V");
	reader->entries =
	    arena_alloc(arena, reader->room * sizeof *reader->entries);
	return true;
}

static bool
read_entry(struct reader *reader, const struct fields *fields)
{
	struct arena *arena = reader->arena;
	struct issue_entry *issue = reader->issue;
	struct entry_file *pdf;
	struct entry *entry;

	if (issue == NULL)
		return false;
	reader->entries = arena_more(arena, reader->entries,
	    issue->documents.count, &reader->room, sizeof *reader->entries);
	entry = &reader->entries[issue->documents.count++];
	issue->documents.at = reader->entries;
	if (!read_fields(fields, reader->entry_members, entry))
		return false;
	pdf = arena_alloc(arena, sizeof *pdf);
	*pdf = (struct entry_file) {.path = arena_format(arena, "%d/%s/%s.pdf",
					issue->year, issue->slug, entry->slug),
	    .type = PDF_TYPE};
	entry->files = (struct items) {pdf, entry->file != NULL};
	entry->file = NULL;
	reader->entry = entry;
	memset(reader->list_room, 0, sizeof reader->list_room);
	reader->cite_room = lines_ahead(reader, CITED, "AV");
	entry->cites.at = arena_alloc(
	    reader->cited, reader->cite_room * sizeof(struct entry_citation));
	return true;
}

static bool
read_name(
    struct reader *reader, const struct fields *fields, enum relation_kind kind)
{
	struct strings *names;

	if (reader->entry == NULL || fields->count != 2)
		return false;
	names = (struct strings *)relation_numbers(reader->entry, kind);
	names->at = arena_more(reader->arena, names->at, names->count,
	    &reader->list_room[kind], sizeof *names->at);
	names->at[names->count++] = fields->at[1];
	return true;
}

static bool
read_citation(struct reader *reader, const struct fields *fields)
{
	struct entry *entry = reader->entry;
	struct entry_citation *cites;

	if (entry == NULL || fields->count != 3)
		return false;
	cites = arena_more(reader->cited, entry->cites.at, entry->cites.count,
	    &reader->cite_room, sizeof *cites);
	entry->cites.at = cites;
	cites += entry->cites.count++;
	cites->number = fields->at[1];
	return read_date(fields->at[2], &cites->date);
}

static bool
read_line(struct reader *reader, const struct fields *fields)
{
	const char *letter = fields->at[0];

	if (letter[0] == '\0' || letter[1] != '\0')
		return false;
	switch (letter[0]) {
	case 'V':
		return read_issue(reader, fields);
	case 'A':
		return read_entry(reader, fields);
	case CITED:
		return read_citation(reader, fields);
	}
	for (int kind = 0; kind < RELATION_CITES; kind++)
		if (letter[0] == LETTERS[kind])
			return read_name(
			    reader, fields, (enum relation_kind)kind);
	return false;
}

bool
brief_read(struct arena *arena, struct arena *cited, struct origin origin,
    struct text bytes, int year, struct issue_entries *issues)
{
	struct reader reader = {.arena = arena,
	    .cited = cited,
	    .rest = arena_copy(cited, bytes.at, bytes.length),
	    .year = year,
	    .issue_members = issue_entry_members(arena, IN_BRIEF),
	    .entry_members = entry_members(arena, IN_BRIEF),
	    .issues = issues};
	struct fields fields;

	while (take_line(&reader, &fields))
		if (!read_line(&reader, &fields))
			break;
	if (fields.count == 0 && reader.rest[0] == '\0')
		return true;
	diag_error_at(origin.diag, origin.code, origin.path,
	    "is no brief of the issues of a year");
	return false;
}
