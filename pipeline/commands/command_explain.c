#include "commands/commands.h"

/*
 * command_explain: the command explain: what a diagnostic means and what to do
 * about it, from the table of all diagnostics.
 */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/diag_code.h"

/* A diagnostic may be an error in one case and a warning in another. */
static const struct {
	enum severity severity;
	const char *name;
} SEVERITIES[] = {{SEVERITY_ERROR, "error"}, {SEVERITY_WARNING, "warning"},
    {SEVERITY_NOTE, "note"}, {SEVERITY_FAILURE, "failure"}};

enum { SEVERITY_ROWS = sizeof SEVERITIES / sizeof SEVERITIES[0] };

static bool
may_be(const struct diag_meaning *meaning, size_t row)
{
	return meaning->severities & 1u << SEVERITIES[row].severity;
}

static void
print_severities(const struct diag_meaning *meaning)
{
	const char *before = "";

	for (size_t i = 0; i < SEVERITY_ROWS; i++) {
		if (!may_be(meaning, i))
			continue;
		printf("%s%s", before, SEVERITIES[i].name);
		before = " or ";
	}
}

static void
print_json(const struct diag_meaning *meaning)
{
	json_t *severities = json_array(), *object;

	for (size_t i = 0; i < SEVERITY_ROWS; i++)
		if (may_be(meaning, i))
			json_array_append_new(
			    severities, json_string(SEVERITIES[i].name));
	object = json_pack("{s:s, s:o, s:s, s:s}", "code", meaning->name,
	    "severities", severities, "meaning", meaning->meaning, "remedy",
	    meaning->remedy);
	if (object == NULL)
		abort();
	json_dumpf(object, stdout, JSON_COMPACT);
	putchar('\n');
	json_decref(object);
}

static void
print_text(const struct diag_meaning *meaning)
{
	printf("%s: ", meaning->name);
	print_severities(meaning);
	printf("\n    %s\n    %s\n", meaning->meaning, meaning->remedy);
}

static void
print(const struct options *options, enum diag_code code)
{
	const struct diag_meaning *meaning = diag_code_meaning(code);

	if (options->format == DIAG_JSON)
		print_json(meaning);
	else
		print_text(meaning);
}

static bool
explain(const struct options *options, const char *name)
{
	enum diag_code code;

	if (!diag_code_find(name, &code)) {
		fprintf(stderr,
		    "congbao: no diagnostic is called “%s”; did you mean "
		    "“%s”?\n",
		    name, diag_code_nearest(name));
		return false;
	}
	print(options, code);
	return true;
}

int
command_explain(const struct options *options)
{
	int status = 0;

	if (options->format == DIAG_GITHUB) {
		fputs("congbao: explain prints text or json\n", stderr);
		return 2;
	}
	for (size_t i = 0; i < options->path_count; i++)
		if (!explain(options, options->paths[i]))
			status = 1;
	for (size_t i = 0; options->path_count == 0 && i < CODE_COUNT; i++)
		print(options, (enum diag_code)i);
	return status;
}
