#include "base/record.h"

#include <assert.h>
#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/diag.h"
#include "base/digest.h"
#include "base/json_build.h"
#include "base/path.h"
#include "base/translate.h"

/* The path of a member, for messages: "files[3].", inside another location. */
struct json_location {
	const struct json_location *outside; /* NULL: the top level */
	const char *name;
	bool is_item;
	size_t index;
};

struct decoder {
	struct arena *arena;
	struct origin origin;
	const struct json_location *within;
	bool reported;
};

static const char *
location_name(struct arena *arena, const struct json_location *location)
{
	const char *outside;

	if (location == NULL)
		return "";
	outside = location_name(arena, location->outside);
	return location->is_item
	    ? arena_format(
		  arena, "%s%s[%zu].", outside, location->name, location->index)
	    : arena_format(arena, "%s%s.", outside, location->name);
}

/* `wrong` is a message with one place, for the member's name. */
static void
report(struct decoder *decoder, const char *name, const char *wrong)
{
	if (!decoder->reported)
		diag_error_at(decoder->origin.diag, decoder->origin.code,
		    decoder->origin.path, wrong,
		    arena_format(decoder->arena, "%s%s",
			location_name(decoder->arena, decoder->within), name));
	decoder->reported = true;
}

/* Not checked to be UTF-8 here, since writing it out checks that. */
static json_t *
write_string(const void *at)
{
	const char *const *text = at;

	return *text == NULL ? json_null()
			     : json_checked(json_string_nocheck(*text));
}

static bool
read_string(struct arena *arena, json_t *value, void *at)
{
	if (!json_is_string(value))
		return false;
	*(const char **)at = arena_copy(
	    arena, json_string_value(value), json_string_length(value));
	return true;
}

static bool
read_path(struct arena *arena, json_t *value, void *at)
{
	return read_string(arena, value, at) &&
	    path_is_plain(*(const char **)at);
}

static json_t *
write_int(const void *at)
{
	return json_checked(json_integer(*(const int *)at));
}

static bool
read_int(struct arena *arena, json_t *value, void *at)
{
	json_int_t number = json_integer_value(value);

	(void)arena;
	if (!json_is_integer(value) || number < 0 || number > INT_MAX)
		return false;
	*(int *)at = (int)number;
	return true;
}

static json_t *
write_size(const void *at)
{
	return json_checked(json_integer((json_int_t) * (const size_t *)at));
}

static bool
read_size(struct arena *arena, json_t *value, void *at)
{
	json_int_t number = json_integer_value(value);

	(void)arena;
	if (!json_is_integer(value) || number < 0 ||
	    (uintmax_t)number > SIZE_MAX)
		return false;
	*(size_t *)at = (size_t)number;
	return true;
}

static json_t *
write_flag(const void *at)
{
	return json_boolean(*(const bool *)at);
}

static bool
read_flag(struct arena *arena, json_t *value, void *at)
{
	(void)arena;
	*(bool *)at = json_is_true(value);
	return json_is_boolean(value);
}

static json_t *
write_date(const void *at)
{
	const struct date *date = at;

	if (!date_is_given(*date))
		return json_null();
	return json_checked(
	    json_sprintf("%04d-%02d-%02d", date->year, date->month, date->day));
}

static bool
read_date(struct arena *arena, json_t *value, void *at)
{
	(void)arena;
	return json_is_string(value) &&
	    date_parse((struct text) {json_string_value(value),
			   json_string_length(value)},
		at) &&
	    date_is_real(*(struct date *)at);
}

static json_t *
write_digest(const void *at)
{
	return json_checked(json_string(((const struct digest *)at)->hex));
}

static bool
read_digest(struct arena *arena, json_t *value, void *at)
{
	const char *hex = json_string_value(value);
	struct digest *digest = at;

	(void)arena;
	if (!json_is_string(value) ||
	    json_string_length(value) != sizeof digest->hex - 1 ||
	    strspn(hex, "0123456789abcdef") != sizeof digest->hex - 1)
		return false;
	memcpy(digest->hex, hex, sizeof digest->hex);
	return true;
}

static json_t *
write_strings(const void *at)
{
	const struct strings *strings = at;
	json_t *array = json_checked(json_array());

	for (size_t i = 0; i < strings->count; i++)
		json_add(array, write_string(&strings->at[i]));
	return array;
}

static bool
read_each(struct arena *arena, json_t *value, struct strings *strings,
    bool (*read)(struct arena *arena, json_t *value, void *at))
{
	bool good = json_is_array(value);

	strings->count = json_array_size(value);
	strings->at = arena_alloc(arena, strings->count * sizeof *strings->at);
	for (size_t i = 0; good && i < strings->count; i++)
		good = read(arena, json_array_get(value, i), &strings->at[i]);
	return good;
}

