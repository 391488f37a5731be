#include "catalog/brief.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/diag.h"
#include "base/path.h"
#include "catalog/archive.h"

enum {
	FIELDS_MOST = 16,
	LISTS = RELATION_CITES, /* of numbers that a document acts on */
};

/* Of each kind of relation, but those of the text. */
static const char LETTERS[] = {[RELATION_CORRECTS] = 'c',
    [RELATION_AMENDS] = 'm',
    [RELATION_REPEALS] = 'r',
    [RELATION_REPEALS_PARTLY] = 'p',
    [RELATION_SUSPENDS] = 's',
    [RELATION_SUSPENDS_PARTLY] = 't',
    [RELATION_CONSOLIDATES] = 'h'};

#define PDF_TYPE "application/pdf"

const char *
brief_path(struct arena *arena, int year)
{
	return arena_format(arena, "ban-ghi/%d.tsv", year);
}

/* A line that is written; a field with a tab or a line end spoils it. */
struct writer {
	struct buffer out;
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
write_number(struct writer *writer, long number)
{
	buffer_format(&writer->out, "\t%ld", number);
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
	const char *const texts[] = {entry->slug, entry->number, entry->type,
	    entry->authority, entry->part, entry->field, entry->title};
	const struct entry_citation *cites = entry->cites.at;

	buffer_byte(&writer->out, 'A');
	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
		write_text(writer, texts[i]);
	write_date(writer, entry->date);
	write_date(writer, entry->received);
	write_date(writer, entry->effective);
	write_text(writer, entry->signer.name);
	write_number(writer, entry->pages.first);
	write_number(writer, entry->pages.last);
	write_date(writer, entry->expires);
	write_text(writer, entry->files.count > 0 ? "pdf" : NULL);
	buffer_byte(&writer->out, '\n');
	for (int kind = 0; kind < LISTS; kind++)
		write_names(writer, LETTERS[kind],
		    relation_numbers(entry, (enum relation_kind)kind));
	for (size_t i = 0; i < entry->cites.count; i++) {
		buffer_byte(&writer->out, 'x');
		write_text(writer, cites[i].number);
		write_date(writer, cites[i].date);
		buffer_byte(&writer->out, '\n');
	}
}

static const char *
file_name(const char *path)
{
	const char *slash = path == NULL ? NULL : strrchr(path, '/');

	return slash == NULL ? path : slash + 1;
}

static void
write_issue(struct writer *writer, const struct issue_entry *issue)
{
	buffer_byte(&writer->out, 'V');
	write_number(writer, issue->first);
	write_number(writer, issue->last);
	write_text(writer, issue->label);
	write_text(writer, issue->slug);
	write_date(writer, issue->date);
	write_number(writer, (long)issue->pages);
	write_text(writer, issue->notes);
	write_text(writer, file_name(issue->whole.path));
	buffer_byte(&writer->out, '\n');
	for (size_t i = 0; i < issue->documents.count; i++)
		write_entry(writer, entry_at(issue, i));
}

bool
brief_write(
    struct arena *arena, const struct issue_entries *issues, struct text *bytes)
{
	struct writer writer = {{.arena = arena}, true};

