#include "commands/options.h"

#include <assert.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/nearest.h"
#include "base/terminal.h"
#include "base/text.h"
#include "base/translate.h"
#include "base/utf8.h"
#include "base/workers.h"

extern char **environ;

enum { MOST_JOBS = 64, MOST_SHARDS = 9999 };

/* Options of every command. */
enum { HELP = 'h', VERSION_OF = 1 };

#define AT(member) offsetof(struct options, member)

static_assert(AT(help) == 0, "an offset of 0 is no option's");

static const struct option_row OPTIONS[] = {
    {"strict", 0, false, OPTION_STRICT, AT(strict)},
    {"format", 0, true, OPTION_FORMAT},
    {"fix", 0, false, OPTION_FIX, AT(fix)},
    {"date", 0, true, OPTION_DATE},
    {"all", 0, false, OPTION_ALL, AT(all)},
    {"output", 'o', true, OPTION_OUTPUT},
    {"jobs", 'j', true, OPTION_JOBS},
    {"to", 0, true, OPTION_TO, AT(to)},
    {"dry-run", 'n', false, OPTION_DRY_RUN, AT(dry_run)},
    {"year", 0, true, OPTION_YEAR},
    {"json", 0, false, OPTION_JSON, AT(json)},
    {"shard", 0, true, OPTION_SHARD},
    {"join", 0, false, OPTION_JOIN, AT(join)},
    {"ca", 0, true, OPTION_CA, AT(access.ca_file)},
    {"parallel", 0, true, OPTION_PARALLEL},
    {"bwlimit", 0, true, OPTION_BANDWIDTH},
    {"retry", 0, true, OPTION_RETRY},
    {"timeout", 0, true, OPTION_TIMEOUT},
    {"public", 0, true, OPTION_PUBLIC, AT(access.public_url)},
    {"verify", 0, true, OPTION_VERIFY},
    {"wait", 0, true, OPTION_WAIT},
    {"receipt", 0, true, OPTION_RECEIPT, AT(receipt)},
    {"plan", 0, true, OPTION_PLAN, AT(plan)},
    {"save-plan", 0, true, OPTION_SAVE_PLAN, AT(save_plan)},
    {"built", 0, false, OPTION_BUILT, AT(built)},
    {"built", 0, true, OPTION_BUILT_AT, AT(built_at)},
    {"repair", 0, false, OPTION_REPAIR, AT(repair)},
    {"commit", 0, true, OPTION_COMMIT, AT(commit)},
    {"host-key", 0, true, OPTION_HOST_KEY, AT(access.host_key)},
    {"api", 0, true, OPTION_API, AT(access.api)},
    {"published", 0, true, OPTION_PUBLISHED},
    {"known", 0, true, OPTION_KNOWN, AT(known)},
    {"by", 0, true, OPTION_BY, AT(by)},
    {"why", 0, true, OPTION_WHY, AT(why)},
    {"site", 0, false, OPTION_SITE, AT(site)},
    {"number", 0, true, OPTION_NUMBER},
    {"received", 0, true, OPTION_RECEIVED},
    {"signed", 0, true, OPTION_SIGNED, AT(signed_pdf)},
    {"accept-changes", 0, false, OPTION_ACCEPT_CHANGES, AT(accept_changes)},
    {"pin-again", 0, false, OPTION_PIN_AGAIN, AT(pin_again)},
    {"trust", 0, true, OPTION_TRUST},
    {"witness", 0, true, OPTION_WITNESS},
    {"note", 0, true, OPTION_NOTE},
    {"within", 0, true, OPTION_WITHIN},
    {"key", 0, true, OPTION_KEY, AT(key)},
    {"new-key", 0, true, OPTION_NEW_KEY, AT(new_key)},
    {"compare", 0, true, OPTION_COMPARE, AT(compare)},
    {"as", 0, true, OPTION_AS},
    {"intake", 0, false, OPTION_INTAKE, AT(intake)},
    {"port", 0, true, OPTION_PORT},
    {"pdf", 0, false, OPTION_PDF, AT(pdf)},
    {"yes", 0, false, OPTION_YES, AT(office.yes)},
    {"authority", 0, true, OPTION_AUTHORITY},
    {"signer", 0, true, OPTION_SIGNER, AT(office.signer)},
    {"province", 0, true, OPTION_PROVINCE, AT(office.province)},
    {"publisher", 0, true, OPTION_PUBLISHER, AT(office.publisher)},
    {"address", 0, true, OPTION_ADDRESS, AT(office.address)},
    {"phone", 0, true, OPTION_PHONE, AT(office.phone)},
    {"email", 0, true, OPTION_EMAIL, AT(office.email)},
    {"web", 0, true, OPTION_WEB, AT(office.web)},
    {"due", 0, false, OPTION_DUE, AT(due)},
    {"again", 0, false, OPTION_AGAIN, AT(again)},
    {"spelling", 0, false, OPTION_SPELLING, AT(spelling)},
};

