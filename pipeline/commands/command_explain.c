#include "commands/commands.h"

/*
 * command_explain: the command explain: what a diagnostic means and what to do
 * about it, from the table of all diagnostics.
 */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag_code.h"
#include "base/text.h"
#include "base/translate.h"
#include "base/utf8.h"

/* A diagnostic may be an error in one case and a warning in another. */
static const struct {
	enum severity severity;
	const char *name;
} SEVERITIES[] = {{SEVERITY_ERROR, N_("error")},
    {SEVERITY_WARNING, N_("warning")}, {SEVERITY_NOTE, N_("note")},
    {SEVERITY_FAILURE, N_("failure")}};

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
		printf("%s%s", before, translate(SEVERITIES[i].name));
		before = _(" or ");
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
	object = json_pack("{s:s, s:o, s:s, s:s, s:s, s:s?, s:s}", "code",
	    meaning->name, "severities", severities, "meaning",
	    translate(meaning->meaning), "why", translate(meaning->why),
	    "remedy", translate(meaning->remedy), "wrong", meaning->wrong,
	    "right", meaning->right);
	if (object == NULL)
		abort();
	json_dumpf(object, stdout, JSON_COMPACT);
	putchar('\n');
	json_decref(object);
}

enum { MARGIN = 4, WIDTH = 80 };

/* Prints words at a column, on lines of the width; returns the new column. */
static size_t
print_words(const char *words, size_t column)
{
	while (*words != '\0') {
		size_t length = strcspn(words, " ");
		size_t width = utf8_count((struct text) {words, length});

		if (column > MARGIN && column + 1 + width > WIDTH) {
			printf("\n%*s", MARGIN, "");
			column = MARGIN;
		} else if (column > MARGIN) {
			putchar(' ');
			column++;
		}
		printf("%.*s", (int)length, words);
		column += width;
		words += length + (words[length] == ' ');
	}
	return column;
}

static void
print_paragraph(const char *label, const char *words)
{
	printf("%*s", MARGIN, "");
	print_words(words, print_words(label, MARGIN));
	putchar('\n');
}

/* Prints the lines of an example, each with the mark before it. */
static void
print_example(const char *mark, const char *lines)
{
	while (*lines != '\0') {
		size_t length = strcspn(lines, "\n");

		printf("      %s %.*s\n", mark, (int)length, lines);
		lines += length + (lines[length] == '\n');
	}
}

static void
print_text(const struct diag_meaning *meaning)
{
	printf("%s: ", meaning->name);
	print_severities(meaning);
	putchar('\n');
	print_paragraph("", translate(meaning->meaning));
	print_paragraph(_("Why:"), translate(meaning->why));
	print_paragraph(_("What to do:"), translate(meaning->remedy));
	if (meaning->wrong != NULL)
		print_example("-", meaning->wrong);
	print_example("+", meaning->right);
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
		    _("congbao: no diagnostic is called “%s”; did you mean "
		      "“%s”?\n"),
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
		fputs(_("congbao: explain prints text or json\n"), stderr);
		return 2;
	}
	for (size_t i = 0; i < options->path_count; i++)
		if (!explain(options, options->paths[i]))
			status = 1;
	for (size_t i = 0; options->path_count == 0 && i < CODE_COUNT; i++)
		print(options, (enum diag_code)i);
	return status;
}
