#include "portal/api_profile.h"

#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/translate.h"
#include "portal/api_template.h"
#include "read/properties.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])
#define AT(member) offsetof(struct api_profile, member)

static const struct field FIELD_ROWS[] = {
    {"name", FIELD_VALUE, offsetof(struct api_field, name), true},
    {"value", FIELD_VALUE, offsetof(struct api_field, value), true},
};

static const struct fields FIELDS = {
    FIELD_ROWS, COUNT(FIELD_ROWS), sizeof(struct api_field)};

static const struct field ROWS[] = {
    {"send", FIELD_VALUE, AT(send), true},
    {"method", FIELD_VALUE, AT(method)},
    {"headers", FIELD_VALUES, AT(headers)},
    {"body", FIELD_VALUE, AT(body)},
    {"file", FIELD_VALUE, AT(file)},
    {"fields", FIELD_LIST, AT(fields), .group = &FIELDS},
    {"answer", FIELD_VALUE, AT(answer)},
    {"types", FIELD_VALUES, AT(types)},
    {"find", FIELD_VALUE, AT(find)},
    {"found", FIELD_VALUE, AT(found)},
    {"read", FIELD_VALUE, AT(read)},
    {"private", FIELD_SWITCH, AT(is_private)},
};

static const struct fields PROFILE = {
    ROWS, COUNT(ROWS), sizeof(struct api_profile)};

static bool
wrong(struct diag *diag, struct value value, const char *why)
{
	diag_error(diag, CODE_PUBLISH_API, value.span, "%s", why);
	return false;
}

static bool
has_known_placeholders(struct diag *diag, struct value value)
{
	struct text unknown;

	if (value.text == NULL)
		return true;
	unknown = api_template_unknown(value.text);
	if (unknown.length == 0)
		return true;
	diag_error(diag, CODE_PUBLISH_API, value.span,
	    "there is no placeholder “%.*s”", TEXT_OF(unknown));
	return false;
}

static bool
is_plain(const char *text, char from)
{
	for (; *text != '\0'; text++)
		if (*text < from || *text > '~')
			return false;
	return true;
}

/* A URL that credentials are sent to must be on the portal itself. */
static bool
check_url(struct diag *diag, struct value value, bool with_credentials)
{
	if (value.text == NULL)
		return true;
	if (with_credentials && strncmp(value.text, "{base}/", 7) != 0)
		return wrong(diag, value, _("it should begin with {base}/"));
	if (!is_plain(value.text, '!'))
		return wrong(diag, value,
		    _("a URL has no spaces, and letters beyond ASCII as %XX"));
	return has_known_placeholders(diag, value);
}

/* Only the path of a copy is known when it is looked up. */
static bool
needs_only_path(struct diag *diag, struct value value)
{
	static const char *const CONTENT[] = {"{type}", "{size}", "{digest}"};

	for (size_t i = 0; value.text != NULL && i < COUNT(CONTENT); i++)
		if (strstr(value.text, CONTENT[i]) != NULL)
			return wrong(diag, value,
			    _("a copy is looked up by its path, not by {type}, "
			      "{size} or {digest}"));
	return true;
}

static bool
check_header(struct diag *diag, struct value header)
{
	static const char *const SECRET[] = {
	    "authorization", "proxy-authorization", "cookie"};
	size_t length = strcspn(header.text, ":");

	if (length == 0 || header.text[length] == '\0' ||
	    !is_plain(header.text, ' '))
		return wrong(diag, header,
		    _("a header is “Name: value”, in ASCII and one line"));
	for (size_t i = 0; i < COUNT(SECRET); i++)
		if (length == strlen(SECRET[i]) &&
		    strncasecmp(header.text, SECRET[i], length) == 0)
			return wrong(diag, header,
			    _("credentials do not belong in a file: they come "
			      "from the environment (CONGBAO_USER, "
			      "CONGBAO_TOKEN)"));
	return has_known_placeholders(diag, header);
}