enum { OPTION_COUNT = sizeof OPTIONS / sizeof OPTIONS[0] };

const struct option_row *
options_rows(size_t *count)
{
	*count = OPTION_COUNT;
	return OPTIONS;
}

/* Prints a line with the mistake and the usage: `what` is an option or the
   command, `how` the rest of the sentence. */
static bool
refuse_usage(const struct command *command, const char *what, const char *how)
{
	fprintf(stderr, _("congbao: %s %s; write congbao %s %s\n"), what,
	    translate(how), command->name, translate(command->arguments));
	return false;
}

/* `right` describes the values of the option. */
static bool
wrong(const char *what, const char *value, const char *right)
{
	fprintf(stderr, _("congbao: --%s “%s”: it should be %s\n"), what, value,
	    translate(right));
	return false;
}

static bool
too_many(const char *what, int most)
{
	fprintf(stderr, _("congbao: --%s can be given %d times at most\n"),
	    what, most);
	return false;
}

/* The same of a word, which may be one of these that was written wrongly. */
static bool
wrong_word(const char *what, const char *value, const char *right,
    const char *const *words, size_t count)
{
	const char *meant = nearest_of(value, words, count);

	if (meant == NULL)
		return wrong(what, value, right);
	fprintf(stderr,
	    _("congbao: --%s “%s”: it should be %s; did you mean “%s”?\n"),
	    what, value, translate(right), meant);
	return false;
}

/* The long option that was probably meant by an argument, or NULL. */
static const char *
meant_option(const struct command *command, const char *argument)
{
	struct nearest nearest;

	if (strncmp(argument, "--", 2) != 0)
		return NULL;
	nearest = nearest_to(argument + 2);
	for (size_t i = 0; i < OPTION_COUNT; i++)
		if (command->options & OPTIONS[i].option)
			nearest_try(&nearest, OPTIONS[i].name);
	nearest_try(&nearest, "help");
	nearest_try(&nearest, "lang");
	nearest_try(&nearest, "version");
	return nearest_meant(&nearest);
}

static bool
refuse_option(const struct command *command, const char *argument)
{
	const char *meant = meant_option(command, argument);

	if (meant == NULL)
		return refuse_usage(command, argument, N_("is no option here"));
	fprintf(stderr,
	    _("congbao: %s is no option here; did you mean “--%s”?\n"),
	    argument, meant);
	return false;
}

static bool
read_number(const char *value, int least, int most, int *number)
{
	char *end;
	long read = strtol(value, &end, 10);

	if (end == value || *end != '\0' || read < least || read > most)
		return false;
	*number = (int)read;
	return true;
}

static bool
read_format(const char *value, enum diag_format *format)
{
	static const char *const NAMES[] = {[DIAG_TEXT] = "text",
	    [DIAG_JSON] = "json",
	    [DIAG_GITHUB] = "github"};

	for (size_t i = 0; i < sizeof NAMES / sizeof NAMES[0]; i++) {
		if (strcmp(value, NAMES[i]) != 0)
			continue;
		*format = (enum diag_format)i;
		return true;
	}
	return wrong_word("format", value, N_("text, json or github"), NAMES,
	    sizeof NAMES / sizeof NAMES[0]);
}

