#include "number/restrictions.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/path.h"
#include "base/source.h"
#include "base/translate.h"
#include "base/utf8.h"

enum { VERSION_KNOWN = 1, FIELD_COUNT = 6 };

#define ONE(member) offsetof(struct restriction, member)

struct restrictions_json {
	int version;
	struct items restrictions; /* struct restriction */
};

static const struct member ONE_ROWS[] = {
    {"date", MEMBER_DATE, ONE(date), true},
    {"what", MEMBER_STRING, ONE(what), true},
    {"issue", MEMBER_PATH, ONE(issue), true},
    {"document", MEMBER_PATH, ONE(id), true},
    {"number", MEMBER_STRING, ONE(number), true},
    {"by", MEMBER_STRING, ONE(by), true},
    {"why", MEMBER_STRING, ONE(why), true},
    {"removed", MEMBER_PATHS, ONE(removed)},
    {"issue_sha256_before", MEMBER_DIGEST, ONE(before)},
};

static const struct members ONES = MEMBERS_OF(ONE_ROWS, struct restriction);

static const struct member ALL_ROWS[] = {
    {"version", MEMBER_INT, offsetof(struct restrictions_json, version), true},
    {"restrictions", MEMBER_LIST,
	offsetof(struct restrictions_json, restrictions), true, &ONES},
};

static const struct members ALL =
    MEMBERS_OF(ALL_ROWS, struct restrictions_json);

bool
restriction_is(const struct restriction *restriction, const char *what)
{
	return strcmp(restriction->what, what) == 0;
}

bool
restriction_is_known(const struct restriction *restriction)
{
	return restriction_is(restriction, RESTRICTION_WITHHELD) ||
	    restriction_is(restriction, RESTRICTION_RESTRICTED) ||
	    restriction_is(restriction, RESTRICTION_LIFTED);
}

static bool
is_text(const char *field)
{
	struct text rest = text_of(field);

	if (rest.length == 0 || utf8_valid_length(rest) < rest.length)
		return false;
	while (rest.length > 0) {
		uint32_t next = utf8_next(&rest);

		if (next == '\t' || next == '\n' || utf8_is_control(next))
			return false;
	}
	return true;
}

/* "2024/so-02" */
static bool
is_issue(const char *path)
{
	return path_is_plain(path) && strspn(path, "0123456789") == 4 &&
	    path[4] == '/' && path[5] != '\0' && strchr(path + 5, '/') == NULL;
}

/* "2024/so-02/11-2024-qd-ubnd" */
static bool
parse_document(
    struct arena *arena, const char *field, struct restriction *restriction)
{
	const char *slash = strrchr(field, '/');

	if (slash == NULL || !path_is_plain(slash + 1))
		return false;
	restriction->issue = arena_copy(arena, field, (size_t)(slash - field));
	restriction->id = arena_copy(arena, slash + 1, strlen(slash + 1));
	return is_issue(restriction->issue);
}

/* Returns an error message, or NULL. */
static const char *
parse_fields(struct arena *arena, const char *const fields[FIELD_COUNT],
    struct restriction *restriction)
{
	*restriction = (struct restriction) {.what = fields[1],
	    .number = fields[3],
	    .by = fields[4],
	    .why = fields[5]};
	if (!date_parse(text_of(fields[0]), &restriction->date) ||
	    !date_is_real(restriction->date))
		return _("the first field is a day such as 2026-11-28");
	if (!restriction_is_known(restriction))
		return _("the second field is withheld, restricted or lifted");
	if (!parse_document(arena, fields[2], restriction))
		return _("the third field is a document's address such as "
			 "2024/so-02/11-2024-qd-ubnd");
	for (size_t i = 3; i < FIELD_COUNT; i++)
		if (!is_text(fields[i]))
			return _("number, body and ground are texts");
	return NULL;
}

/* May the entry be appended? Returns an error message, or NULL. */
static const char *
follows(const struct restrictions *restrictions,
    const struct restriction *restriction)
{
	const struct restriction *before =
	    restrictions_of(restrictions, restriction->issue, restriction->id);
	bool is_lifted = restriction_is(restriction, RESTRICTION_LIFTED);

	if (before == NULL)
		return is_lifted ? _("is not restricted") : NULL;
	if (restriction_is(before, RESTRICTION_WITHHELD))
		return _("is withheld, for good");
	return strcmp(before->what, restriction->what) == 0
	    ? _("is restricted already")
	    : NULL;
}

static bool
wrong(struct diag *diag, struct span line, const char *why)
{
	diag_error(diag, CODE_RESTRICTION_FORM, line, "%s", why);
	return false;
}

static bool
add_line(struct arena *arena, struct diag *diag,
    struct restrictions *restrictions, struct span line)
{
	const char *fields[FIELD_COUNT];
	struct restriction restriction;
	const char *why;

	if (text_split(arena, span_text(line), '\t', fields, FIELD_COUNT) !=
	    FIELD_COUNT)
		return wrong(diag, line,
		    _("a line of restrictions has six fields separated by "
		      "tabs"));
	why = parse_fields(arena, fields, &restriction);
	if (why == NULL)
		why = follows(restrictions, &restriction);
	if (why != NULL)
		return wrong(diag, line, why);
	restrictions_add(arena, restrictions, &restriction);
	return true;
}

static bool
parse(struct arena *arena, struct diag *diag, const struct source *source,
    struct restrictions *restrictions)
{
	struct span rest = span_at(source, 0, source->text.length), line;
	bool good = true;