static bool
read_strings(struct arena *arena, json_t *value, void *at)
{
	return read_each(arena, value, at, read_string);
}

static bool
read_paths(struct arena *arena, json_t *value, void *at)
{
	return read_each(arena, value, at, read_path);
}

static json_t *
write_numbers(const void *at)
{
	const struct numbers *numbers = at;
	json_t *array = json_checked(json_array());

	for (size_t i = 0; i < numbers->count; i++)
		json_add(array, write_int(&numbers->at[i]));
	return array;
}

static bool
read_numbers(struct arena *arena, json_t *value, void *at)
{
	struct numbers *numbers = at;
	bool good = json_is_array(value);

	numbers->count = json_array_size(value);
	numbers->at = arena_alloc(arena, numbers->count * sizeof *numbers->at);
	for (size_t i = 0; good && i < numbers->count; i++)
		good =
		    read_int(arena, json_array_get(value, i), &numbers->at[i]);
	return good;
}

/* The codec of a member_kind, and the message if a value is not of it. */
struct kind {
	json_t *(*write)(const void *at);
	bool (*read)(struct arena *arena, json_t *value, void *at);
	const char *wrong;
};

/* Groups and lists are handled by read_member and write_member. */
static const struct kind KINDS[] = {
    [MEMBER_STRING] = {write_string, read_string, N_("\"%s\" is not a string")},
    [MEMBER_PATH] = {write_string, read_path,
	N_("\"%s\" is not a plain relative name: letters, digits, dots, "
	   "hyphens and underscores, with slashes between")},
    [MEMBER_INT] = {write_int, read_int, N_("\"%s\" is not a number")},
    [MEMBER_SIZE] = {write_size, read_size, N_("\"%s\" is not a number")},
    [MEMBER_FLAG] = {write_flag, read_flag,
	N_("\"%s\" is neither true nor false")},
    [MEMBER_DATE] = {write_date, read_date,
	N_("\"%s\" is not a date such as 2022-01-18")},
    [MEMBER_DIGEST] = {write_digest, read_digest,
	N_("\"%s\" is not a SHA-256 of 64 lower-case hexadecimal digits")},
    [MEMBER_STRINGS] = {write_strings, read_strings,
	N_("\"%s\" is not a list of strings")},
    [MEMBER_PATHS] = {write_strings, read_paths,
	N_("\"%s\" is not a list of plain relative names")},
    [MEMBER_NUMBERS] = {write_numbers, read_numbers,
	N_("\"%s\" is not a list of numbers")},
    [MEMBER_GROUP] = {NULL, NULL, N_("\"%s\" is not an object")},
    [MEMBER_LIST] = {NULL, NULL, N_("\"%s\" is not a list of objects")},
};

static json_t *write_member(const struct member *member, const void *at);
static bool read_member(struct decoder *decoder, const struct member *member,
    json_t *value, void *at);

/* An optional member with such a value is omitted. */
static bool
is_empty(const json_t *value)
{
	switch (json_typeof(value)) {
	case JSON_NULL:
	case JSON_FALSE:
		return true;
	case JSON_INTEGER:
		return json_integer_value(value) == 0;
	case JSON_STRING:
		return json_string_length(value) == 0;
	case JSON_ARRAY:
		return json_array_size(value) == 0;
	case JSON_OBJECT:
		return json_object_size(value) == 0;
	default:
		return false;
	}
}

static json_t *
write_object(const struct members *members, const void *record)
{
	json_t *object = json_checked(json_object());

	for (size_t i = 0; i < members->count; i++) {
		const struct member *member = &members->at[i];
		json_t *value =
		    write_member(member, (const char *)record + member->offset);

		assert(!member->required || !json_is_null(value));
		if (!member->required && is_empty(value))
			json_decref(value);
		else
			json_put(object, member->name, value);
	}
	return object;
}

static bool
read_object(struct decoder *decoder, const struct members *members,
    json_t *object, void *into)
{
	for (size_t i = 0; i < members->count; i++) {
		const struct member *member = &members->at[i];
		json_t *value = json_object_get(object, member->name);

		if (value == NULL && !member->required)
			continue;
		if (value == NULL)
			report(decoder, member->name, N_("\"%s\" is missing"));
		else if (!read_member(decoder, member, value,
			     (char *)into + member->offset))
			report(
			    decoder, member->name, KINDS[member->kind].wrong);
	}
	return !decoder->reported;
}

static bool
read_group(struct decoder *decoder, const struct member *member, json_t *value,
    void *at)
{
	const struct json_location location = {decoder->within, member->name};
	bool good;

	if (!json_is_object(value))
		return false;
	decoder->within = &location;
	good = read_object(decoder, member->group, value, at);
	decoder->within = location.outside;
	return good;
}