/* "2/4", counted from 1, as CI job matrices do. */
static bool
read_shard(const char *value, struct shard *shard)
{
	const char *slash = strchr(value, '/');
	char index[8] = "";

	if (slash == NULL || (size_t)(slash - value) >= sizeof index)
		return false;
	memcpy(index, value, (size_t)(slash - value));
	return read_number(slash + 1, 1, MOST_SHARDS, &shard->count) &&
	    read_number(index, 1, shard->count, &shard->index);
}

/* "500k", "2M": bytes per second. */
static bool
read_bandwidth(const char *value, size_t *bandwidth)
{
	char *end;
	unsigned long long read = strtoull(value, &end, 10), unit = 1;

	if (end == value || value[0] == '-')
		return false;
	if (*end == 'k' || *end == 'M') {
		unit = *end == 'k' ? 1000 : 1000 * 1000;
		end++;
	}
	if (*end != '\0' || read == 0 || read > 1000000000ULL)
		return false;
	*bandwidth = (size_t)(read * unit);
	return true;
}

static bool
read_verify(const char *value, bool *by_size)
{
	static const char *const NAMES[] = {"full", "size"};

	*by_size = strcmp(value, "size") == 0;
	return *by_size || strcmp(value, "full") == 0 ||
	    wrong_word("verify", value, N_("full or size"), NAMES, 2);
}

static bool
read_seconds(const char *what, const char *value, int least, int *seconds)
{
	return read_number(value, least, 86400, seconds) ||
	    wrong(what, value, N_("seconds, a day at most"));
}

/* Options about the connection to a portal. */
static bool
read_access(uint64_t option, const char *value, struct access *access)
{
	switch (option) {
	case OPTION_PARALLEL:
		return read_number(value, 1, 16, &access->parallel) ||
		    wrong("parallel", value, N_("a number from 1 to 16"));
	case OPTION_BANDWIDTH:
		return read_bandwidth(value, &access->bandwidth) ||
		    wrong("bwlimit", value,
			N_("bytes a second, such as 500k or 2M"));
	case OPTION_RETRY:
		return read_seconds("retry", value, 1, &access->retry_seconds);
	case OPTION_TIMEOUT:
		return read_seconds(
		    "timeout", value, 1, &access->answer_seconds);
	default:
		return false;
	}
}

static bool
read_date(const char *what, const char *value, struct date *date)
{
	return (date_parse(text_of(value), date) && date_is_real(*date)) ||
	    wrong(what, value, N_("a day such as 2022-01-18"));
}

static bool
read_repeated(const char *what, const char *value, struct option_values *values)
{
	if (values->count == REPEATS_MOST)
		return too_many(what, REPEATS_MOST);
	values->at[values->count++] = value;
	return true;
}

static bool
read_authority(const char *value, struct office_options *office)
{
	if (office->authority_count == AUTHORITIES_MOST)
		return too_many("authority", AUTHORITIES_MOST);
	office->authorities[office->authority_count++] = value;
	return true;
}

/* Options that may be given several times. */
static bool
read_one_more(uint64_t option, const char *value, struct options *options)
{
	switch (option) {
	case OPTION_TRUST:
		return read_repeated("trust", value, &options->trust);
	case OPTION_WITNESS:
		return read_repeated("witness", value, &options->witnesses);
	case OPTION_NOTE:
		return read_repeated("note", value, &options->notes);
	case OPTION_PUBLISHED:
		options->published = value;
		return read_repeated("published", value, &options->portals);
	case OPTION_AUTHORITY:
		return read_authority(value, &options->office);
	default:
		return read_access(option, value, &options->access);
	}
}

