/*
 * congbao: the electronic official gazette of a province, from a directory of
 * decisions to the portal. congbao(1) documents the commands, congbao(5) their
 * input files, congbao(7) portals and what is published there.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/heap.h"
#include "base/nearest.h"
#include "base/system_words.h"
#include "base/translate.h"
#include "commands/commands.h"
#include "commands/completions.h"
#include "commands/language.h"

enum { ANY = 1000000 }; /* maximum number of arguments */

static const struct command COMMANDS[] = {
    {"init",
	N_("[--yes] [--province NAME] [--publisher NAME] "
	   "[--authority NAME=SYMBOL]… [--address TEXT] [--phone NUMBER] "
	   "[--email ADDRESS] [--web URL] DIRECTORY"),
	N_("begin a gazette: its profile, a first issue, jobs of CI"),
	OPTION_YES | OPTION_PROVINCE | OPTION_PUBLISHER | OPTION_AUTHORITY |
	    OPTION_ADDRESS | OPTION_PHONE | OPTION_EMAIL | OPTION_WEB |
	    OPTION_FORMAT,
	1, 1, command_init},
    {"new",
	N_("[--authority NAME] [--number N] [--date YYYY-MM-DD] "
	   "[--received YYYY-MM-DD] [--signer NAME] ISSUE TYPE [TITLE]"),
	N_("begin a decision, with the parts that its type has"),
	OPTION_AUTHORITY | OPTION_NUMBER | OPTION_DATE | OPTION_RECEIVED |
	    OPTION_SIGNER | OPTION_FORMAT,
	2, 3, command_new},
    {"import",
	N_("[--number N] [--date YYYY-MM-DD] [--received YYYY-MM-DD] "
	   "[--signed FILE.pdf] [--accept-changes] ISSUE FILE…"),
	N_("make decisions of Word files"),
	OPTION_NUMBER | OPTION_DATE | OPTION_RECEIVED | OPTION_SIGNED |
	    OPTION_ACCEPT_CHANGES | OPTION_FORMAT | OPTION_STRICT |
	    OPTION_TIMEOUT,
	2, ANY, command_import},
    {"check",
	N_("[--strict] [--format=text|json|github] [--fix] [--spelling] "
	   "[--published URL|DIR] [ISSUE…|FILE.md…]"),
	N_("find every mistake"),
	OPTION_STRICT | OPTION_FORMAT | OPTION_FIX | OPTION_SPELLING |
	    OPTION_JOBS | OPTION_OUTPUT | OPTION_PUBLISHED | OPTION_ACCESS,
	0, ANY, command_check},
    {"number",
	N_("[--date YYYY-MM-DD] ISSUE… | --due | "
	   "--again [--published URL|DIR]… [ISSUE…]"),
	N_("give issues the next numbers of their year"),
	OPTION_DATE | OPTION_DUE | OPTION_AGAIN | OPTION_PUBLISHED |
	    OPTION_FORMAT | OPTION_ACCESS,
	0, ANY, command_number},
    {"unnumber", N_("[--published URL|DIR]… ISSUE…"),
	N_("take back the last numbers of a year, where they are not "
	   "published"),
	OPTION_PUBLISHED | OPTION_FORMAT | OPTION_ACCESS, 1, ANY,
	command_unnumber},
    {"build",
	N_("[-o DIR] [-j N] [--pdf | --shard K/N | --join] [--published "
	   "URL|DIR] "
	   "ISSUE…|--all|--site"),
	N_("typeset issues and their documents to PDF"),
	OPTION_ALL | OPTION_OUTPUT | OPTION_JOBS | OPTION_FORMAT |
	    OPTION_STRICT | OPTION_SHARD | OPTION_JOIN | OPTION_PUBLISHED |
	    OPTION_SITE | OPTION_PDF | OPTION_ACCESS,
	0, ANY, command_build},
    {"preview", N_("[--port N] [ISSUE]"),
	N_("show an issue in a browser, again whenever a file is saved"),
	OPTION_PORT | OPTION_FORMAT, 0, 1, command_preview},
    {"sign", N_("[--built URL|DIR] [--pin-again] ISSUE…"),
	N_("sign the PDFs of issues with a token, and keep the signatures"),
	OPTION_BUILT_AT | OPTION_PIN_AGAIN | OPTION_FORMAT | OPTION_STRICT |
	    OPTION_ACCESS,
	1, ANY, command_sign},
    {"publish",
	N_("--to URL [--dry-run] [--plan FILE] [--verify=full|size] [-o DIR] "
	   "[-j N] ISSUE…|--all|--site|--built"),
	N_("send what is missing to a portal"),
	OPTION_ALL | OPTION_TO | OPTION_DRY_RUN | OPTION_OUTPUT | OPTION_JOBS |
	    OPTION_FORMAT | OPTION_STRICT | OPTION_JSON | OPTION_PUBLIC |
	    OPTION_VERIFY | OPTION_WAIT | OPTION_RECEIPT | OPTION_PLAN |
	    OPTION_SAVE_PLAN | OPTION_BUILT | OPTION_REPAIR | OPTION_COMMIT |
	    OPTION_KNOWN | OPTION_SITE | OPTION_ACCESS,
	0, ANY, command_publish},
    {"rebuild", N_("[-o DIR] URL|DIR ISSUE"),
	N_("build a published issue again, and compare"),
	OPTION_OUTPUT | OPTION_FORMAT | OPTION_ACCESS, 2, 2, command_rebuild},
    {"verify",
	N_("[--known FILE] [--trust CA.pem]… [--witness KEY --note FILE|URL]… "
	   "[-j N] URL|DIR [ISSUE] | --trust CA.pem FILE.pdf"),
	N_("read a portal back, and check digests and signatures"),
	OPTION_FORMAT | OPTION_STRICT | OPTION_JOBS | OPTION_KNOWN |
	    OPTION_TRUST | OPTION_WITNESS | OPTION_NOTE | OPTION_ACCESS,
	1, 2, command_verify},
    {"renew", N_("[--within DAYS] [-j N] --to URL | -o DIR"),
	N_("stamp the digests of all that is published anew, before old "
	   "time-stamps end"),
	OPTION_TO | OPTION_OUTPUT | OPTION_WITHIN | OPTION_JOBS |
	    OPTION_FORMAT | OPTION_PUBLIC | OPTION_WAIT | OPTION_ACCESS,
	0, 0, command_renew},
    {"witness",
	N_("[--key FILE] [--compare URL|DIR] URL|DIR -o DIR | --new-key NAME "
	   "-o "
	   "FILE"),
	N_("follow a gazette from elsewhere, so that nobody rewrites it "
	   "unseen"),
	OPTION_OUTPUT | OPTION_KEY | OPTION_NEW_KEY | OPTION_COMPARE |
	    OPTION_FORMAT | OPTION_ACCESS,
	0, 1, command_witness},
    {"withhold", N_("--why TEXT --by BODY [--date YYYY-MM-DD] DOCUMENT"),
	N_("take a published document's text from the public, for good"),
	OPTION_WHY | OPTION_BY | OPTION_DATE | OPTION_FORMAT, 1, 1,
	command_withhold},
    {"restrict", N_("--why TEXT --by BODY [--date YYYY-MM-DD] DOCUMENT"),
	N_("keep a published document out of search, feeds and indexes"),
	OPTION_WHY | OPTION_BY | OPTION_DATE | OPTION_FORMAT, 1, 1,
	command_restrict},
    {"lift", N_("--why TEXT --by BODY [--date YYYY-MM-DD] DOCUMENT"),
	N_("end a restriction"),
	OPTION_WHY | OPTION_BY | OPTION_DATE | OPTION_FORMAT, 1, 1,
	command_lift},
    {"portal", "check|unlock URL",
	N_("test what a portal can do, or unlock it"),
	OPTION_FORMAT | OPTION_PUBLIC | OPTION_ACCESS, 2, 2, command_portal},
    {"export", N_("[-o DIR] FILE.md…"),
	N_("write decisions as Word files that follow NĐ 30/2020"),
	OPTION_OUTPUT | OPTION_FORMAT, 1, ANY, command_export},
    {"report", N_("--year YEAR [--as text|csv|docx|json] [-o FILE] [--intake]"),
	N_("the yearly report of the office, or its register of receipt"),
	OPTION_YEAR | OPTION_JSON | OPTION_AS | OPTION_INTAKE | OPTION_OUTPUT |
	    OPTION_FORMAT,
	0, 0, command_report},
    {"show",
	N_("tree|text|marks FILE… | schema profile|issue|decision | issue "
	   "ISSUE… "
	   "| pages ISSUE… | plan --to URL ISSUE…|--all"),
	N_("any stage's result as text"),
	OPTION_TO | OPTION_ALL | OPTION_OUTPUT | OPTION_JOBS | OPTION_FORMAT |
	    OPTION_STRICT | OPTION_JSON | OPTION_BUILT | OPTION_SAVE_PLAN |
	    OPTION_ACCESS,
	1, ANY, command_show},
    {"explain", N_("[--format=text|json] [CODE…]"),
	N_("what a diagnostic means and what to do about it"), OPTION_FORMAT, 0,
	ANY, command_explain},
};

