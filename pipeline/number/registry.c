#include "number/registry.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/draft.h"
#include "base/file.h"
#include "base/translate.h"
#include "base/utf8.h"
#include "number/register_conflict.h"

struct digest
registry_no_chain(void)
{
	struct digest digest;

	memset(digest.hex, '0', sizeof digest.hex - 1);
	digest.hex[sizeof digest.hex - 1] = '\0';
	return digest;
}

struct digest
registry_chain(struct arena *arena, struct digest before, struct text fields)
{
	return digest_of(text_of(
	    arena_format(arena, "%s\n" TEXT, before.hex, TEXT_OF(fields))));
}

static bool
wrong(struct diag *diag, struct span span, const char *why)
{
	diag_error(diag, CODE_REGISTER_FORM, span, "%s", why);
	return false;
}

/* "12" or consecutive numbers, "12+13" */
static bool
parse_numbers(const char *text, struct register_line *line)
{
	char *end;
	long number = strtol(text, &end, 10), next;

	if (number < 1 || number > 9999 || end == text)
		return false;
	line->first = line->last = (int)number;
	while (*end == '+') {
		text = end + 1;
		next = strtol(text, &end, 10);
		if (end == text || next != line->last + 1)
			return false;
		line->last++;
	}
	return *end == '\0';
}

static bool
parse_line(struct arena *arena, struct diag *diag, struct register_line *line,
    struct digest before)
{
	const char *fields[REGISTER_FIELDS];
	struct text text = span_text(line->span);

	if (text_split(arena, text, '\t', fields, REGISTER_FIELDS) !=
	    REGISTER_FIELDS)
		return wrong(diag, line->span,
		    _("a line of the register has five fields separated by "
		      "tabs"));
	if (!parse_numbers(fields[0], line))
		return wrong(diag, line->span,
		    _("the line begins with a number or with numbers that "
		      "follow one another, as 12+13"));
	if (!date_parse(text_of(fields[1]), &line->date) ||
	    !date_is_real(line->date))
		return wrong(diag, line->span,
		    _("the second field is a date such as 2022-01-18"));
	line->directory = fields[2];
	line->documents = fields[3];
	line->chain = registry_chain(arena, before,
	    text_part(text, 0, text.length - strlen(fields[4]) - 1));
	if (strcmp(line->chain.hex, fields[4]) == 0)
		return true;
	diag_error(diag, CODE_REGISTER_CHAIN, line->span,
	    "the register was changed here: this line, or one before it, is "
	    "not what was written; restore the register from the history");
	return false;
}

static bool
follows(struct diag *diag, const struct registry *registry,
    const struct register_line *line)
{
	const struct register_line *before =
	    registry->count == 0 ? NULL : &registry->at[registry->count - 1];
	int next = registry_next(registry);
	bool good = true;

	if (line->first != next) {
		diag_error(diag, CODE_REGISTER_ORDER, line->span,
		    "number %d where %d should follow", line->first, next);
		good = false;
	}
	if (line->date.year != registry->year) {
		diag_error(diag, CODE_REGISTER_ORDER, line->span,
		    "a date of %d in the register of %d", line->date.year,
		    registry->year);
		good = false;
	}
	if (before != NULL && date_compare(line->date, before->date) < 0) {
		diag_error(diag, CODE_REGISTER_ORDER, line->span,
		    "dated before the number above it");
		good = false;
	}
	if (registry_find(registry, line->directory) != NULL) {
		diag_error(diag, CODE_REGISTER_ORDER, line->span,
		    "%s has a number already", line->directory);
		good = false;
	}
	return good;
}

static void
add(struct arena *arena, struct registry *registry, struct register_line line)
{
	registry->at = arena_more(arena, registry->at, registry->count,
	    &registry->room, sizeof *registry->at);
	registry->at[registry->count++] = line;
}