static bool
check_headers(struct diag *diag, const struct api_profile *profile)
{
	bool good = true;

	if (profile->headers.count > API_HEADERS)
		return wrong(diag, profile->headers.at[API_HEADERS],
		    _("eight headers at most"));
	for (size_t i = 0; i < profile->headers.count; i++)
		good &= check_header(diag, profile->headers.at[i]);
	return good;
}

static bool
check_fields(struct diag *diag, const struct api_profile *profile)
{
	bool good = true;

	if (profile->fields.count > API_FIELDS)
		return wrong(diag, api_profile_field(profile, API_FIELDS)->name,
		    _("sixteen fields at most"));
	for (size_t i = 0; i < profile->fields.count; i++)
		good &= has_known_placeholders(
		    diag, api_profile_field(profile, i)->value);
	return good;
}

static bool
check_body(struct diag *diag, const struct api_profile *profile)
{
	bool is_raw = strcmp(profile->body.text, "raw") == 0;

	if (!is_raw && strcmp(profile->body.text, "form") != 0 &&
	    strcmp(profile->body.text, "json") != 0)
		return wrong(
		    diag, profile->body, _("it should be raw, form or json"));
	if (is_raw && profile->file.text != NULL)
		return wrong(
		    diag, profile->file, _("a raw body is the file alone"));
	if (is_raw && profile->fields.count > 0)
		return wrong(diag, api_profile_field(profile, 0)->name,
		    _("a raw body is the file alone"));
	if (!is_raw && profile->file.text == NULL)
		return wrong(diag, profile->body,
		    _("where is the file in it? Give “file”, a name"));
	return true;
}

static bool
check_pointer(struct diag *diag, struct value value)
{
	return value.text == NULL || value.text[0] == '/' ||
	    wrong(diag, value,
		_("it should be a JSON pointer, such as /source_url"));
}

static bool
check_reading(struct diag *diag, const struct api_profile *profile)
{
	if (profile->answer.text == NULL && profile->read.text == NULL)
		return wrong(diag, profile->send,
		    _("where is the copy? Give “answer”, a pointer to its URL "
		      "in the response, or “read”, its URL"));
	if ((profile->find.text == NULL) != (profile->found.text == NULL))
		return wrong(diag,
		    profile->find.text == NULL ? profile->found : profile->find,
		    _("“find” and “found” go together"));
	return true;
}

static bool
check_method(struct diag *diag, struct value method)
{
	return strcmp(method.text, "POST") == 0 ||
	    strcmp(method.text, "PUT") == 0 ||
	    wrong(diag, method, _("it should be POST or PUT"));
}

static bool
check(struct diag *diag, const struct api_profile *profile)
{
	bool good = check_url(diag, profile->send, true);

	good &= check_url(diag, profile->find, true);
	good &= check_url(diag, profile->read, false);
	good &= needs_only_path(diag, profile->find);
	good &= needs_only_path(diag, profile->read);
	good &= check_method(diag, profile->method);
	good &= check_headers(diag, profile);
	good &= check_fields(diag, profile);
	good &= check_body(diag, profile);
	good &= check_pointer(diag, profile->answer);
	good &= check_pointer(diag, profile->found);
	return check_reading(diag, profile) && good;
}

struct api_profile *
api_profile_load(struct arena *arena, struct diag *diag, const char *path)
{
	struct api_profile *profile = arena_alloc(arena, sizeof *profile);

	profile->method.text = "POST";
	profile->body.text = "raw";
	if (properties_load(arena, diag, path, &PROFILE, profile) == NULL ||
	    !check(diag, profile))
		return NULL;
	return profile;
}

const struct api_field *
api_profile_field(const struct api_profile *profile, size_t index)
{
	return (const struct api_field *)profile->fields.at + index;
}

bool
api_profile_takes(const struct api_profile *profile, const char *type)
{
	if (profile->types.count == 0)
		return strcmp(type, "application/pdf") == 0 ||
		    strcmp(type, "application/json") == 0;
	for (size_t i = 0; i < profile->types.count; i++)
		if (strcmp(profile->types.at[i].text, type) == 0)
			return true;
	return false;
}
