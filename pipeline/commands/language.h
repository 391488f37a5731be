/*
 * language: the language in which the user wants messages.
 *
 * The first of these that is given: the option --lang, the environment variable
 * CONGBAO_LANG, the profile's `language` (read/profile.h); else Vietnamese.
 */
#ifndef COMMANDS_LANGUAGE_H
#define COMMANDS_LANGUAGE_H

#include <stdbool.h>

/* Each sets the language; false after a line on standard error if there is no
   such language. */

/* First, so that what is wrong with the arguments is said in a language. */
bool language_from_environment(void);

/* Takes --lang out of the arguments, where it may stand anywhere before "--".
 */
bool language_from_arguments(int *count, char **arguments);

#endif
