#include "commands/language.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/translate.h"
#include "base/utf8.h"

static const char OPTION[] = "--lang";

static bool
choose(const char *from, const char *code)
{
	enum language language;

	if (language_find(code, &language)) {
		language_choose(language);
		return true;
	}
	fprintf(stderr, _("congbao: %s “%s”: it should be vi or en\n"), from,
	    utf8_valid_length(text_of(code)) == strlen(code) ? code : "…");
	return false;
}

/*
 * The value, if this is the option: after an equals sign, or the argument that
 * follows. *taken is the number of arguments that it fills.
 */
static const char *
value_of(char *const *at, int *taken)
{
	size_t length = sizeof OPTION - 1;

	*taken = 1;
	if (strncmp(*at, OPTION, length) != 0)
		return NULL;
	if ((*at)[length] == '=')
		return *at + length + 1;
	if ((*at)[length] != '\0')
		return NULL;
	*taken = at[1] == NULL ? 1 : 2;
	return *taken == 1 ? "" : at[1];
}

bool
language_from_environment(void)
{
	const char *set = getenv("CONGBAO_LANG");

	language_suggest(LANGUAGE_VIETNAMESE);
	return set == NULL || set[0] == '\0' || choose("CONGBAO_LANG", set);
}

bool
language_from_arguments(int *count, char **arguments)
{
	int kept = 1, i = 1, taken;

	while (i < *count && strcmp(arguments[i], "--") != 0) {
		const char *value = value_of(arguments + i, &taken);

		if (value != NULL && !choose(OPTION, value))
			return false;
		if (value == NULL)
			arguments[kept++] = arguments[i];
		i += taken;
	}
	while (i < *count)
		arguments[kept++] = arguments[i++];
	arguments[kept] = NULL;
	*count = kept;
	return true;
}
