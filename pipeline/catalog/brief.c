#include "catalog/brief.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/diag.h"
#include "base/map.h"
#include "base/path.h"
#include "catalog/archive.h"
#include "catalog/entry.h"
#include "catalog/properties.h"

enum {
	FIELDS_MOST = 32,   /* more than a document has */
	TEXTS_FIRST = 8192, /* initial capacity of the map */
	INTERNED_MOST = 32, /* bytes; longer strings seldom recur */
};

/* The letter of a cited number. */
enum { CITED = 'x' };

#define PDF_TYPE "application/pdf"

/* The brief says only whether a document has a PDF: its path is implied. */
#define HAS_PDF "pdf"

/* The letters of the numbers that a document acts on, one number per line. */
static const char RELATION_LETTERS[] = {[RELATION_CORRECTS] = 'c',
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

/* `good` is false once a field had a tab or a line end. */
struct brief_writer {
	struct buffer out;
	const struct members *issue, *entry;
	bool good;
};

static void
write_text(struct brief_writer *writer, const char *text)
{
	buffer_byte(&writer->out, '\t');
	if (text == NULL)
		return;
	writer->good &= strpbrk(text, "\t\n") == NULL;
	buffer_string(&writer->out, text);
}

static void
write_date(struct brief_writer *writer, struct date date)
{
	buffer_byte(&writer->out, '\t');
	if (date_is_given(date))
		buffer_format(&writer->out, "%04d-%02d-%02d", date.year,
		    date.month, date.day);
}

static void
write_field(struct brief_writer *writer, enum member_kind kind, const void *at)
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
write_line(struct brief_writer *writer, char letter,
    const struct members *members, const void *record)
{
	buffer_byte(&writer->out, letter);
	for (size_t i = 0; i < members->count; i++)
		write_field(writer, members->at[i].kind,
		    (const char *)record + members->at[i].offset);
	buffer_byte(&writer->out, '\n');
}

static void
write_names(
    struct brief_writer *writer, char letter, const struct strings *numbers)
{
	for (size_t i = 0; i < numbers->count; i++) {
		buffer_byte(&writer->out, letter);
		write_text(writer, numbers->at[i]);
		buffer_byte(&writer->out, '\n');
	}
}

static void
write_entry(struct brief_writer *writer, const struct entry *entry)
{
	const struct entry_citation *cites = entry->cites.at;
	struct entry written = *entry;

	written.file = entry->files.count > 0 ? HAS_PDF : NULL;
	write_line(writer, 'A', writer->entry, &written);
	for (int kind = 0; kind < RELATION_CITES; kind++)
		write_names(writer, RELATION_LETTERS[kind],
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
	struct brief_writer writer = {{.arena = arena},
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

/* The fields of a line. */
struct tsv_line {
	struct text at[FIELDS_MOST];
	size_t count;
};

/* State of reading a file: the issue and the entry are the current ones. */
struct brief_reader {
	struct briefs *briefs;
	struct text rest; /* the lines not yet read */
	int year;
	const struct members *issue_members, *entry_members;
	struct issue_entries *issues;
	struct issue_entry *issue;
	struct entry *entry;
	size_t list_room[RELATION_CITES];
};

/* False at the end, or if the line has too many fields. */
static bool
take_line(struct brief_reader *reader, struct tsv_line *line)
{
	struct text rest, field;

	line->count = 0;
	if (!text_take_ended(&reader->rest, '\n', &rest))
		return false;
	while (text_take_ended(&rest, '\t', &field)) {
		if (line->count + 1 == FIELDS_MOST)
			return false;
		line->at[line->count++] = field;
	}
	line->at[line->count++] = rest;
	return true;
}

/* The same numbers, authorities and types recur in many lines. */
static const char *
intern(struct briefs *briefs, struct text text)
{
	const char *kept;

	if (text.length > INTERNED_MOST)
		return arena_copy(briefs->arena, text.at, text.length);
	kept = map_find(briefs->texts, text);
	if (kept != NULL)
		return kept;
	kept = arena_copy(briefs->arena, text.at, text.length);
	map_add(briefs->texts, (struct text) {kept, text.length}, kept);
	return kept;
}

/* How many lines with this letter follow before one with a letter in `ends`. */
static size_t
lines_ahead(const struct brief_reader *reader, char letter, const char *ends)
{
	const char *line = reader->rest.at, *end = line + reader->rest.length;
	size_t count = 0;

	while (line < end && strchr(ends, line[0]) == NULL) {
		const char *next = memchr(line, '\n', (size_t)(end - line));

		count += line[0] == letter;
		line = next == NULL ? end : next + 1;
	}
	return count;
}

/* An empty field means that no date is given. */
static bool
read_date(struct text text, struct date *date)
{
	*date = (struct date) {0};
	return text.length == 0 || date_parse(text, date);
}

/* A number needs no terminating NUL: a tab or a line end follows it. */
static bool
read_field(struct briefs *briefs, struct text text, const struct member *member,
    void *at)
{
	const char **string = at;

	switch (member->kind) {
	case MEMBER_DATE:
		return read_date(text, at);
	case MEMBER_INT:
		*(int *)at = atoi(text.at);
		return true;
	case MEMBER_SIZE:
		*(size_t *)at = (size_t)strtoul(text.at, NULL, 10);
		return true;
	default:
		if (text.length == 0 && !member->required)
			return member->kind != MEMBER_PATH;
		*string = intern(briefs, text);
		return member->kind != MEMBER_PATH || path_is_plain(*string);
	}
}

/* Reads into the record, which is zeroed. */
static bool
read_fields(struct briefs *briefs, const struct tsv_line *line,
    const struct members *members, void *record)
{
	bool good = line->count == 1 + members->count;

	for (size_t i = 0; good && i < members->count; i++)
		good = read_field(briefs, line->at[1 + i], &members->at[i],
		    (char *)record + members->at[i].offset);
	return good;
}

static bool
read_issue(struct brief_reader *reader, const struct tsv_line *line)
{
	struct arena *arena = reader->briefs->arena;
	struct issue_entry *issue = arena_alloc(arena, sizeof *issue);

	if (!read_fields(reader->briefs, line, reader->issue_members, issue) ||
	    !date_is_given(issue->date))
		return false;
	issue->year = reader->year;
	issue->whole.path = arena_format(
	    arena, "%d/%s/%s", issue->year, issue->slug, issue->file);
	issue->whole.type = PDF_TYPE;
	issue->is_brief = true;
	issue_entries_add(arena, reader->issues, issue);
	issue->documents.at = arena_alloc(
	    arena, lines_ahead(reader, 'A', "V") * sizeof(struct entry));
	reader->issue = issue;
	reader->entry = issue->documents.at;
	return true;
}

static bool
read_entry(struct brief_reader *reader, const struct tsv_line *line)
{
	struct arena *arena = reader->briefs->arena;
	struct issue_entry *issue = reader->issue;
	struct entry_file *pdf;
	struct entry *entry;

	if (issue == NULL)
		return false;
	entry = (struct entry *)entry_at(issue, issue->documents.count++);
	if (!read_fields(reader->briefs, line, reader->entry_members, entry))
		return false;
	pdf = arena_alloc(arena, sizeof *pdf);
	*pdf = (struct entry_file) {.path = arena_format(arena, "%d/%s/%s.pdf",
					issue->year, issue->slug, entry->slug),
	    .type = PDF_TYPE};
	entry->files = (struct items) {pdf, entry->file != NULL};
	entry->file = NULL;
	entry->cites.at = arena_alloc(reader->briefs->cited,
	    lines_ahead(reader, CITED, "AV") * sizeof(struct entry_citation));
	reader->entry = entry;
	memset(reader->list_room, 0, sizeof reader->list_room);
	return true;
}

static bool
read_name(struct brief_reader *reader, const struct tsv_line *line,
    enum relation_kind kind)
{
	struct strings *names;

	if (reader->entry == NULL || line->count != 2)
		return false;
	names = (struct strings *)relation_numbers(reader->entry, kind);
	strings_add(reader->briefs->arena, names, &reader->list_room[kind],
	    intern(reader->briefs, line->at[1]));
	return true;
}

static bool
read_citation(struct brief_reader *reader, const struct tsv_line *line)
{
	struct entry *entry = reader->entry;
	struct entry_citation *cites;

	if (entry == NULL || line->count != 3)
		return false;
	cites = entry->cites.at;
	cites += entry->cites.count++;
	cites->number = intern(reader->briefs, line->at[1]);
	return read_date(line->at[2], &cites->date);
}

static bool
read_line(struct brief_reader *reader, const struct tsv_line *line)
{
	struct text letter = line->at[0];

	if (letter.length != 1)
		return false;
	switch (letter.at[0]) {
	case 'V':
		return read_issue(reader, line);
	case 'A':
		return read_entry(reader, line);
	case CITED:
		return read_citation(reader, line);
	}
	for (int kind = 0; kind < RELATION_CITES; kind++)
		if (letter.at[0] == RELATION_LETTERS[kind])
			return read_name(
			    reader, line, (enum relation_kind)kind);
	return false;
}

struct briefs *
briefs_new(struct arena *arena)
{
	struct briefs *briefs = arena_alloc(arena, sizeof *briefs);

	briefs->arena = arena;
	briefs->cited = arena_new();
	briefs->texts = map_new(briefs->cited, TEXTS_FIRST);
	return briefs;
}

void
briefs_forget(struct briefs *briefs, const struct issue_entries *issues)
{
	for (size_t i = 0; i < issues->count; i++) {
		const struct issue_entry *issue = issues->at[i];
		struct entry *entries = issue->documents.at;

		for (size_t j = 0;
		     issue->is_brief && j < issue->documents.count; j++)
			entries[j].cites = (struct items) {0};
	}
	arena_free(briefs->cited);
}

bool
brief_read(struct briefs *briefs, struct origin origin, struct text bytes,
    int year, struct issue_entries *issues)
{
	struct brief_reader reader = {.briefs = briefs,
	    .rest = bytes,
	    .year = year,
	    .issue_members = issue_entry_members(briefs->arena, IN_BRIEF),
	    .entry_members = entry_members(briefs->arena, IN_BRIEF),
	    .issues = issues};
	struct tsv_line line;

	while (take_line(&reader, &line))
		if (!read_line(&reader, &line))
			break;
	if (line.count == 0 && reader.rest.length == 0)
		return true;
	diag_error_at(origin.diag, origin.code, origin.path,
	    "is not a brief of a year's issues");
	return false;
}
