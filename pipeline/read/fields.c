#include "read/fields.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/nearest.h"
#include "base/translate.h"
#include "read/yaml.h"

struct reading {
	struct arena *arena;
	struct diag *diag;
	const struct field *field;
};

/* `form` is a message with one place, for the key. */
static bool
wrong(const struct reading *reading, const struct yaml *node, const char *form)
{
	diag_error(reading->diag, CODE_FIELD_FORM, node->span, form,
	    reading->field->name);
	return false;
}

static bool
read_value(
    const struct reading *reading, const struct yaml *node, struct value *value)
{
	if (node->kind != YAML_SCALAR)
		return wrong(reading, node, N_("“%s” should be one text"));
	if (text_trim(text_of(node->text)).length == 0)
		return wrong(reading, node,
		    N_("“%s” should be a text that is not empty"));
	*value = (struct value) {node->text, node->span};
	return true;
}

/*
 * "- Lưu: VT, TH." is a mapping in YAML, but a plain text to its author.
 * Returns that text, or the node itself if it is anything else.
 */
static const struct yaml *
as_text(struct arena *arena, const struct yaml *node)
{
	const struct yaml *key, *value;
	struct yaml *text;
	struct span span = node->span;
	struct text line;

	if (node->kind != YAML_MAPPING || node->count != 2 ||
	    node->at[1]->kind != YAML_SCALAR)
		return node;
	key = node->at[0];
	value = node->at[1];
	line =
	    text_part(span.source->text, span.start, span.source->text.length);
	line = text_trim(text_part(line, 0, text_find(line, "\n")));
	if (!text_starts(line, key->text) || !text_ends(line, value->text) ||
	    value->span.end > span.start + line.length)
		return node;
	text = arena_alloc(arena, sizeof *text);
	text->kind = YAML_SCALAR;
	text->span = span_at(span.source, span.start, span.start + line.length);
	text->text = arena_copy(arena, line.at, line.length);
	return text;
}

static bool
read_values(const struct reading *reading, const struct yaml *node,
    struct values *values)
{
	bool good = true;

	if (node->kind == YAML_MAPPING)
		return wrong(reading, node,
		    N_("“%s” should be a text or a list of texts"));
	values->count = node->kind == YAML_SCALAR ? 1 : node->count;
	values->at =
	    arena_alloc(reading->arena, values->count * sizeof *values->at);
	if (node->kind == YAML_SCALAR)
		return read_value(reading, node, values->at);
	for (size_t i = 0; i < node->count; i++)
		good &= read_value(reading,
		    as_text(reading->arena, node->at[i]), &values->at[i]);
	return good;
}

static bool
read_dated(
    const struct reading *reading, const struct yaml *node, struct dated *dated)
{
	struct date date;

	if (node->kind != YAML_SCALAR ||
	    !date_parse(text_of(node->text), &date))
		return wrong(reading, node,
		    N_("“%s” should be a date such as 2022-01-18"));
	if (!date_is_real(date)) {
		diag_error(reading->diag, CODE_DATE_IMPOSSIBLE, node->span,
		    "no such day: %02d-%02d-%04d; write the day of the signed "
		    "text",
		    date.day, date.month, date.year);
		return false;
	}
	*dated = (struct dated) {date, node->span, false};
	return true;
}

static bool
read_effective(
    const struct reading *reading, const struct yaml *node, struct dated *dated)
{
	if (node->kind != YAML_SCALAR || strcmp(node->text, "signing") != 0)
		return read_dated(reading, node, dated);
	*dated = (struct dated) {{0}, node->span, true};
	return true;
}

static bool
to_number(const struct yaml *node, int least, int most, int *number)
{
	char *end;
	long value;

	if (node->kind != YAML_SCALAR || node->text[0] == '\0')
		return false;
	value = strtol(node->text, &end, 10);
	if (*end != '\0' || value < least || value > most)
		return false;
	*number = (int)value;
	return true;
}

static bool
read_number(const struct reading *reading, const struct yaml *node, int *number)
{
	const struct field *field = reading->field;

	if (to_number(node, field->least, field->most, number))
		return true;
	diag_error(reading->diag, CODE_FIELD_FORM, node->span,
	    "“%s” should be a whole number from %d to %d", field->name,
	    field->least, field->most);
	return false;
}

/*
 * Parses a decimal number with at most three decimals, in thousandths; -1 if
 * there is none.
 */
static long
thousandths(const char **text)
{
	long value = 0, digit = 1000;

	if (**text < '0' || **text > '9')
		return -1;
	for (; **text >= '0' && **text <= '9' && value < 10000000; (*text)++)
		value = value * 10 + (**text - '0');
	value *= 1000;
	if (**text != '.')
		return value;
	for ((*text)++; **text >= '0' && **text <= '9' && digit > 1; (*text)++)
		value += (**text - '0') * (digit /= 10);
	return value;
}

/* 1 mm is 72000/25.4 millipoints. */
static bool
read_length(const struct reading *reading, const struct yaml *node, int *length)
{
	const char *text = node->kind == YAML_SCALAR ? node->text : "";
	long value = thousandths(&text);

	while (*text == ' ')
		text++;
	if (value >= 0 && (*text == '\0' || strcmp(text, "mm") == 0))
		value = (value * 72 * 10 + 127) / 254;
	else if (value < 0 || strcmp(text, "pt") != 0)
		value = -1;
	if (value < 0 || value > 10000000)
		return wrong(reading, node,
		    N_("“%s” should be a length such as 20mm or 14pt"));
	*length = (int)value;
	return true;
}

