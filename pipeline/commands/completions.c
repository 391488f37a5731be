#include "commands/completions.h"

#include <stdio.h>
#include <string.h>

#include "base/diag_code.h"
#include "base/translate.h"
#include "commands/options.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static const char *const HELP = N_("one line on each command");

/* What the argument of an option, or a command's first one, may be. */
struct choice {
	const char *name, *words;
};

static const struct choice OPTION_VALUES[] = {
    {"format", "text json github"},
    {"verify", "full size"},
    {"as", "text csv docx json"},
    {"lang", "vi en"},
};

static const struct choice FIRST_WORDS[] = {
    {"portal", "check unlock"},
    {"show", "tree text marks word schema issue pages plan"},
};

#define VALUES_OF(option)                                                      \
	choice_words(OPTION_VALUES, COUNT(OPTION_VALUES), option)
#define FIRST_OF(command) choice_words(FIRST_WORDS, COUNT(FIRST_WORDS), command)

/* NULL: anything. */
static const char *
choice_words(const struct choice *choices, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(choices[i].name, name) == 0)
			return choices[i].words;
	return NULL;
}

static bool
takes_codes(const struct command *command)
{
	return strcmp(command->name, "explain") == 0;
}

static void
print_codes(void)
{
	for (int i = 0; i < CODE_COUNT; i++)
		printf("%s%s", i == 0 ? "" : " ",
		    diag_code_name((enum diag_code)i));
}

static void
print_names(const struct command *commands, size_t count)
{
	for (size_t i = 0; i < count; i++)
		printf("%s ", commands[i].name);
	fputs("help", stdout);
}

/* Within single quotes, in any of the shells. */
static void
print_quoted(const char *text)
{
	for (; *text != '\0'; text++)
		if (*text == '\'')
			fputs("'\\''", stdout);
		else
			putchar(*text);
}

/* Calls for each option of the command. */
static void
each_option(const struct command *command,
    void (*print)(const struct command *, const struct option_row *))
{
	size_t count;
	const struct option_row *rows = options_rows(&count);

	for (size_t i = 0; i < count; i++)
		if (command->options & rows[i].option)
			print(command, &rows[i]);
}

static void
bash_option(const struct command *command, const struct option_row *row)
{
	(void)command;
	printf("--%s ", row->name);
	if (row->letter != 0)
		printf("-%c ", row->letter);
}

static void
bash_command(const struct command *command)
{
	const char *first = FIRST_OF(command->name);

	printf("\t%s)\n\t\toptions='", command->name);
	each_option(command, bash_option);
	fputs("--help --lang --version'\n", stdout);
	if (first != NULL)
		printf("\t\t((COMP_CWORD > 2)) || words='%s'\n", first);
	if (takes_codes(command)) {
		fputs("\t\twords='", stdout);
		print_codes();
		fputs("'\n", stdout);
	}
	fputs("\t\t;;\n", stdout);
}

static void
bash_values(void)
{
	fputs("\tcase $before in\n", stdout);
	for (size_t i = 0; i < COUNT(OPTION_VALUES); i++)
		printf("\t--%s) values='%s' ;;\n", OPTION_VALUES[i].name,
		    OPTION_VALUES[i].words);
	fputs("\tesac\n", stdout);
}

static void
print_bash(const struct command *commands, size_t count)
{
	fputs("# bash completion of congbao, made by congbao.\n"
	      "_congbao()\n{\n"
	      "\tlocal word=${COMP_WORDS[COMP_CWORD]}\n"
	      "\tlocal before=${COMP_WORDS[COMP_CWORD - 1]}\n"
	      "\tlocal words= options='--help --lang --version' values=\n\n"
	      "\t# --format=json is three words.\n"
	      "\t[[ $before != = ]] || before=${COMP_WORDS[COMP_CWORD - 2]}\n"
	      "\t[[ $word != = ]] || word=\n",
	    stdout);
	bash_values();
	fputs("\tcase $((COMP_CWORD > 1)):${COMP_WORDS[1]} in\n"
	      "\t0:*) words='",
	    stdout);
	print_names(commands, count);
	fputs("' ;;\n\t1:help)\n\t\toptions='--completions'\n"
	      "\t\t((COMP_CWORD > 2)) || words='",
	    stdout);
	print_names(commands, count);
	fputs("'\n\t\t;;\n\tesac\n"
	      "\t((COMP_CWORD == 1)) || case ${COMP_WORDS[1]} in\n",
	    stdout);
	for (size_t i = 0; i < count; i++)
		bash_command(&commands[i]);
	fputs("\tesac\n"
	      "\t[[ $word != -* ]] || words=$options\n"
	      "\tCOMPREPLY=($(compgen -W \"${values:-$words}\" -- \"$word\"))\n"
	      "}\n"
	      "complete -o default -F _congbao congbao\n",
	    stdout);
}

static void
zsh_option(const struct command *command, const struct option_row *row)
{
	const char *values = VALUES_OF(row->name);

	(void)command;
	printf("\t\t\t'--%s", row->name);
	if (row->argument && values != NULL)
		printf("=:value:(%s)", values);
	else if (row->argument)
		fputs("=:value:_files", stdout);
	fputs("' \\\n", stdout);
	if (row->letter != 0)
		printf("\t\t\t'-%c%s' \\\n", row->letter,
		    row->argument ? "+:value:_files" : "");
}