static bool
read_report_form(const char *value, enum report_form *form)
{
	static const char *const NAMES[] = {[REPORT_AS_TEXT] = "text",
	    [REPORT_AS_CSV] = "csv",
	    [REPORT_AS_DOCX] = "docx",
	    [REPORT_AS_JSON] = "json"};

	for (size_t i = REPORT_AS_TEXT; i <= REPORT_AS_JSON; i++) {
		if (strcmp(value, NAMES[i]) != 0)
			continue;
		*form = (enum report_form)i;
		return true;
	}
	return wrong_word("as", value, N_("text, csv, docx or json"),
	    NAMES + REPORT_AS_TEXT, REPORT_AS_JSON - REPORT_AS_TEXT + 1);
}

/* Options that are numbers or days. */
static bool
read_amount(uint64_t option, const char *value, struct options *options)
{
	switch (option) {
	case OPTION_DATE:
		return read_date("date", value, &options->date);
	case OPTION_RECEIVED:
		return read_date("received", value, &options->received);
	case OPTION_JOBS:
		return read_number(value, 1, MOST_JOBS, &options->jobs) ||
		    wrong("jobs", value, N_("a number from 1 to 64"));
	case OPTION_YEAR:
		return read_number(value, 1900, 2999, &options->year) ||
		    wrong("year", value, N_("a year such as 2022"));
	case OPTION_WAIT:
		return read_seconds("wait", value, 0, &options->wait);
	case OPTION_WITHIN:
		options->within_given = true;
		return read_number(value, 0, 36500, &options->within) ||
		    wrong("within", value, N_("days, such as 90"));
	case OPTION_PORT:
		return read_number(value, 0, 65535, &options->port) ||
		    wrong("port", value, N_("a number from 0 to 65535"));
	default:
		return read_one_more(option, value, options);
	}
}

static bool
read_value(uint64_t option, const char *value, struct options *options)
{
	switch (option) {
	case OPTION_OUTPUT:
		options->output = value;
		options->output_given = true;
		return true;
	case OPTION_FORMAT:
		return read_format(value, &options->format);
	case OPTION_SHARD:
		return read_shard(value, &options->shard) ||
		    wrong("shard", value,
			N_("a part such as 1/4, from 1/4 to 4/4"));
	case OPTION_VERIFY:
		return read_verify(value, &options->by_size);
	case OPTION_NUMBER:
		options->number = value;
		return value[0] != '\0' ||
		    wrong("number", value, N_("a number such as 215/QĐ-UBND"));
	case OPTION_AS:
		return read_report_form(value, &options->report_form);
	default:
		return read_amount(option, value, options);
	}
}

/* Most options are flags, or texts that are kept as they are. */
static bool
read_option(
    const struct option_row *row, const char *value, struct options *options)
{
	char *member = (char *)options + row->offset;

	if (row->offset == 0)
		return read_value(row->option, value, options);
	if (row->argument)
		*(const char **)(void *)member = value;
	else
		*(bool *)member = true;
	return true;
}

/* Tables for getopt_long, with the options of this command only. */
static void
build_tables(const struct command *command, struct option *longs, char *shorts)
{
	*shorts++ = ':';
	for (size_t i = 0; i < OPTION_COUNT; i++) {
		if (!(command->options & OPTIONS[i].option))
			continue;
		*longs++ = (struct option) {
		    OPTIONS[i].name, OPTIONS[i].argument, NULL, (int)i + 256};
		if (OPTIONS[i].letter == 0)
			continue;
		*shorts++ = OPTIONS[i].letter;
		if (OPTIONS[i].argument)
			*shorts++ = ':';
	}
	*longs++ = (struct option) {"help", no_argument, NULL, HELP};
	*longs++ = (struct option) {"version", no_argument, NULL, VERSION_OF};
	*longs = (struct option) {0};
	*shorts++ = HELP;
	*shorts = '\0';
}

/* The row of what getopt_long found: a letter, or an index behind all letters.
 */
static const struct option_row *
option_of(int found)
{
	for (size_t i = 0; i < OPTION_COUNT; i++)
		if (OPTIONS[i].letter != 0 && OPTIONS[i].letter == found)
			return &OPTIONS[i];
	return found >= 256 ? &OPTIONS[found - 256] : NULL;
}