static const char HELP[] = "help"; /* a command, too */

enum { COMMAND_COUNT = sizeof COMMANDS / sizeof COMMANDS[0] };

static const struct command *
find_command(const char *name)
{
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		if (strcmp(COMMANDS[i].name, name) == 0)
			return &COMMANDS[i];
	return NULL;
}

static int
unknown(const char *name)
{
	struct nearest nearest = nearest_to(name);

	for (size_t i = 0; i < COMMAND_COUNT; i++)
		nearest_try(&nearest, COMMANDS[i].name);
	if (nearest_meant(&nearest) != NULL) {
		fprintf(stderr,
		    _("congbao: no command “%s”; did you mean “%s”?\n"), name,
		    nearest.found);
		return 2;
	}
	fprintf(stderr, _("congbao: no command “%s”; there are"), name);
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		fprintf(stderr, " %s,", COMMANDS[i].name);
	fprintf(stderr, " %s\n", HELP);
	return 2;
}

static int
version(void)
{
	puts("congbao " VERSION);
	return 0;
}

static int
help(const char *name)
{
	const struct command *command =
	    name == NULL ? NULL : find_command(name);

	if (name != NULL && command == NULL)
		return unknown(name);
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		if (command == NULL || command == &COMMANDS[i])
			printf("congbao %s %s\n        %s\n", COMMANDS[i].name,
			    translate(COMMANDS[i].arguments),
			    translate(COMMANDS[i].summary));
	if (command == NULL)
		puts(_("\nAn ISSUE is a directory issues/<year>/<name>. "
		       "Everything is explained in congbao(1), (5) and (7)."));
	return 0;
}