	while (span_next_line(&rest, &line))
		good = add_line(arena, diag, restrictions, line) && good;
	return good;
}

bool
restrictions_load(struct arena *arena, struct diag *diag, const char *path,
    struct restrictions *restrictions)
{
	struct source *source;

	if (file_is_absent(path))
		return true;
	source = source_load(arena, diag, path);
	return source != NULL && parse(arena, diag, source, restrictions);
}

static struct text
line_of(struct arena *arena, const struct restriction *restriction)
{
	return text_of(arena_format(arena,
	    "%04d-%02d-%02d\t%s\t%s/%s\t%s\t%s\t%s\n", restriction->date.year,
	    restriction->date.month, restriction->date.day, restriction->what,
	    restriction->issue, restriction->id, restriction->number,
	    restriction->by, restriction->why));
}

static bool
refuse(struct diag *diag, const struct restriction *restriction,
    enum diag_code code, const char *why)
{
	diag_error_at(diag, code, restriction->number, "%s", why);
	return false;
}

bool
restrictions_append(struct arena *arena, struct diag *diag, const char *path,
    const struct restriction *restriction)
{
	struct restrictions restrictions = {0};
	struct buffer out = {.arena = arena};
	struct text bytes;
	bool there;
	const char *why;

	if (!restrictions_load(arena, diag, path, &restrictions))
		return false;
	if (!is_text(restriction->by) || !is_text(restriction->why))
		return refuse(diag, restriction, CODE_RESTRICTION_FORM,
		    _("the body and the ground are given, each on one line"));
	why = follows(&restrictions, restriction);
	if (why != NULL)
		return refuse(diag, restriction, CODE_RESTRICTION_AGAIN, why);
	if (!file_read_if_there(arena, diag, path, &bytes, &there))
		return false;
	buffer_add(&out, bytes);
	if (bytes.length > 0 && !text_ends(bytes, "\n"))
		buffer_byte(&out, '\n');
	buffer_add(&out, line_of(arena, restriction));
	return file_write(diag, path, buffer_text(&out));
}

const struct restriction *
restrictions_of(
    const struct restrictions *restrictions, const char *issue, const char *id)
{
	for (size_t i = restrictions->count; i-- > 0;) {
		const struct restriction *at = &restrictions->at[i];

		if (strcmp(at->issue, issue) == 0 && strcmp(at->id, id) == 0)
			return restriction_is(at, RESTRICTION_LIFTED) ? NULL
								      : at;
	}
	return NULL;
}

static bool
withholds(const struct restriction *restriction, const char *issue)
{
	return restriction_is(restriction, RESTRICTION_WITHHELD) &&
	    strcmp(restriction->issue, issue) == 0;
}

bool
restrictions_withhold(
    const struct restrictions *restrictions, const char *issue)
{
	for (size_t i = 0; i < restrictions->count; i++)
		if (withholds(&restrictions->at[i], issue))
			return true;
	return false;
}

bool
restrictions_withhold_number(const struct restrictions *restrictions,
    const char *issue, struct text number)
{
	for (size_t i = 0; i < restrictions->count; i++)
		if (withholds(&restrictions->at[i], issue) &&
		    text_is(number, restrictions->at[i].number))
			return true;
	return false;
}

bool
restriction_is_same(const struct restriction *a, const struct restriction *b)
{
	return date_compare(a->date, b->date) == 0 &&
	    strcmp(a->what, b->what) == 0 && strcmp(a->issue, b->issue) == 0 &&
	    strcmp(a->id, b->id) == 0 && strcmp(a->by, b->by) == 0 &&
	    strcmp(a->why, b->why) == 0;
}

bool
restrictions_have(const struct restrictions *restrictions,
    const struct restriction *restriction)
{
	for (size_t i = 0; i < restrictions->count; i++)
		if (restriction_is_same(&restrictions->at[i], restriction))
			return true;
	return false;
}

void
restrictions_add(struct arena *arena, struct restrictions *restrictions,
    const struct restriction *restriction)
{
	restrictions->at = arena_more(arena, restrictions->at,
	    restrictions->count, &restrictions->room, sizeof *restrictions->at);
	restrictions->at[restrictions->count++] = *restriction;
}

void
restrictions_join(struct arena *arena, struct restrictions *restrictions,
    const struct restrictions *more)
{
	for (size_t i = 0; i < more->count; i++)
		if (!restrictions_have(restrictions, &more->at[i]))
			restrictions_add(arena, restrictions, &more->at[i]);
}

struct text
restrictions_write(struct arena *arena, const struct restrictions *restrictions)
{
	struct restrictions_json json = {
	    VERSION_KNOWN, {restrictions->at, restrictions->count}};

	return record_write(arena, &ALL, &json);
}

static bool
is_sound(const struct restriction *restriction)
{
	return restriction_is_known(restriction) &&
	    is_issue(restriction->issue) &&
	    strchr(restriction->id, '/') == NULL;
}

bool
restrictions_read(struct arena *arena, struct origin origin, struct text bytes,
    struct restrictions *restrictions)
{
	struct restrictions_json json = {0};
	const struct restriction *at;

	if (!record_read(arena, origin, &ALL, bytes, &json))
		return false;
	at = json.restrictions.at;
	for (size_t i = 0; i < json.restrictions.count; i++) {
		if (json.version == VERSION_KNOWN && is_sound(&at[i])) {
			restrictions_add(arena, restrictions, &at[i]);
			continue;
		}
		return origin_refuse(origin,
		    _("has a restriction that is made for another congbao"));
	}
	return true;
}