/* Checks for missing and conflicting arguments. */
static bool
has_all(const struct command *command, const struct options *options)
{
	const char *problem = NULL;

	if (options->path_count < command->least)
		problem = N_("needs an argument");
	else if (options->path_count > command->most)
		problem = N_("has too many arguments");
	else if ((command->options & OPTION_YEAR) && options->year == 0)
		problem = N_("needs --year");
	else if ((command->options & OPTION_WHY) &&
	    (options->by == NULL || options->why == NULL))
		problem = N_("needs --by and --why");
	else if (options->due && options->again)
		problem = N_("takes --due or --again, not both");
	else if (options->due && options->path_count > 0)
		problem = N_("takes issues or --due, not both");
	else if ((command->options & OPTION_DUE) && !options->due &&
	    !options->again && options->path_count == 0)
		problem = N_("needs an argument");
	else if ((command->options & OPTION_AGAIN) && !options->again &&
	    options->published != NULL)
		problem = N_("takes --published with --again");
	else if (options->all && options->path_count > command->least)
		problem = N_("takes issues or --all, not both");
	else if ((command->options & OPTION_SIGNED) &&
	    options->path_count > command->least &&
	    (options->number != NULL || options->signed_pdf != NULL ||
		date_is_given(options->date)))
		problem =
		    N_("takes --number, --date and --signed with one file");
	else if (options->join && options->shard.count > 0)
		problem = N_("takes --shard or --join, not both");
	else if (options->pdf && (options->join || options->site))
		problem = N_("takes --pdf with issues or --all");
	return problem == NULL || refuse_usage(command, command->name, problem);
}

/* Is it an environment variable that the program reads? */
static bool
is_read_by_us(const char *variable)
{
	static const char *const NAMES[] = {"CONGBAO_",
	    "GITHUB_SHA=", "CI_COMMIT_SHA=", "CI_JOB_URL=",
	    "CI_COMMIT_TIMESTAMP=", "CI_PIPELINE_CREATED_AT=",
	    "CI_JOB_STARTED_AT=", "DICPATH=", "HOME=", "TMPDIR="};

	for (size_t i = 0; i < sizeof NAMES / sizeof NAMES[0]; i++)
		if (strncmp(variable, NAMES[i], strlen(NAMES[i])) == 0)
			return true;
	return false;
}

static bool
is_utf8(const char *text)
{
	return utf8_valid_length(text_of(text)) == strlen(text);
}

/* A value may be a secret, so it is not printed. */
bool
options_are_text(int count, char *const *arguments)
{
	for (int i = 1; i < count; i++)
		if (!is_utf8(arguments[i])) {
			fprintf(stderr,
			    _("congbao: argument %d is not UTF-8, as the names "
			      "of files should be, too\n"),
			    i);
			return false;
		}
	for (char *const *at = environ; *at != NULL; at++)
		if (is_read_by_us(*at) && !is_utf8(*at)) {
			fprintf(stderr,
			    _("congbao: the environment's %.*s is not UTF-8\n"),
			    (int)strcspn(*at, "="), *at);
			return false;
		}
	return true;
}

bool
options_read(const struct command *command, int count, char **arguments,
    struct options *options)
{
	struct option longs[OPTION_COUNT + 3];
	char shorts[2 * OPTION_COUNT + 3];
	int found;

	*options =
	    (struct options) {.output = "build/out", .jobs = workers_most()};
	build_tables(command, longs, shorts);
	opterr = 0;
	optind = 1;
	while ((found = getopt_long(count, arguments, shorts, longs, NULL)) !=
	    -1) {
		if (found == ':')
			return refuse_usage(command, arguments[optind - 1],
			    N_("needs a value"));
		if (found == '?')
			return refuse_option(command, arguments[optind - 1]);
		options->help |= found == HELP;
		options->version |= found == VERSION_OF;
		if (options->help || options->version)
			return true;
		if (!read_option(option_of(found), optarg, options))
			return false;
	}
	options->paths = arguments + optind;
	options->path_count = (size_t)(count - optind);
	if (options->format == DIAG_TEXT && terminal_has_colours(stderr))
		options->format = DIAG_COLOURED;
	return has_all(command, options);
}
