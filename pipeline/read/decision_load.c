#include "read/decision_load.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/translate.h"
#include "base/utf8.h"
#include "read/characters.h"
#include "read/decision.h"
#include "read/dialect.h"
#include "read/markdown.h"
#include "read/merge.h"
#include "read/order.h"
#include "read/pasted.h"
#include "read/personal.h"
#include "read/placeholder.h"
#include "read/properties.h"
#include "read/relation.h"
#include "read/requisites.h"
#include "read/structure.h"
#include "read/validity.h"

enum { FRONT = 2048 }; /* bytes to read first; most front matter fits */

static const struct field SIGNER_FIELDS[] = {
    {"capacity", FIELD_VALUE, offsetof(struct signer, capacity)},
    {"on_behalf", FIELD_VALUE, offsetof(struct signer, on_behalf)},
    {"position", FIELD_VALUE, offsetof(struct signer, position), true},
    {"name", FIELD_VALUE, offsetof(struct signer, name), true},
};

static const struct fields SIGNER = {SIGNER_FIELDS,
    sizeof SIGNER_FIELDS / sizeof SIGNER_FIELDS[0], sizeof(struct signer)};

#define ACCEPTED_AT(member) offsetof(struct accepted, member)

static const struct field ACCEPTED_FIELDS[] = {
    {"code", FIELD_VALUE, ACCEPTED_AT(code), true},
    {"line", FIELD_NUMBER, ACCEPTED_AT(line), true, .least = 1,
	.most = 9999999},
    {"words", FIELD_VALUE, ACCEPTED_AT(words), true},
    {NULL, FIELD_SPAN, ACCEPTED_AT(span)},
};

static const struct fields ACCEPTED = {ACCEPTED_FIELDS,
    sizeof ACCEPTED_FIELDS / sizeof ACCEPTED_FIELDS[0],
    sizeof(struct accepted)};

#define AT(member) offsetof(struct decision, member)

static const struct field DECISION_FIELDS[] = {
    {"number", FIELD_VALUE, AT(number), true},
    {"type", FIELD_VALUE, AT(type), true},
    {"authority", FIELD_VALUE, AT(authority), true},
    {"place", FIELD_VALUE, AT(place), true},
    {"date", FIELD_DATED, AT(date), true},
    {"received", FIELD_DATED, AT(received)},
    {"effective", FIELD_EFFECTIVE, AT(effective)},
    {"expires", FIELD_DATED, AT(expires)},
    {"field", FIELD_VALUE, AT(field)},
    {"corrects", FIELD_VALUES, AT(corrects)},
    {"amends", FIELD_VALUES, AT(amends)},
    {"repeals", FIELD_VALUES, AT(repeals)},
    {"suspends", FIELD_VALUES, AT(suspends)},
    {"consolidates", FIELD_VALUES, AT(consolidates)},
    {"title", FIELD_VALUE, AT(title), true},
    {"signer", FIELD_GROUP, AT(signer), true, .group = &SIGNER},
    {"recipients", FIELD_VALUES, AT(recipients)},
    {"accept", FIELD_LIST, AT(accepted), .group = &ACCEPTED},
};

const struct fields DECISION_PROPERTIES = {DECISION_FIELDS,
    sizeof DECISION_FIELDS / sizeof DECISION_FIELDS[0],
    sizeof(struct decision)};

/* The length of the first line, including its line feed. */
static size_t
line_length(struct text text)
{
	const char *end = memchr(text.at, '\n', text.length);

	return end == NULL ? text.length : (size_t)(end - text.at) + 1;
}

static bool
is_fence(struct text line)
{
	return text_is(text_trim(line), "---") && line.at[0] == '-';
}

/* Splits the source into front matter, between two lines of ---, and body. */
static bool
split(struct diag *diag, const struct source *source, struct span *front,
    struct span *body)
{
	struct text text = source->text;
	size_t first = line_length(text), at = first;

	if (text.length == 0 || !is_fence(text_part(text, 0, first))) {
		diag_error(diag, CODE_FRONT_MATTER,
		    span_at(source, 0, first > 0 ? first - 1 : 0),
		    "a decision begins with its properties between two lines "
		    "of ---");
		return false;
	}
	while (at < text.length) {
		struct text rest = text_part(text, at, text.length);
		size_t length = line_length(rest);

		if (is_fence(text_part(rest, 0, length))) {
			*front = span_at(source, first, at);
			*body = span_at(source, at + length, text.length);
			return true;
		}
		at += length;
	}
	diag_error(diag, CODE_FRONT_MATTER, (struct span) {source, 0, 3},
	    N_("the properties that begin here have no line of --- below "
	       "them"));
	return false;
}

static void
check_number(struct diag *diag, struct value number, struct symbol *symbol)
{
	if (number.text == NULL || symbol_parse(text_of(number.text), symbol))
		return;
	diag_error(diag, CODE_NUMBER_FORM, number.span,
	    "“%s” is not a document number; write it as 12/2022/QĐ-UBND or "
	    "215/QĐ-UBND",
	    number.text);
}

static void
check_dates(struct diag *diag, const struct decision *decision)
{
	if (!date_is_given(decision->date.date))
		return;
	if (date_is_given(decision->received.date) &&
	    date_compare(decision->received.date, decision->date.date) < 0)
		diag_error(diag, CODE_DATE_ORDER, decision->received.span,
		    "received before it was signed");
	if (date_is_given(decision->effective.date) &&
	    date_compare(decision->effective.date, decision->date.date) < 0)
		diag_warning(diag, CODE_DATE_ORDER, decision->effective.span,
		    "in force before it was signed");
	if (date_is_given(decision->expires.date) &&
	    date_compare(decision->expires.date,
		date_is_given(decision->effective.date)
		    ? decision->effective.date
		    : decision->date.date) < 0)
		diag_error(diag, CODE_DATE_ORDER, decision->expires.span,
		    "out of force before it is in force");
}

