#include "read/syllable.h"

#include <stddef.h>

/* Those that begin like another one come after it; the last is none. */
static const char *const ONSETS[] = {"ngh", "ng", "nh", "n", "gh", "gi", "g",
    "kh", "k", "ch", "c", "ph", "p", "th", "tr", "t", "qu", "b", "d", "h", "l",
    "m", "r", "s", "v", "x", ""};

static const char *const VOWELS[] = {"a", "e", "i", "o", "u", "y", "ai", "ao",
    "au", "ay", "eo", "eu", "ia", "ie", "ieu", "iu", "oa", "oai", "oay", "oe",
    "oeo", "oi", "ua", "uay", "ue", "ui", "uo", "uoi", "uou", "uu", "uy", "uya",
    "uye", "uyu", "ye", "yeu", ""};

static const char *const CODAS[] = {
    "", "c", "ch", "m", "n", "ng", "nh", "p", "t"};

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* "gi" may be the onset and the vowel, as in "gi" and "gin". */
static bool
is_rhyme(struct text rest, bool vowel_in_onset)
{
	size_t vowels = 0;

	while (
	    vowels < rest.length && strchr("aeiouy", rest.at[vowels]) != NULL)
		vowels++;
	return (vowels > 0 || vowel_in_onset) &&
	    text_is_one_of(text_part(rest, 0, vowels), VOWELS, COUNT(VOWELS)) &&
	    text_is_one_of(
		text_part(rest, vowels, rest.length), CODAS, COUNT(CODAS));
}

bool
syllable_is_shaped(struct text word)
{
	for (size_t i = 0; i < COUNT(ONSETS); i++) {
		struct text onset = text_of(ONSETS[i]);

		if (!text_starts(word, ONSETS[i]))
			continue;
		return is_rhyme(text_part(word, onset.length, word.length),
		    text_is(onset, "gi"));
	}
	return false;
}