static void
zsh_command(const struct command *command)
{
	const char *first = FIRST_OF(command->name);

	printf("\t%s)\n\t\t_arguments \\\n", command->name);
	each_option(command, zsh_option);
	fputs("\t\t\t'--help' '--lang=:language:(vi en)' '--version' \\\n",
	    stdout);
	if (first != NULL)
		printf("\t\t\t'1:word:(%s)' \\\n", first);
	if (takes_codes(command)) {
		fputs("\t\t\t'*:code:(", stdout);
		print_codes();
		fputs(")'\n", stdout);
	} else {
		fputs("\t\t\t'*:file:_files'\n", stdout);
	}
	fputs("\t\t;;\n", stdout);
}

static void
print_zsh(const struct command *commands, size_t count)
{
	fputs("#compdef congbao\n"
	      "# zsh completion of congbao, made by congbao.\n"
	      "_congbao() {\n\tlocal -a commands\n\n\tcommands=(\n",
	    stdout);
	for (size_t i = 0; i < count; i++) {
		printf("\t\t'%s:", commands[i].name);
		print_quoted(translate(commands[i].summary));
		fputs("'\n", stdout);
	}
	fputs("\t\t'help:", stdout);
	print_quoted(translate(HELP));
	fputs("'\n\t)\n"
	      "\tif ((CURRENT == 2)); then\n"
	      "\t\t_describe command commands\n"
	      "\t\t_arguments '--help' '--lang=:language:(vi en)' "
	      "'--version'\n"
	      "\t\treturn\n\tfi\n"
	      "\tshift words\n\t((CURRENT--))\n"
	      "\tcase $words[1] in\n"
	      "\thelp)\n\t\t_arguments '--completions=:shell:(bash zsh fish)' "
	      "\\\n\t\t\t'1:command:(",
	    stdout);
	print_names(commands, count);
	fputs(")'\n\t\t;;\n", stdout);
	for (size_t i = 0; i < count; i++)
		zsh_command(&commands[i]);
	fputs("\tesac\n}\n_congbao \"$@\"\n", stdout);
}

static void
fish_option(const struct command *command, const struct option_row *row)
{
	const char *values = VALUES_OF(row->name);

	printf("complete -c congbao -n '__congbao_is %s' -l %s", command->name,
	    row->name);
	if (row->letter != 0)
		printf(" -s %c", row->letter);
	if (row->argument && values != NULL)
		printf(" -x -a '%s'", values);
	else if (row->argument)
		fputs(" -r", stdout);
	putchar('\n');
}

static void
fish_command(const struct command *command)
{
	const char *first = FIRST_OF(command->name);

	printf("complete -c congbao -n __congbao_begins -f -a %s -d '",
	    command->name);
	print_quoted(translate(command->summary));
	fputs("'\n", stdout);
	each_option(command, fish_option);
	if (first != NULL)
		printf("complete -c congbao -n '__congbao_is %s; and "
		       "__congbao_is_second' -f -a '%s'\n",
		    command->name, first);
	if (takes_codes(command)) {
		printf("complete -c congbao -n '__congbao_is %s' -f -a '",
		    command->name);
		print_codes();
		fputs("'\n", stdout);
	}
}

static void
print_fish(const struct command *commands, size_t count)
{
	fputs("# fish completion of congbao, made by congbao.\n"
	      "function __congbao_begins\n"
	      "\ttest (count (commandline -opc)) -eq 1\nend\n"
	      "function __congbao_is_second\n"
	      "\ttest (count (commandline -opc)) -eq 2\nend\n"
	      "function __congbao_is\n"
	      "\tset -l words (commandline -opc)\n"
	      "\ttest (count $words) -ge 2; and test $words[2] = $argv[1]\n"
	      "end\n"
	      "complete -c congbao -l help\n"
	      "complete -c congbao -l lang -x -a 'vi en'\n"
	      "complete -c congbao -l version\n"
	      "complete -c congbao -n __congbao_begins -f -a help -d '",
	    stdout);
	print_quoted(translate(HELP));
	fputs("'\ncomplete -c congbao -n '__congbao_is help' -x -l completions "
	      "-a "
	      "'bash zsh fish'\n"
	      "complete -c congbao -n '__congbao_is help' -f -a '",
	    stdout);
	print_names(commands, count);
	fputs("'\n", stdout);
	for (size_t i = 0; i < count; i++)
		fish_command(&commands[i]);
}

bool
completions_print(
    const char *shell, const struct command *commands, size_t count)
{
	static const struct {
		const char *shell;
		void (*print)(const struct command *commands, size_t count);
	} SHELLS[] = {
	    {"bash", print_bash}, {"zsh", print_zsh}, {"fish", print_fish}};

	for (size_t i = 0; i < COUNT(SHELLS); i++) {
		if (strcmp(SHELLS[i].shell, shell) != 0)
			continue;
		SHELLS[i].print(commands, count);
		return true;
	}
	return false;
}