static bool
parse_lines(struct arena *arena, struct diag *diag, struct registry *registry)
{
	const struct source *source = registry->source;
	struct digest before = registry_no_chain();
	bool good = true;

	for (size_t i = 0; i < source->line_count; i++) {
		size_t start = source->lines[i];
		struct text text = source_line(source, i + 1);
		struct register_line line = {
		    .span = span_at(source, start, start + text.length)};

		if (text.length == 0 && i + 1 == source->line_count &&
		    source->text.length == 0)
			break;
		if (!parse_line(arena, diag, &line, before))
			return false;
		good &= follows(diag, registry, &line);
		add(arena, registry, line);
		before = line.chain;
	}
	return good;
}

struct registry *
registry_parse(struct arena *arena, struct diag *diag, const char *path,
    int year, struct text bytes)
{
	struct registry *registry = arena_alloc(arena, sizeof *registry);

	registry->year = year;
	registry->path = path;
	registry->source = source_of(arena, diag, path, bytes);
	if (registry->source == NULL ||
	    !register_conflict_check(arena, diag, registry->source))
		return NULL;
	if (bytes.length > 0 && bytes.at[bytes.length - 1] != '\n') {
		diag_error(diag, CODE_REGISTER_FORM,
		    span_at(registry->source, registry->source->text.length,
			registry->source->text.length),
		    "the last line has no line end: it was not written whole");
		return NULL;
	}
	return parse_lines(arena, diag, registry) ? registry : NULL;
}

struct registry *
registry_load(
    struct arena *arena, struct diag *diag, const char *directory, int year)
{
	const char *path = file_join(arena, directory, "register");
	struct registry *registry;
	struct text bytes;
	bool there;

	if (!file_is_no_link(diag, path) ||
	    !file_read_if_there(arena, diag, path, &bytes, &there))
		return NULL;
	if (there && bytes.length == 0) {
		diag_error_at(diag, CODE_REGISTER_FORM, path,
		    "the register is empty: restore it from the history; a "
		    "year without numbers has no register");
		return NULL;
	}
	registry = registry_parse(arena, diag, path, year, bytes);
	if (registry != NULL) {
		registry->on_disk = bytes;
		registry->is_on_disk = there;
	}
	return registry;
}

const struct register_line *
registry_find(const struct registry *registry, const char *directory)
{
	for (size_t i = 0; i < registry->count; i++)
		if (strcmp(registry->at[i].directory, directory) == 0)
			return &registry->at[i];
	return NULL;
}

const struct register_line *
registry_find_number(const struct registry *registry, int number)
{
	for (size_t i = 0; registry != NULL && i < registry->count; i++)
		if (registry->at[i].first <= number &&
		    number <= registry->at[i].last)
			return &registry->at[i];
	return NULL;
}

struct registry *
registry_of_year(struct registry *const *registries, size_t count, int year)
{
	for (size_t i = 0; i < count; i++)
		if (registries[i]->year == year)
			return registries[i];
	return NULL;
}

int
registry_next(const struct registry *registry)
{
	return registry->count == 0
	    ? 1
	    : registry->at[registry->count - 1].last + 1;
}

/*
 * The register is composed when it is loaded (base/source.h), so a decomposed
 * name would not be found again.
 */
static bool
is_name(struct arena *arena, struct text text)
{
	if (utf8_valid_length(text) < text.length ||
	    utf8_compose(arena, text).at != text.at)
		return false;
	while (text.length > 0) {
		uint32_t c = utf8_next(&text);

		if (c == '\t' || c == '\n' || utf8_is_control(c))
			return false;
	}
	return true;
}