static bool
read_switch(const struct reading *reading, const struct yaml *node, bool *on)
{
	if (node->kind == YAML_SCALAR && strcmp(node->text, "true") == 0)
		*on = true;
	else if (node->kind == YAML_SCALAR && strcmp(node->text, "false") == 0)
		*on = false;
	else
		return wrong(reading, node, N_("“%s” should be true or false"));
	return true;
}

#define COUNTS_FORM N_("“%s” should be a list such as {2021: 60}")

static bool
read_counts(const struct reading *reading, const struct yaml *node,
    struct counts *counts)
{
	if (node->kind != YAML_MAPPING)
		return wrong(reading, node, COUNTS_FORM);
	counts->at =
	    arena_alloc(reading->arena, node->count / 2 * sizeof *counts->at);
	counts->count = node->count / 2;
	for (size_t i = 0; i < counts->count; i++) {
		struct counted *counted = &counts->at[i];

		if (!to_number(node->at[2 * i], 1900, 2999, &counted->key) ||
		    !to_number(node->at[2 * i + 1], 0, 100000, &counted->count))
			return wrong(reading, node->at[2 * i], COUNTS_FORM);
	}
	return true;
}

static bool
read_list(
    const struct reading *reading, const struct yaml *node, struct list *list)
{
	const struct fields *group = reading->field->group;
	bool good = true;

	if (node->kind != YAML_SEQUENCE)
		return wrong(reading, node, N_("“%s” should be a list"));
	list->at = arena_alloc(reading->arena, node->count * group->size);
	list->count = node->count;
	for (size_t i = 0; i < node->count; i++)
		good &= fields_read(reading->arena, reading->diag, group,
		    node->at[i], (char *)list->at + i * group->size);
	return good;
}

static bool
read_field(const struct reading *reading, const struct yaml *node, void *into)
{
	if (node->kind == YAML_WRONG) /* already reported */
		return false;
	switch (reading->field->kind) {
	case FIELD_VALUE:
		return read_value(reading, node, into);
	case FIELD_VALUES:
		return read_values(reading, node, into);
	case FIELD_DATED:
		return read_dated(reading, node, into);
	case FIELD_EFFECTIVE:
		return read_effective(reading, node, into);
	case FIELD_NUMBER:
		return read_number(reading, node, into);
	case FIELD_LENGTH:
		return read_length(reading, node, into);
	case FIELD_SWITCH:
		return read_switch(reading, node, into);
	case FIELD_COUNTS:
		return read_counts(reading, node, into);
	case FIELD_GROUP:
		return fields_read(reading->arena, reading->diag,
		    reading->field->group, node, into);
	case FIELD_LIST:
		return read_list(reading, node, into);
	case FIELD_SPAN:
		break;
	}
	return false;
}

static const struct field *
find_field(const struct fields *fields, const char *name)
{
	for (size_t i = 0; i < fields->count; i++)
		if (fields->at[i].kind != FIELD_SPAN &&
		    strcmp(fields->at[i].name, name) == 0)
			return &fields->at[i];
	return NULL;
}

static bool
unknown(const struct reading *reading, const struct fields *fields,
    const struct yaml *key)
{
	struct nearest nearest = nearest_to(key->text);
	struct buffer known = {.arena = reading->arena};
	const char *meant;

	for (size_t i = 0; i < fields->count; i++) {
		if (fields->at[i].kind == FIELD_SPAN)
			continue;
		buffer_format(&known, "%s%s", known.length == 0 ? "" : ", ",
		    fields->at[i].name);
		nearest_try(&nearest, fields->at[i].name);
	}
	meant = nearest_meant(&nearest);
	if (meant == NULL)
		diag_error(reading->diag, CODE_FIELD_UNKNOWN, key->span,
		    "unknown key “%s”; the keys here are %s", key->text,
		    known.at);
	else
		diag_error(reading->diag, CODE_FIELD_UNKNOWN, key->span,
		    "unknown key “%s”; did you mean “%s”?", key->text, meant);
	return false;
}

static const struct yaml *
find_value(const struct yaml *node, const char *name)
{
	for (size_t i = 0; i < node->count; i += 2)
		if (strcmp(node->at[i]->text, name) == 0)
			return node->at[i + 1];
	return NULL;
}

static bool
has_required(const struct reading *reading, const struct fields *fields,
    const struct yaml *node)
{
	struct span start = {
	    node->span.source, node->span.start, node->span.start};
	bool good = true;

	for (size_t i = 0; i < fields->count; i++) {
		const struct field *field = &fields->at[i];

		if (!field->required || find_value(node, field->name) != NULL)
			continue;
		diag_error(reading->diag, CODE_FIELD_MISSING, start,
		    "“%s” is missing: add it", field->name);
		good = false;
	}
	return good;
}

bool
fields_read(struct arena *arena, struct diag *diag, const struct fields *fields,
    const struct yaml *node, void *into)
{
	struct reading reading = {.arena = arena, .diag = diag};
	bool good = !node->wrong;

	if (node->kind != YAML_MAPPING) {
		diag_error(diag, CODE_FIELD_FORM, node->span,
		    "this should be keys with values, such as “%s: …”",
		    fields->at[0].name);
		return false;
	}
	for (size_t i = 0; i < node->count; i += 2) {
		reading.field = find_field(fields, node->at[i]->text);
		if (reading.field == NULL)
			good &= unknown(&reading, fields, node->at[i]);
		else
			good &= read_field(&reading, node->at[i + 1],
			    (char *)into + reading.field->offset);
	}
	for (size_t i = 0; i < fields->count; i++)
		if (fields->at[i].kind == FIELD_SPAN)
			memcpy((char *)into + fields->at[i].offset, &node->span,
			    sizeof node->span);
	return has_required(&reading, fields, node) && good;
}
