/*
 * syllable: the shape of a syllable of Vietnamese, without its accents.
 */
#ifndef READ_SYLLABLE_H
#define READ_SYLLABLE_H

#include <stdbool.h>

#include "base/text.h"

/*
 * Could the word, of ASCII letters in lower case, be a syllable whose accents
 * are missing, as "nguoi" is, rather than a word of another language, as
 * "internet" is?
 */
bool syllable_is_shaped(struct text word);

#endif
