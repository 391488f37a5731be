/*
 * language: the language in which the user wants messages.
 *
 * The first of these that is given: the option --lang, the environment variable
 * CONGBAO_LANG, the profile's `language` (read/profile.h); else Vietnamese.
 */
#ifndef COMMANDS_LANGUAGE_H
#define COMMANDS_LANGUAGE_H

#include <stdbool.h>

/*
 * Sets the language, and takes --lang out of the arguments, where it may stand
 * anywhere before "--". False after a line on standard error if there is no
 * such language.
 */
bool language_from_user(int *count, char **arguments);

#endif