/* Properties are plain text, so Markdown in them would be printed. */
static void
check_markup(struct diag *diag, struct value value)
{
	static const char *const MARKS[] = {
	    "**", "<sup>", "<sub>", "<br>", "<b>", "<i>", "&amp;"};
	struct text text = {0};

	if (value.text != NULL)
		text = text_of(value.text);
	for (size_t i = 0; i < sizeof MARKS / sizeof MARKS[0]; i++) {
		if (text_find(text, MARKS[i]) == text.length)
			continue;
		diag_warning(diag, CODE_VALUE_MARKUP, value.span,
		    "“%s” has no meaning in a property and is printed as it "
		    "stands",
		    MARKS[i]);
		return;
	}
}

static void
check_recipients(struct diag *diag, const struct values *recipients)
{
	for (size_t i = 0; i < recipients->count; i++) {
		const struct value *value = &recipients->at[i];

		check_markup(diag, *value);
		if (value->text != NULL && value->text[0] == '-')
			diag_warning(diag, CODE_RECIPIENT_DASH, value->span,
			    "a dash is printed before each recipient; take "
			    "this one out");
	}
}

static void
accept_warnings(struct diag *diag, const struct decision *decision)
{
	const struct accepted *accepted = decision->accepted.at;

	for (size_t i = 0; i < decision->accepted.count; i++)
		if (accepted[i].code.text != NULL &&
		    accepted[i].words.text != NULL)
			diag_accept(diag, accepted[i].span,
			    accepted[i].code.text, (size_t)accepted[i].line,
			    accepted[i].words.text);
}

static void
read_properties(struct arena *arena, struct diag *diag,
    struct decision *decision, struct span front)
{
	struct yaml *properties = properties_parse(arena, diag, front);

	if (properties != NULL)
		fields_read(
		    arena, diag, &DECISION_PROPERTIES, properties, decision);
	check_number(diag, decision->number, &decision->symbol);
	relation_read(arena, diag, &decision->corrects, NULL);
	relation_read(arena, diag, &decision->amends, NULL);
	relation_read(
	    arena, diag, &decision->repeals, &decision->repeals_partly);
	relation_read(
	    arena, diag, &decision->suspends, &decision->suspends_partly);
	relation_read(arena, diag, &decision->consolidates, NULL);
	if (decision->effective.signing)
		decision->effective.date = decision->date.date;
	check_markup(diag, decision->title);
	check_recipients(diag, &decision->recipients);
	check_dates(diag, decision);
	accept_warnings(diag, decision);
}

/*
 * The length of the front matter including its closing line; 0 if that line is
 * missing.
 */
static size_t
front_length(struct text bytes)
{
	size_t at = line_length(bytes);

	while (at < bytes.length) {
		struct text rest = text_part(bytes, at, bytes.length);
		size_t length = line_length(rest);

		at += length;
		if (is_fence(text_part(rest, 0, length)) &&
		    rest.at[length - 1] == '\n')
			return at;
	}
	return 0;
}

/*
 * Reads the file up to the end of its front matter, or all of it if it has
 * none.
 */
static bool
read_front(struct arena *arena, struct diag *diag, const char *path,
    struct text *bytes)
{
	for (size_t most = FRONT;; most *= 16) {
		size_t length;

		if (!file_read_start(arena, diag, path, most, bytes))
			return false;
		length = front_length(*bytes);
		if (length > 0)
			*bytes = text_part(*bytes, 0, length);
		if (length > 0 || bytes->length < most ||
		    most > FILE_SOURCE_MOST)
			return true;
	}
}

struct decision *
decision_load_properties(
    struct arena *arena, struct diag *diag, const char *path)
{
	struct decision *decision = arena_alloc(arena, sizeof *decision);
	struct arena *scratch = arena_new();
	struct span front, body;
	struct text bytes;

	if (read_front(scratch, diag, path, &bytes))
		decision->source = source_of(arena, diag, path, bytes);
	arena_free(scratch);
	if (decision->source == NULL ||
	    !split(diag, decision->source, &front, &body))
		return NULL;
	read_properties(arena, diag, decision, front);
	return decision;
}

struct decision *
decision_of(struct arena *arena, struct diag *diag, struct source *source)
{
	struct decision *decision = arena_alloc(arena, sizeof *decision);
	struct span front, body;
	struct markdown *markdown;
	struct node *root;

	decision->source = source;
	characters_check(diag, source);
	placeholder_check(diag, source);
	if (!merge_check(diag, source) || !split(diag, source, &front, &body))
		return decision;
	read_properties(arena, diag, decision, front);
	dialect_check(diag, body);
	pasted_check_bullets(diag, body);
	if (decision->symbol.number > 0 && decision->symbol.year == 0)
		personal_check(diag, body);
	markdown = markdown_parse(arena, diag, body);
	decision->kinds = markdown->kinds;
	root = structure_build(arena, diag, markdown);
	order_check(diag, root);
	if (!markdown->whole)
		return decision;
	decision->notes = markdown->notes;
	decision->note_count = markdown->note_count;
	decision->body = root;
	requisites_check(arena, diag, decision);
	pasted_check(arena, diag, decision);
	validity_check(arena, diag, decision);
	return decision;
}

struct decision *
decision_load(struct arena *arena, struct diag *diag, const char *path)
{
	struct source *source = source_load(arena, diag, path);

	return source == NULL ? NULL : decision_of(arena, diag, source);
}