static json_t *
write_list(const struct member *member, const void *at)
{
	const struct items *list = at;
	json_t *array = json_checked(json_array());

	for (size_t i = 0; i < list->count; i++)
		json_add(array,
		    write_object(member->group,
			(const char *)list->at + i * member->group->size));
	return array;
}

/* Each item is freed once it is decoded, since the list of a year is large. */
static bool
read_list(struct decoder *decoder, const struct member *member, json_t *value,
    void *at)
{
	struct items *list = at;
	struct json_location location = {decoder->within, member->name, true};
	bool good = json_is_array(value);

	list->count = json_array_size(value);
	list->at =
	    arena_alloc(decoder->arena, list->count * member->group->size);
	for (size_t i = 0; good && i < list->count; i++) {
		json_t *item = json_array_get(value, i);

		location.index = i;
		decoder->within = &location;
		good = json_is_object(item) &&
		    read_object(decoder, member->group, item,
			(char *)list->at + i * member->group->size);
		if (json_array_set_new(value, i, json_checked(json_null())) !=
		    0)
			abort();
	}
	decoder->within = location.outside;
	return good;
}

static json_t *
write_member(const struct member *member, const void *at)
{
	switch (member->kind) {
	case MEMBER_GROUP:
		return write_object(member->group, at);
	case MEMBER_LIST:
		return write_list(member, at);
	default:
		return KINDS[member->kind].write(at);
	}
}

static bool
read_member(struct decoder *decoder, const struct member *member, json_t *value,
    void *at)
{
	switch (member->kind) {
	case MEMBER_GROUP:
		return read_group(decoder, member, value, at);
	case MEMBER_LIST:
		return read_list(decoder, member, value, at);
	default:
		return KINDS[member->kind].read(decoder->arena, value, at);
	}
}

static struct text
write(struct arena *arena, const struct members *members, const void *record,
    size_t flags)
{
	json_t *object = write_object(members, record);
	char *bytes = json_dumps(object, JSON_SORT_KEYS | flags);
	struct buffer out = {.arena = arena};

	if (bytes == NULL)
		abort();
	buffer_string(&out, bytes);
	buffer_byte(&out, '\n');
	free(bytes);
	json_decref(object);
	return buffer_text(&out);
}

struct text
record_write(
    struct arena *arena, const struct members *members, const void *record)
{
	return write(arena, members, record, JSON_INDENT(1));
}

struct text
record_line(
    struct arena *arena, const struct members *members, const void *record)
{
	return write(arena, members, record, JSON_COMPACT);
}

bool
origin_refuse(struct origin origin, const char *why)
{
	diag_error_at(origin.diag, origin.code, origin.path, "%s", why);
	return false;
}

static bool
read(struct decoder *decoder, const struct members *members, struct text *bytes,
    size_t flags, void *into)
{
	const struct origin *origin = &decoder->origin;
	json_error_t error;
	json_t *object = json_loadb(bytes->at == NULL ? "" : bytes->at,
	    bytes->length, JSON_REJECT_DUPLICATES | flags, &error);
	bool good = false;

	/* jansson's message would quote the input, which is untrusted. */
	if (object == NULL)
		diag_error_at(origin->diag, origin->code, origin->path,
		    "no valid JSON: line %d, column %d", error.line,
		    error.column);
	else if (!json_is_object(object))
		origin_refuse(*origin, _("no JSON object"));
	else
		good = read_object(decoder, members, object, into);
	if (good)
		*bytes =
		    text_part(*bytes, (size_t)error.position, bytes->length);
	json_decref(object);
	return good;
}

bool
record_read(struct arena *arena, struct origin origin,
    const struct members *members, struct text bytes, void *into)
{
	struct decoder decoder = {.arena = arena, .origin = origin};

	return read(&decoder, members, &bytes, 0, into);
}

bool
record_take(struct arena *arena, struct origin origin,
    const struct members *members, struct text *bytes, void *into)
{
	struct decoder decoder = {.arena = arena, .origin = origin};

	return read(&decoder, members, bytes, JSON_DISABLE_EOF_CHECK, into);
}

void
strings_add(struct arena *arena, struct strings *strings, size_t *room,
    const char *string)
{
	strings->at = arena_more(
	    arena, strings->at, strings->count, room, sizeof *strings->at);
	strings->at[strings->count++] = string;
}

bool
strings_have(const struct strings *strings, const char *string)
{
	for (size_t i = 0; i < strings->count; i++)
		if (strcmp(strings->at[i], string) == 0)
			return true;
	return false;
}

int
strings_compare(const void *left, const void *right)
{
	return strcmp(*(const char *const *)left, *(const char *const *)right);
}
