#include "base/diag.h"

#include <assert.h>
#include <jansson.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/terminal.h"
#include "base/translate.h"
#include "base/utf8.h"

static const char *const SEVERITIES[] = {
    N_("note"), N_("warning"), N_("error"), N_("error")};

/* What a diagnostic begins its parts with on a terminal, and what ends them. */
struct colours {
	const char *place, *severity, *end;
};

struct diag *
diag_new(struct arena *arena)
{
	struct diag *diag = arena_alloc(arena, sizeof *diag);

	diag->arena = arena;
	return diag;
}

static void
add(struct diag *diag, struct diag_entry entry, const char *format,
    va_list arguments)
{
	va_list again;
	int length;
	char *message;

	assert(
	    diag_code_meaning(entry.code)->severities & 1u << entry.severity);
	format = translate(format);
	va_copy(again, arguments);
	length = vsnprintf(NULL, 0, format, again);
	va_end(again);
	message = arena_alloc(diag->arena, (size_t)length + 1);
	vsnprintf(message, (size_t)length + 1, format, arguments);
	/* File names and system messages may contain arbitrary bytes. */
	entry.message = utf8_readable(diag->arena, message);
	if (entry.span.source != NULL)
		entry.path = entry.span.source->path;
	else if (entry.path != NULL)
		entry.path = arena_string(diag->arena, entry.path);
	if (entry.path != NULL)
		entry.path = utf8_readable(diag->arena, entry.path);
	diag->at = arena_more(
	    diag->arena, diag->at, diag->count, &diag->room, sizeof *diag->at);
	diag->at[diag->count++] = entry;
	diag->totals[entry.severity]++;
}

#define ADD(...)                                                               \
	do {                                                                   \
		va_list arguments;                                             \
                                                                               \
		va_start(arguments, format);                                   \
		add(diag, (struct diag_entry) {__VA_ARGS__}, format,           \
		    arguments);                                                \
		va_end(arguments);                                             \
	} while (0)

void
diag_error(struct diag *diag, enum diag_code code, struct span span,
    const char *format, ...)
{
	ADD(SEVERITY_ERROR, code, .span = span);
}

void
diag_warning(struct diag *diag, enum diag_code code, struct span span,
    const char *format, ...)
{
	ADD(SEVERITY_WARNING, code, .span = span);
}

void
diag_note(struct diag *diag, enum diag_code code, struct span span,
    const char *format, ...)
{
	ADD(SEVERITY_NOTE, code, .span = span);
}

void
diag_error_at(struct diag *diag, enum diag_code code, const char *path,
    const char *format, ...)
{
	ADD(SEVERITY_ERROR, code, .path = path);
}

void
diag_warning_at(struct diag *diag, enum diag_code code, const char *path,
    const char *format, ...)
{
	ADD(SEVERITY_WARNING, code, .path = path);
}

void
diag_note_at(struct diag *diag, enum diag_code code, const char *path,
    const char *format, ...)
{
	ADD(SEVERITY_NOTE, code, .path = path);
}

void
diag_failure(struct diag *diag, const char *path, const char *format, ...)
{
	ADD(SEVERITY_FAILURE, CODE_FAILURE, .path = path);
}

void
diag_accept(struct diag *diag, struct span span, const char *code, size_t line,
    const char *words)
{
	for (size_t i = 0; i < diag->accepted_count; i++) {
		const struct span *known = &diag->accepted[i].span;

		if (known->start == span.start &&
		    strcmp(known->source->path, span.source->path) == 0)
			return; /* the file was read before */
	}
	diag->accepted = arena_more(diag->arena, diag->accepted,
	    diag->accepted_count, &diag->accepted_room, sizeof *diag->accepted);
	diag->accepted[diag->accepted_count++] = (struct diag_acceptance) {
	    .span = span, .code = code, .line = line, .words = words};
}

static size_t
line_of(const struct diag_entry *entry)
{
	return source_place(entry->span.source, entry->span.start).line;
}