static bool
is_help(const char *word)
{
	return strcmp(word, HELP) == 0 || strcmp(word, "--help") == 0 ||
	    strcmp(word, "-h") == 0;
}

static int
completions(const char *shell)
{
	if (shell != NULL && completions_print(shell, COMMANDS, COMMAND_COUNT))
		return 0;
	fputs(_("congbao: completions for which shell? bash, zsh or fish\n"),
	    stderr);
	return 2;
}

/* The command help, with its arguments, which end with NULL. */
static int
run_help(char *const *arguments)
{
	const char *first = arguments[0];

	if (first == NULL || is_help(first))
		return help(NULL);
	if (strcmp(first, "--version") == 0)
		return version();
	if (strcmp(first, "--completions") == 0)
		return completions(arguments[1]);
	if (strncmp(first, "--completions=", 14) == 0)
		return completions(first + 14);
	return help(first);
}

/* Standard output that could not be written is a failure. */
static int
end_output(int status)
{
	if (fflush(stdout) == 0 && !ferror(stdout))
		return status;
	fprintf(
	    stderr, _("congbao: standard output: %s\n"), system_words(errno));
	return status > 0 ? status : 2;
}

int
main(int count, char **arguments)
{
	const struct command *command;
	struct options options;
	const char *name;

	if (!language_from_environment() ||
	    !options_are_text(count, arguments) ||
	    !language_from_arguments(&count, arguments))
		return 2;
	if (count < 2) {
		fputs(_("congbao: no command is given; see `congbao help`\n"),
		    stderr);
		return 2;
	}
	name = arguments[1];
	if (strcmp(name, "--version") == 0)
		return version();
	if (is_help(name))
		return end_output(run_help(arguments + 2));
	command = find_command(name);
	if (command == NULL)
		return unknown(name);
	if (!options_read(command, count - 1, arguments + 1, &options))
		return 2;
	if (options.help || options.version)
		return options.help ? help(name) : version();
	heap_begin();
	return end_output(command->run(&options));
}