	for (size_t i = 0; i < issues->count; i++)
		write_issue(&writer, issues->at[i]);
	*bytes = buffer_text(&writer.out);
	return writer.good;
}

/* A line taken apart. */
struct fields {
	const char *at[FIELDS_MOST];
	size_t count;
};

/* Volumes that are being read; lists grow until the next thing begins. */
struct reader {
	struct arena *arena;
	int year;
	struct issue_entries *issues;
	struct issue_entry *issue;
	struct entry *entries, *entry;
	size_t room, entry_room[LISTS], cite_room;
};

/* Of the file's own bytes: each field ends where its tab was. */
static bool
take_line(char **rest, struct fields *fields)
{
	char *line = *rest, *end = strchr(line, '\n');

	fields->count = 0;
	if (end == NULL)
		return false;
	*end = '\0';
	*rest = end + 1;
	while (line != NULL && fields->count < FIELDS_MOST) {
		char *tab = strchr(line, '\t');

		if (tab != NULL)
			*tab++ = '\0';
		fields->at[fields->count++] = line;
		line = tab;
	}
	return line == NULL;
}

static const char *
text_or_none(const char *text)
{
	return text[0] == '\0' ? NULL : text;
}

/* An empty one is not given. */
static bool
read_date(const char *text, struct date *date)
{
	*date = (struct date) {0};
	return text[0] == '\0' || date_parse(text_of(text), date);
}

static bool
read_issue(struct reader *reader, const struct fields *fields)
{
	struct arena *arena = reader->arena;
	struct issue_entry *issue = arena_alloc(arena, sizeof *issue);
	const char *slug;

	if (fields->count != 9 || !path_is_plain(fields->at[4]) ||
	    !path_is_plain(fields->at[8]))
		return false;
	slug = fields->at[4];
	*issue = (struct issue_entry) {.year = reader->year,
	    .first = atoi(fields->at[1]),
	    .last = atoi(fields->at[2]),
	    .label = fields->at[3],
	    .slug = slug,
	    .pages = (size_t)strtoul(fields->at[6], NULL, 10),
	    .notes = text_or_none(fields->at[7]),
	    .whole = {.path = arena_format(
			  arena, "%d/%s/%s", reader->year, slug, fields->at[8]),
		.type = PDF_TYPE},
	    .is_brief = true};
	issue_entries_add(arena, reader->issues, issue);
	reader->issue = issue;
	reader->entries = reader->entry = NULL;
	reader->room = 0;
	return read_date(fields->at[5], &issue->date) &&
	    date_is_given(issue->date);
}

static bool
read_entry(struct reader *reader, const struct fields *fields)
{
	struct arena *arena = reader->arena;
	struct issue_entry *issue = reader->issue;
	struct entry_file *pdf;
	struct entry *entry;

	if (fields->count != 16 || issue == NULL ||
	    !path_is_plain(fields->at[1]))
		return false;
	reader->entries = arena_more(arena, reader->entries,
	    issue->documents.count, &reader->room, sizeof *reader->entries);
	entry = &reader->entries[issue->documents.count++];
	issue->documents.at = reader->entries;
	pdf = arena_alloc(arena, sizeof *pdf);
	*pdf =
	    (struct entry_file) {.path = arena_format(arena, "%d/%s/%s.pdf",
				     issue->year, issue->slug, fields->at[1]),
		.type = PDF_TYPE};
	*entry = (struct entry) {.slug = fields->at[1],
	    .number = fields->at[2],
	    .type = fields->at[3],
	    .authority = fields->at[4],
	    .part = fields->at[5],
	    .field = text_or_none(fields->at[6]),
	    .title = fields->at[7],
	    .signer = {.name = text_or_none(fields->at[11])},
	    .pages = {atoi(fields->at[12]), atoi(fields->at[13])},
	    .files = {pdf, fields->at[15][0] != '\0'}};
	reader->entry = entry;
	memset(reader->entry_room, 0, sizeof reader->entry_room);
	reader->cite_room = 0;
	return read_date(fields->at[8], &entry->date) &&
	    read_date(fields->at[9], &entry->received) &&
	    read_date(fields->at[10], &entry->effective) &&
	    read_date(fields->at[14], &entry->expires);
}

static bool
read_name(struct reader *reader, const struct fields *fields, size_t kind)
{
	struct entry *entry = reader->entry;
	struct strings *list;

	if (entry == NULL || fields->count != 2)
		return false;
	list =
	    (struct strings *)relation_numbers(entry, (enum relation_kind)kind);
	list->at = arena_more(reader->arena, list->at, list->count,
	    &reader->entry_room[kind], sizeof *list->at);
	list->at[list->count++] = fields->at[1];
	return true;
}

static bool
read_citation(struct reader *reader, const struct fields *fields)
{
	struct entry *entry = reader->entry;
	struct entry_citation *cites;

	if (entry == NULL || fields->count != 3)
		return false;
	cites = arena_more(reader->arena, entry->cites.at, entry->cites.count,
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
	const char *kind;

	if (letter[0] == '\0' || letter[1] != '\0')
		return false;
	switch (letter[0]) {
	case 'V':
		return read_issue(reader, fields);
	case 'A':
		return read_entry(reader, fields);
	case 'x':
		return read_citation(reader, fields);
	default:
		kind = memchr(LETTERS, letter[0], sizeof LETTERS);
		return kind != NULL &&
		    read_name(reader, fields, (size_t)(kind - LETTERS));
	}
}

bool
brief_read(struct arena *arena, struct origin origin, struct text bytes,
    int year, struct issue_entries *issues)
{
	struct reader reader = {.arena = arena, .year = year, .issues = issues};
	char *rest = arena_copy(arena, bytes.at, bytes.length);
	struct fields fields;

	while (take_line(&rest, &fields))
		if (!read_line(&reader, &fields))
			break;
	if (fields.count == 0 && rest[0] == '\0')
		return true;
	diag_error_at(origin.diag, origin.code, origin.path,
	    "is no brief of the issues of a year");
	return false;
}