bool
registry_may_append(struct arena *arena, struct diag *diag,
    const struct registry *registry, const struct register_line *line)
{
	const struct register_line *last =
	    registry->count == 0 ? NULL : &registry->at[registry->count - 1];

	if (!is_name(arena, text_of(line->directory))) {
		diag_error_at(diag, CODE_ISSUE_NAME, registry->path,
		    "the register cannot hold the directory's name “%s”: "
		    "rename it, in UTF-8 with composed accents and without "
		    "tabs and line ends",
		    line->directory);
		return false;
	}
	if (line->date.year != registry->year) {
		diag_error_at(diag, CODE_REGISTER_ORDER, registry->path,
		    "%s would be dated %04d-%02d-%02d, in the register of %d; "
		    "give its date in issue.yaml or by --date",
		    line->directory, line->date.year, line->date.month,
		    line->date.day, registry->year);
		return false;
	}
	if (last == NULL || date_compare(line->date, last->date) >= 0)
		return true;
	diag_error(diag, CODE_REGISTER_ORDER, last->span,
	    "%s would follow this number with an earlier date, "
	    "%04d-%02d-%02d",
	    line->directory, line->date.year, line->date.month, line->date.day);
	return false;
}

static char *
fields_of(struct arena *arena, const struct register_line *line)
{
	struct buffer out = {.arena = arena};

	for (int number = line->first; number <= line->last; number++)
		buffer_format(
		    &out, "%s%d", number == line->first ? "" : "+", number);
	buffer_format(&out, "\t%04d-%02d-%02d\t%s\t%s", line->date.year,
	    line->date.month, line->date.day, line->directory, line->documents);
	return out.at;
}

/* Replaces the content in memory; the state of the file is kept. */
static void
replace(struct registry *registry, struct registry *by)
{
	by->on_disk = registry->on_disk;
	by->is_on_disk = registry->is_on_disk;
	by->has_changed = true;
	*registry = *by;
}

bool
registry_append(struct arena *arena, struct diag *diag,
    struct registry *registry, struct register_line *line, int numbers)
{
	struct digest before = registry->count == 0
	    ? registry_no_chain()
	    : registry->at[registry->count - 1].chain;
	struct registry *longer;
	struct buffer whole = {.arena = arena};
	const char *fields;

	line->first = registry_next(registry);
	line->last = line->first + numbers - 1;
	fields = fields_of(arena, line);
	line->chain = registry_chain(arena, before, text_of(fields));
	buffer_add(&whole, registry->source->text);
	buffer_format(&whole, "%s\t%s\n", fields, line->chain.hex);
	longer = registry_parse(
	    arena, diag, registry->path, registry->year, buffer_text(&whole));
	if (longer == NULL)
		return false;
	replace(registry, longer);
	return true;
}

/* The remaining lines were valid when they were loaded. */
void
registry_drop(struct arena *arena, struct registry *registry, size_t count)
{
	size_t end = count == 0
	    ? registry->source->text.length
	    : registry->at[registry->count - count].span.start;
	struct registry *shorter =
	    registry_parse(arena, diag_new(arena), registry->path,
		registry->year, text_part(registry->source->text, 0, end));

	assert(shorter != NULL);
	replace(registry, shorter);
}

/* Other runs respect the lock, but users and git do not. */
static bool
is_as_read(
    struct arena *arena, struct diag *diag, const struct registry *registry)
{
	struct text bytes;
	bool there;

	if (!file_read_if_there(arena, diag, registry->path, &bytes, &there))
		return false;
	if (there == registry->is_on_disk &&
	    text_equal(bytes, registry->on_disk))
		return true;
	diag_failure(diag, registry->path,
	    "has been changed since it was read: nothing was written; begin "
	    "again");
	return false;
}

static bool
write_text(struct diag *diag, const struct registry *registry)
{
	struct text text = registry->source->text;

	return text.length > 0 ? file_write(diag, registry->path, text)
			       : file_remove(diag, registry->path);
}

bool
registry_save(struct diag *diag, struct registry *registry)
{
	struct arena *arena;
	bool good;

	if (!registry->has_changed)
		return true;
	arena = arena_new();
	good =
	    draft_remove_stale(diag, file_directory(arena, registry->path)) &&
	    is_as_read(arena, diag, registry) && write_text(diag, registry);
	arena_free(arena);
	if (good) {
		registry->on_disk = registry->source->text;
		registry->is_on_disk = registry->source->text.length > 0;
		registry->has_changed = false;
	}
	return good;
}