/* Is this a warning that the acceptance matches? */
static bool
matches(const struct diag_acceptance *accepted, const struct diag_entry *entry)
{
	struct text line;

	if (entry->severity != SEVERITY_WARNING || entry->span.source == NULL ||
	    strcmp(diag_code_name(entry->code), accepted->code) != 0 ||
	    strcmp(entry->path, accepted->span.source->path) != 0)
		return false;
	line = source_line(entry->span.source, line_of(entry));
	return text_find(line, accepted->words) < line.length;
}

static size_t
distance(size_t a, size_t b)
{
	return a < b ? b - a : a - b;
}

/* The index of the accepted warning; diag->count if there is none. */
static size_t
find_accepted(const struct diag *diag, const struct diag_acceptance *accepted)
{
	size_t found = diag->count, nearest = 0;

	for (size_t i = diag->printed; i < diag->count; i++) {
		size_t away;

		if (!matches(accepted, &diag->at[i]))
			continue;
		away = distance(line_of(&diag->at[i]), accepted->line);
		if (found < diag->count && away >= nearest)
			continue;
		found = i;
		nearest = away;
	}
	return found;
}

/* The same diagnostic, reported again when a text is read or typeset twice. */
static bool
is_same(const struct diag_entry *a, const struct diag_entry *b)
{
	return a->severity == b->severity && a->span.start == b->span.start &&
	    a->span.end == b->span.end && a->code == b->code &&
	    a->span.source != NULL && b->span.source != NULL &&
	    strcmp(a->path, b->path) == 0;
}

/* Drops accepted warnings from those that were not printed yet. */
static void
drop_accepted(struct diag *diag)
{
	for (size_t i = 0; i < diag->accepted_count; i++) {
		size_t found = find_accepted(diag, &diag->accepted[i]);
		struct diag_entry wanted;

		if (found == diag->count)
			continue;
		wanted = diag->at[found];
		for (size_t j = found; j < diag->count; j++) {
			if (!is_same(&diag->at[j], &wanted))
				continue;
			diag->at[j].severity = SEVERITY_ACCEPTED;
			diag->totals[SEVERITY_WARNING]--;
		}
	}
}

int
diag_exit_status(struct diag *diag, bool strict)
{
	drop_accepted(diag);
	if (diag->totals[SEVERITY_FAILURE] > 0)
		return 2;
	if (diag->totals[SEVERITY_ERROR] > 0)
		return 1;
	return strict && diag->totals[SEVERITY_WARNING] > 0 ? 1 : 0;
}

void
diag_check_accepted(struct diag *diag)
{
	size_t count = 0;

	for (size_t i = 0; i < diag->accepted_count; i++) {
		struct diag_acceptance accepted = diag->accepted[i];
		size_t found = find_accepted(diag, &accepted);
		bool last = i + 1 == diag->accepted_count ||
		    accepted.span.source != diag->accepted[i + 1].span.source;

		if (found == diag->count)
			diag_warning(diag, CODE_ACCEPT_UNUSED, accepted.span,
			    "no warning “%s” is in a line with these words",
			    accepted.code);
		else if (line_of(&diag->at[found]) != accepted.line)
			diag_note(diag, CODE_ACCEPT_LINE, accepted.span,
			    "this warning is now in line %zu",
			    line_of(&diag->at[found]));
		count += found < diag->count;
		if (last && count > 0)
			diag_note(diag, CODE_ACCEPTED, accepted.span,
			    "%zu warnings of this text are accepted", count);
		count = last ? 0 : count;
	}
}

void
diag_add_status(struct diag *diag, int status)
{
	diag->totals[status == 1 ? SEVERITY_ERROR : SEVERITY_FAILURE]++;
}

bool
diag_is_bad(const struct diag *diag)
{
	return diag->totals[SEVERITY_ERROR] + diag->totals[SEVERITY_FAILURE] >
	    0;
}

