#include "read/signature_settings.h"

#include <string.h>

#include "base/diag.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])
#define AT(member) offsetof(struct signature_settings, member)

static const struct field ROWS[] = {
    {"module", FIELD_VALUE, AT(module)},
    {"token", FIELD_VALUE, AT(token)},
    {"key", FIELD_VALUE, AT(key)},
    {"certificate", FIELD_VALUE, AT(certificate)},
    {"chain", FIELD_VALUES, AT(chain)},
    {"tsa", FIELD_VALUES, AT(tsa)},
    {"tsa_trust", FIELD_VALUES, AT(tsa_trust)},
    {"level", FIELD_VALUE, AT(level)},
    {"stamp", FIELD_VALUE, AT(stamp)},
    {"required", FIELD_SWITCH, AT(required)},
    {NULL, FIELD_SPAN, AT(span)},
};

const struct fields SIGNATURE_SETTINGS = {
    ROWS, COUNT(ROWS), sizeof(struct signature_settings)};

void
signature_settings_default(struct signature_settings *settings)
{
	settings->level.text = "B-LT";
	settings->stamp.text = "office";
}

static bool
check_level(struct diag *diag, const struct value *level)
{
	static const char *const LEVELS[] = {"B-T", "B-LT"};

	if (text_is_one_of(text_of(level->text), LEVELS, COUNT(LEVELS)))
		return true;
	diag_error(diag, CODE_PROFILE_SIGNATURE, level->span,
	    "no such level of signatures: “%s”; write B-LT, or B-T for "
	    "signatures without proof of revocation",
	    level->text);
	return false;
}

static bool
check_stamp(struct diag *diag, const struct value *stamp)
{
	static const char *const STAMPS[] = {"office", "body", "none"};

	if (text_is_one_of(text_of(stamp->text), STAMPS, COUNT(STAMPS)))
		return true;
	diag_error(diag, CODE_PROFILE_SIGNATURE, stamp->span,
	    "no such stamp: “%s”; write office, body or none", stamp->text);
	return false;
}

/* http://host… or https://host…, in printable ASCII. */
static bool
is_url(const char *text)
{
	const char *host = strstr(text, "://");

	if (strncmp(text, "http://", 7) != 0 &&
	    strncmp(text, "https://", 8) != 0)
		return false;
	for (const char *p = text; *p != '\0'; p++)
		if (*p <= ' ' || *p > '~')
			return false;
	host += strlen("://");
	return *host != '\0' && strchr("/:?#", *host) == NULL;
}

static bool
check_tsa(struct diag *diag, const struct values *tsa)
{
	bool good = true;

	for (size_t i = 0; i < tsa->count; i++) {
		if (is_url(tsa->at[i].text))
			continue;
		diag_error(diag, CODE_PROFILE_SIGNATURE, tsa->at[i].span,
		    "no time-stamps can be had from “%s”: write the "
		    "authority's URL, http://… or https://…",
		    tsa->at[i].text);
		good = false;
	}
	return good;
}

/* Every signature has a time-stamp. */
static bool
check_required(struct diag *diag, const struct signature_settings *settings)
{
	if (!settings->required || settings->tsa.count > 0)
		return true;
	diag_error(diag, CODE_PROFILE_SIGNATURE, settings->span,
	    "signatures are required, but nothing can be signed without the "
	    "URL of a time-stamping authority: tsa");
	return false;
}

bool
signature_settings_check(
    struct diag *diag, const struct signature_settings *settings)
{
	bool good = check_level(diag, &settings->level);

	good = check_stamp(diag, &settings->stamp) && good;
	good = check_tsa(diag, &settings->tsa) && good;
	return check_required(diag, settings) && good;
}