static struct colours
colours_of(enum diag_format format, enum severity severity)
{
	static const char *const COLOURS[] = {
	    TERMINAL_CYAN, TERMINAL_YELLOW, TERMINAL_RED, TERMINAL_RED};

	if (format != DIAG_COLOURED)
		return (struct colours) {"", "", ""};
	return (struct colours) {
	    TERMINAL_BOLD, COLOURS[severity], TERMINAL_END};
}

/* Tabs are kept so that the caret lines up with its character. */
static void
print_caret(
    FILE *out, struct colours colours, struct text line, size_t from, size_t to)
{
	size_t column = 1;

	fputs("      | ", out);
	while (line.length > 0 && column < from) {
		fputc(utf8_next(&line) == '\t' ? '\t' : ' ', out);
		column++;
	}
	fprintf(out, "%s^", colours.severity);
	for (column = from + 1; column < to; column++)
		fputc('~', out);
	fprintf(out, "%s\n", colours.end);
}

/*
 * A table row or a paragraph may be thousands of characters on one line: only
 * the part around the column is shown, after "…" if its start is cut off.
 */
static struct text
window(struct text line, size_t *from, size_t *to, bool *cut)
{
	enum { WIDTH = 96, BEFORE = 40 };
	struct text start = line, end;
	size_t skip = *from > BEFORE + 1 ? *from - BEFORE - 1 : 0;

	*cut = false;
	if (utf8_count(line) <= WIDTH)
		return line;
	for (size_t i = 0; i < skip; i++)
		utf8_next(&start);
	end = start;
	for (size_t i = 0; i < WIDTH && end.length > 0; i++)
		utf8_next(&end);
	*from -= skip;
	*to -= skip;
	if (*to > WIDTH + 1)
		*to = WIDTH + 1;
	*cut = skip > 0;
	start.length -= end.length;
	return start;
}

static void
print_line(FILE *out, struct colours colours, struct span span,
    struct place start, struct place end)
{
	struct text line = source_line(span.source, start.line);
	size_t from = start.column, to = end.column;
	bool cut;

	if (end.line != start.line)
		to = utf8_count(line) + 1;
	line = window(line, &from, &to, &cut);
	fprintf(out, "%5zu | %s" TEXT "\n", start.line, cut ? "…" : "",
	    TEXT_OF(line));
	if (cut) {
		from++;
		to++;
	}
	print_caret(out, colours, line, from, to);
}

static void
print_text(FILE *out, const struct diag_entry *entry, struct colours colours)
{
	const char *severity = translate(SEVERITIES[entry->severity]);
	const char *path = entry->path == NULL ? "congbao" : entry->path;
	struct place start, end;

	if (entry->severity == SEVERITY_FAILURE) {
		fprintf(out, "%s%s:%s %s\n", colours.place, path, colours.end,
		    entry->message);
		return;
	}
	if (entry->span.source == NULL) {
		fprintf(out, "%s%s:%s %s%s:%s %s [%s]\n", colours.place, path,
		    colours.end, colours.severity, severity, colours.end,
		    entry->message, diag_code_name(entry->code));
		return;
	}
	start = source_place(entry->span.source, entry->span.start);
	end = source_place(entry->span.source, entry->span.end);
	fprintf(out, "%s%s:%zu:%zu:%s %s%s:%s %s [%s]\n", colours.place, path,
	    start.line, start.column, colours.end, colours.severity, severity,
	    colours.end, entry->message, diag_code_name(entry->code));
	print_line(out, colours, entry->span, start, end);
}

static void
print_json(FILE *out, const struct diag_entry *entry)
{
	json_t *object = json_pack("{s:s?, s:s, s:s, s:s}", "path", entry->path,
	    "severity",
	    entry->severity == SEVERITY_FAILURE ? "failure"
						: SEVERITIES[entry->severity],
	    "code", diag_code_name(entry->code), "message", entry->message);

	if (object == NULL)
		abort();
	if (entry->span.source != NULL) {
		struct place start, end;

		start = source_place(entry->span.source, entry->span.start);
		end = source_place(entry->span.source, entry->span.end);
		json_object_set_new(
		    object, "line", json_integer((json_int_t)start.line));
		json_object_set_new(
		    object, "column", json_integer((json_int_t)start.column));
		json_object_set_new(
		    object, "end_line", json_integer((json_int_t)end.line));
		json_object_set_new(
		    object, "end_column", json_integer((json_int_t)end.column));
	}
	json_dumpf(object, out, JSON_COMPACT);
	fputc('\n', out);
	json_decref(object);
}

/* Workflow commands end at a line feed; a property also at , and :. */
static void
print_escaped(FILE *out, const char *text, bool property)
{
	for (; *text != '\0'; text++) {
		if (*text == '%' || *text == '\n' || *text == '\r' ||
		    (property && (*text == ',' || *text == ':')))
			fprintf(out, "%%%02X", (unsigned char)*text);
		else
			fputc(*text, out);
	}
}

static void
print_github(FILE *out, const struct diag_entry *entry)
{
	const char *severity = entry->severity == SEVERITY_NOTE
	    ? "notice"
	    : SEVERITIES[entry->severity];

	fprintf(out, "::%s ", severity);
	if (entry->path != NULL) {
		fputs("file=", out);
		print_escaped(out, entry->path, true);
		fputc(',', out);
	}
	if (entry->span.source != NULL) {
		struct place start, end;

		start = source_place(entry->span.source, entry->span.start);
		end = source_place(entry->span.source, entry->span.end);
		fprintf(out, "line=%zu,endLine=%zu,col=%zu,", start.line,
		    end.line, start.column);
	}
	fputs("title=", out);
	print_escaped(out, diag_code_name(entry->code), true);
	fputs("::", out);
	print_escaped(out, entry->message, false);
	fputc('\n', out);
}

static int
compare_numbers(size_t a, size_t b)
{
	return a < b ? -1 : a > b;
}

/* By path and position. Stable: entries are compared by address last. */
static int
compare(const void *left, const void *right)
{
	const struct diag_entry *const *a = left, *const *b = right;
	int order = strcmp((*a)->path == NULL ? "" : (*a)->path,
	    (*b)->path == NULL ? "" : (*b)->path);

	if (order == 0)
		order = compare_numbers((*a)->span.start, (*b)->span.start);
	if (order == 0)
		order = *a < *b ? -1 : *a > *b;
	return order;
}

/* Text that is typeset twice, such as a title, reports its errors once. */
static bool
is_repeated(const struct diag_entry *before, const struct diag_entry *entry)
{
	return before->span.source != NULL &&
	    before->span.source == entry->span.source &&
	    before->span.start == entry->span.start &&
	    before->span.end == entry->span.end &&
	    before->code == entry->code &&
	    strcmp(before->message, entry->message) == 0;
}

void
diag_print(struct diag *diag, FILE *out, enum diag_format format)
{
	size_t count = 0;
	struct diag_entry **order = arena_alloc(diag->arena,
	    (diag->count - diag->printed) * sizeof(struct diag_entry *));

	drop_accepted(diag);
	for (size_t i = diag->printed; i < diag->count; i++)
		if (diag->at[i].severity != SEVERITY_ACCEPTED)
			order[count++] = &diag->at[i];
	qsort(order, count, sizeof(struct diag_entry *), compare);
	for (size_t i = 0; i < count; i++) {
		if (i > 0 && is_repeated(order[i - 1], order[i]))
			continue;
		switch (format) {
		case DIAG_TEXT:
		case DIAG_COLOURED:
			print_text(out, order[i],
			    colours_of(format, order[i]->severity));
			break;
		case DIAG_JSON:
			print_json(out, order[i]);
			break;
		case DIAG_GITHUB:
			print_github(out, order[i]);
			break;
		}
	}
	diag->printed = diag->count;
}
